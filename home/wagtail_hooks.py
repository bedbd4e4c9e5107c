"""The home app in the administration."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from home.admin_start import panels_for
from home.models import LegalText
from home.models.legal import first_text


class LegalTextCreateView(CreateView):
    """Opens with the text to start from, for the first legal page that has none yet."""

    def get_initial_form_instance(self) -> LegalText:
        """Give the text to start from, or an empty one when all pages have theirs."""
        there = set(LegalText.objects.values_list("kind", flat=True))
        missing = [kind for kind in LegalText.Kind.values if kind not in there]
        return first_text(missing[0]) if missing else LegalText()


class LegalTextViewSet(SnippetViewSet):
    """Impressum, privacy notice and accessibility statement."""

    model = LegalText
    icon = "doc-full"
    menu_label = _("Rechtstexte")
    menu_order = 900
    add_to_settings_menu = True
    add_view_class = LegalTextCreateView
    list_display = [
        "__str__",
        Column("gaps", label=_("Fehlende Angaben"), accessor=lambda text: len(text.gaps)),
        "updated_at",
    ]


register_snippet(LegalTextViewSet)


@hooks.register("construct_homepage_panels")
def say_what_to_do_next(request: HttpRequest, panels: list[Any]) -> None:
    """Put what the role does next before Wagtail's panels."""
    panels.extend(panels_for(request))
