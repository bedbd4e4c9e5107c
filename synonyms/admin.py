"""How coordinators list and edit synonyms."""

from __future__ import annotations

from django.forms import RadioSelect
from django.urls import URLPattern, path
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet

from synonyms.forms import SynonymForm
from synonyms.import_view import SynonymImportView
from synonyms.models import SynonymRule
from synonyms.views import (
    SynonymCreateView,
    SynonymDeleteView,
    SynonymEditView,
    SynonymIndexView,
)

HELP = _(
    "<p>Eine Regel gilt sofort nach dem Speichern, für alle und ohne Wartezeit.</p>"
    "<p><strong>Gruppe</strong>: Alle Wörter meinen dasselbe. "
    "Beispiel: «AWO» und «Arbeiterwohlfahrt». Wer das eine sucht, findet auch das andere.</p>"
    "<p><strong>Einbahn</strong>: Wer A eingibt, findet auch B. Umgekehrt nicht. "
    "Beispiel: Wer «Schreibaby» eingibt, findet auch «Schreiambulanz». "
    "Wer «Schreiambulanz» sucht, weiß schon, was gebraucht wird.</p>"
    "<p>Beugungen, Umlaute und zusammengesetzte Wörter kennt die Suche schon: «Hebammen», «Hebammenhilfe». "
    "Dafür brauchen Sie keine Regel. Nehmen Sie im Zweifel lieber wenige, genaue Wörter: "
    "Jede Regel bringt auch Treffer, die niemand gesucht hat.</p>"
)


def _direction(rule: SynonymRule) -> str:
    return str(_("Einbahn") if rule.kind == SynonymRule.Kind.ONE_WAY else _("Gruppe"))


class SynonymViewSet(SnippetViewSet):
    """Synonyme."""

    model = SynonymRule
    icon = "link"
    menu_label = _("Synonyme")
    menu_name = "synonyms"
    copy_view_enabled = False
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    create_template_name = "synonyms/create.html"
    edit_template_name = "synonyms/edit.html"
    delete_template_name = "synonyms/delete.html"
    list_display = (
        "__str__",
        Column("direction", label=_("Art"), accessor=_direction, sort_key="kind"),
        BooleanColumn("active", label=_("Gilt"), sort_key="active"),
        "note",
    )
    list_filter = ("kind", "active")
    list_per_page = 100
    search_fields = ("typed", "names", "note")
    edit_handler = ObjectList(
        [
            HelpPanel(mark_safe(HELP)),  # noqa: S308 - our own text
            FieldPanel("kind", widget=RadioSelect),
            FieldPanel("typed"),
            FieldPanel("names"),
            FieldPanel("active"),
            FieldPanel("note"),
            FieldPanel("queries"),
        ],
        base_form_class=SynonymForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the import to Wagtail's views."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [*patterns, path("import/", SynonymImportView.as_view(), name="import")]
