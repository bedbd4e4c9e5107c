"""The report on outside links."""

from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from accounts.roles import may_edit
from core.models import Municipality
from core.reports import WorstFirstReportView
from links.models import LinkPlace, OutsideLink
from links.permissions import places_of

_WORST_FIRST = [
    OutsideLink.State.BROKEN,
    OutsideLink.State.FAILING,
    OutsideLink.State.REFUSED,
    OutsideLink.State.NEW,
    OutsideLink.State.OK,
]


class LinkFilterSet(WagtailFilterSet):
    """Narrows the report by state and municipality."""

    state = django_filters.ChoiceFilter(
        field_name="link__state", label=_("Zustand"), choices=OutsideLink.State.choices, empty_label=_("Alle")
    )
    municipality = django_filters.ModelChoiceFilter(
        queryset=lambda request: Municipality.objects.filter(
            pk__in=places_of(request.user).exclude(municipality=None).values("municipality")
        ),
        label=_("Kommune"),
        empty_label=_("Alle"),
    )

    class Meta:
        model = LinkPlace
        fields = ["state", "municipality"]


class LinkReportView(WorstFirstReportView):
    """Where links lead out of the site, and what was found there; everybody sees what they may edit."""

    page_title = _("Links nach außen")
    header_icon = "link-external"
    index_url_name = "links_report"
    index_results_url_name = "links_report_results"
    results_template_name = "links/report_results.html"
    filterset_class = LinkFilterSet
    model = LinkPlace
    state_field = "link__state"
    state_filter = "state"
    worst_first = _WORST_FIRST
    export_headings = {
        "title": _("Stelle"),
        "municipality": _("Kommune"),
        "link.url": _("Adresse"),
        "link.get_state_display": _("Zustand"),
        "link.problem": _("Was war?"),
        "link.failed_on": _("Nicht erreichbar seit"),
        "link.checked_at": _("Zuletzt geprüft"),
    }
    list_export = list(export_headings)
    may_see = staticmethod(may_edit)

    def rows(self) -> QuerySet[LinkPlace]:
        """Give the person's places."""
        places = places_of(self.request.user).select_related("link", "municipality", "page")
        return places.order_by("link__failed_on", "title")

    @property
    def columns(self) -> list[Column]:
        """Where, whose, which address, what was found, when."""
        finder = AdminURLFinder(self.request.user)
        return [
            TitleColumn("title", label=_("Stelle"), get_url=lambda place: finder.get_edit_url(place.source)),
            Column("municipality", label=_("Kommune"), accessor=lambda place: place.municipality or ""),
            Column("url", label=_("Adresse"), accessor="link.url"),
            Column("state", label=_("Zustand"), accessor="link.get_state_display"),
            Column("problem", label=_("Was war?"), accessor="link.problem"),
            Column("checked_at", label=_("Zuletzt geprüft"), accessor="link.checked_at"),
        ]

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Read what the places of one part of the list are in, in a few queries."""
        places = list(object_list)
        prefetch_related_objects(places, "source")
        return places

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether links are checked at all."""
        return {**super().get_context_data(**kwargs), "checking": settings.LINK_CHECK}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Name the municipality."""
        return {**super().to_row_dict(item), "municipality": str(item.municipality or "")}
