"""Reports on what is in a bad state: everybody sees what they may change, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.reports import ReportView

from core.menu_items import MenuItemFor


def report_urls(view: type[ReportView], address: str) -> list[URLPattern]:
    """Return the addresses of a report, and of the part of it that filters replace."""
    return [
        path(address, view.as_view(), name=view.index_url_name),
        path(f"{address}results/", view.as_view(results_only=True), name=view.index_results_url_name),
    ]


class WorstFirstReportView(ReportView):
    """Rows with a state, the worst first, for those who may do something about them.

    ``state_field`` is the field that holds the state, ``worst_first`` its values in their order, and
    ``state_filter`` the parameter that narrows the report to one of them.
    """

    state_field: str
    state_filter: str
    worst_first: Sequence[str]
    is_searchable = False

    @staticmethod
    def may_see(user: Any) -> bool:
        """Tell whether ``user`` may change any of what the report is about."""
        raise NotImplementedError

    def rows(self) -> QuerySet[Any]:
        """Give what the person may change."""
        raise NotImplementedError

    @classmethod
    def worst_url(cls) -> str:
        """Give the address of the report with what is in the worst state."""
        return f"{reverse(cls.index_url_name)}?{urlencode({cls.state_filter: cls.worst_first[0]})}"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in only whom the report can help."""
        if not self.may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        """Give the person's rows, the worst first, else in the order they have."""
        rows = self.rows()
        order = Case(
            *[
                When(**{self.state_field: state}, then=Value(place))
                for place, state in enumerate(self.worst_first)
            ],
            output_field=IntegerField(),
        )
        return rows.order_by(order, *rows.query.order_by, "pk")


def report_menu_item(view: type[WorstFirstReportView], name: str, order: int) -> MenuItemFor:
    """Return what leads to the worst that a report knows of, for those who may see the report."""
    return MenuItemFor(
        view.page_title,
        view.worst_url(),
        may=view.may_see,
        name=name,
        icon_name=view.header_icon,
        order=order,
    )
