"""The panel of one's own municipalities."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _, ngettext

from directory.care import own_pages, published_counts
from directory.models import MunicipalityPage
from home.admin_start.step import Step
from worklists.panels import StartPanel


class MunicipalitiesPanel(StartPanel):
    """The person's municipalities, each with the buttons for what is done most."""

    name = "own_municipalities"
    template_name = "home/admin/start_municipalities.html"
    order = 100

    def content(self) -> dict[str, Any]:
        """Give the municipalities with their steps; nothing for whoever has none of their own."""
        pages = own_pages(self.request.user)
        if not pages:
            return {}
        counts = published_counts(pages)
        heading = _("Ihre Kommune: %(name)s") % {"name": pages[0].title}
        return {
            "heading": heading if len(pages) == 1 else _("Ihre Kommunen"),
            "single": len(pages) == 1,
            "rows": [
                {"page": page, "steps": _steps(page), "count": _counted(counts[page.pk])} for page in pages
            ],
        }


def _steps(page: MunicipalityPage) -> list[Step]:
    return [
        Step(
            _("Neues Angebot"),
            reverse("wagtailadmin_pages:add", args=["directory", "offerpage", page.pk]),
            "plus",
            primary=True,
        ),
        Step(_("Angebote ansehen"), reverse("wagtailadmin_explore", args=[page.pk]), "list-ul"),
        Step(_("Seite der Kommune bearbeiten"), reverse("wagtailadmin_pages:edit", args=[page.pk]), "edit"),
    ]


def _counted(count: int) -> str:
    return ngettext("%(count)d veröffentlichtes Angebot", "%(count)d veröffentlichte Angebote", count) % {
        "count": count
    }
