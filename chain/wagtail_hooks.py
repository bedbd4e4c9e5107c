"""Notes that an offer is missing, in the administration."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from chain.models import GapNote
from core.models import Municipality, Topic


class GapNotesView(IndexView):
    """Counts notes, not missing offers."""

    page_title = _("Fehlende Angebote")
    verbose_name_plural = _("Notizen")


class GapNoteCreateView(CreateView):
    """Opens with what the report of searches hands over, and keeps who has written the note."""

    def get_initial_form_instance(self) -> GapNote:
        """Give a note with the text and the filters that the address names, as far as they exist."""
        asked = {name: value.replace("\x00", "") for name, value in self.request.GET.items()}
        places = Municipality.objects.without_county()
        return GapNote(
            searched=asked.get("gesucht", "")[:250],
            municipality=places.filter(slug=asked.get("kommune", "")).first(),
            topic=Topic.objects.filter(slug=asked.get("thema", "")).first(),
        )

    def save_instance(self) -> Any:
        """Keep who has written it."""
        self.form.instance.by = self.request.user
        return super().save_instance()


class GapNoteViewSet(SnippetViewSet):
    """Notes «Hier fehlt ein Angebot»."""

    model = GapNote
    index_view_class = GapNotesView
    add_view_class = GapNoteCreateView
    icon = "clipboard-list"
    menu_label = _("Fehlende Angebote")
    menu_order = 255
    add_to_admin_menu = True
    list_display = ["note", "municipality", "life_phase", "topic", "state", "by"]
    list_filter = ["state", "municipality", "life_phase", "topic"]
    search_fields = ["note", "searched"]
    search_backend_name = None
    ordering = ["state", "-pk"]
    panels = [
        HelpPanel(
            content=_(
                "Offene Notizen stehen für alle Angemeldeten auf der Seite der Präventionskette. Schreiben "
                "Sie nur, was fehlt, nichts über einzelne Familien. Ist die Lücke geschlossen, setzen Sie "
                "den Stand auf «erledigt»."
            )
        ),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("municipality"), FieldPanel("life_phase"), FieldPanel("topic")]),
        FieldPanel("searched"),
        FieldPanel("state"),
        FieldPanel("offer"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[GapNote]:
        """Read what the list shows in a constant number of queries."""
        notes = GapNote.objects.select_related("municipality", "life_phase", "topic", "by")
        return notes.defer("municipality__border")


register_snippet(GapNoteViewSet)
