"""All rows of a list, with filters and as a table to take along; and how much each list holds."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _, gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import BaseColumn, Column as TableColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from worklists.panels import report_url
from worklists.registry import WORK_LISTS, Column, WorkList, count_of, lists_for

TITLE = gettext_lazy("Arbeitslisten")


class _ActionsColumn(TableColumn):
    cell_template_name = "worklists/actions_cell.html"

    def __init__(self, listed: WorkList, back: str) -> None:
        super().__init__("actions", label=_("Was tun?"), accessor=listed.title.value)
        self.listed, self.back = listed, back

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {
            "actions": [(action, action.url(instance)) for action in self.listed.actions],
            "title": context["value"],
            "back": self.back,
            "csrf_token": parent_context.get("csrf_token", ""),
        }


class WorkListView(ReportView):
    """All rows of one list, the worst first, for whoever it waits for."""

    header_icon = "list-ul"
    is_searchable = False
    table_classname = "listing start-list"

    def setup(self, request: HttpRequest, *args: Any, name: str, **kwargs: Any) -> None:
        """Find the list. Raises Http404 for one that is not registered, or has a report of its own."""
        if name not in WORK_LISTS or WORK_LISTS[name].all_url:
            raise Http404
        self.listed = WORK_LISTS[name]
        self.filterset_class = self.listed.filterset
        super().setup(request, *args, name=name, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in only those for whom the list may hold something."""
        if not self.listed.may_see(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @property
    def page_title(self) -> str:
        """The name of the list."""
        return str(self.listed.label)

    @cached_property
    def index_url(self) -> str:
        """Where the list is."""
        return report_url(self.listed)

    @cached_property
    def index_results_url(self) -> str:
        """Where the part of the page is that filters replace."""
        return reverse("work_list_results", args=[self.listed.name])

    def get_queryset(self) -> Any:
        """Return what waits for the person."""
        return self.listed.rows(self.request.user)

    @cached_property
    def places(self) -> dict[Any, str]:
        """Where each row belongs, by its pk; filled when the rows of the page are known."""
        return {}

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Find out where the rows belong that are shown or taken along."""
        rows = list(object_list)
        if self.listed.places and rows:
            self.places.update(self.listed.places(rows, self.request.user))
        return rows

    @cached_property
    def all_columns(self) -> dict[str, Column]:
        """What is said of each row, by a name."""
        place = Column(_("Wo"), lambda row: self.places.get(row.pk, ""))
        columns = [self.listed.title, *([place] if self.listed.places else ()), *self.listed.columns]
        return {f"column_{number}": column for number, column in enumerate(columns)}

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """The columns of the table: the first leads to the row, the last holds what can be done."""
        (name, title), *others = self.all_columns.items()
        first = TitleColumn(
            name,
            label=title.label,
            accessor=title.value,
            get_url=lambda row: self.listed.url(row, self.request),
        )
        rest = [TableColumn(name, label=column.label, accessor=column.value) for name, column in others]
        return [first, *rest, *([_ActionsColumn(self.listed, self.index_url)] if self.listed.actions else ())]

    @cached_property
    def list_export(self) -> list[str]:
        """The names of what is taken along."""
        return list(self.all_columns)

    @cached_property
    def export_headings(self) -> dict[str, Any]:
        """The headings of what is taken along."""
        return {name: column.label for name, column in self.all_columns.items()}

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return a row of the table that is taken along."""
        return {name: column.value(item) for name, column in self.all_columns.items()}


class WorkListsView(WagtailAdminTemplateMixin, TemplateView):
    """How much waits for the person in each list."""

    template_name = "worklists/index.html"
    page_title = TITLE
    header_icon = "list-ul"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the lists with their numbers."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        lists = [
            {"label": listed.label, "url": report_url(listed), "count": count_of(listed.rows(user))}
            for listed in lists_for(user)
        ]
        return context | {"lists": lists}
