"""The report of searches that found nothing or little, in the administration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import F, Max, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _, gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from core.models import Municipality, Topic
from core.text_paginator import SearchTextPaginator
from searchlog.models import SearchCount
from searchlog.removal_view import PERMISSION as MAY_REMOVE
from searchlog.report_actions import ReportAction, Searched, report_actions
from searchlog.summary import Summary, summary_of

_NONE, _PARTIAL, _FEW = SearchCount.Outcome.NONE, SearchCount.Outcome.PARTIAL, SearchCount.Outcome.FEW


class SearchFilterSet(WagtailFilterSet):
    """Narrows the report by what was found, by what was filtered for, and by days."""

    outcome = django_filters.ChoiceFilter(
        label=gettext_lazy("Ergebnis"),
        choices=[(outcome.value, outcome.label) for outcome in (_NONE, _PARTIAL, _FEW)],
        empty_label=gettext_lazy("Alle"),
    )
    kommune = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Gefiltert nach Kommune"),
        queryset=Municipality.objects.without_county().defer("border").order_by("name"),
        to_field_name="slug",
        empty_label=gettext_lazy("Alle"),
        method="filtered_for",
    )
    thema = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Gefiltert nach Handlungsfeld"),
        queryset=Topic.objects.all(),
        to_field_name="slug",
        empty_label=gettext_lazy("Alle"),
        method="filtered_for",
    )
    day = django_filters.DateFromToRangeFilter(label=gettext_lazy("Zeitraum"), widget=DateRangePickerWidget)

    class Meta:
        model = SearchCount
        fields = ["outcome", "kommune", "thema", "day"]

    def filtered_for(self, counts: QuerySet[SearchCount], name: str, value: Any) -> QuerySet[SearchCount]:
        """Keep searches with this filter; ``name`` is its parameter in the address of a search."""
        return counts.filter(filters__contains=f" {name}={value.slug} ")


def _sums() -> dict[str, Sum]:
    """Give how many people were counted with each outcome, by its name."""
    return {
        outcome.value: Sum("people", filter=Q(outcome=outcome), default=0)
        for outcome in (_NONE, _PARTIAL, _FEW)
    }


def _number(name: str, label: str) -> NumberColumn:
    return NumberColumn(name, label=label, sort_key=name, classname="search-report__number")


class ActionsColumn(Column):
    """Buttons for what one click makes of a row."""

    cell_template_name = "searchlog/report_actions.html"

    def __init__(self, actions: Sequence[ReportAction], narrowed_to: Mapping[str, str]) -> None:
        super().__init__("actions", label=_("Was tun?"))
        self.actions, self.narrowed_to = actions, narrowed_to

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Give the label and the address of each button."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        searched = Searched(instance["text"], **self.narrowed_to)
        context["actions"] = [(action.label, action.url_for(searched)) for action in self.actions]
        return context

    def get_value(self, instance: Any) -> str:
        """Give nothing: the row holds no value of this name."""
        return ""


class SearchReportView(ReportView):
    """What is searched for and not found. Only texts that may be kept have a row; the rest is a number."""

    page_title = gettext_lazy("Suchen ohne Treffer")
    header_icon = "search"
    model = SearchCount
    permission_policy = ModelPermissionPolicy(SearchCount)
    any_permission_required = ("view",)
    template_name = "searchlog/report.html"
    results_template_name = "searchlog/report_results.html"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    filterset_class = SearchFilterSet
    paginator_class = SearchTextPaginator
    is_searchable = False
    default_ordering = ("-vain", "-few", "text")
    export_headings: Mapping[str, Any] = {
        "text": gettext_lazy("Gesucht"),
        "none": gettext_lazy("Suchen ohne Treffer"),
        "partial": gettext_lazy("Suchen, bei denen kein Treffer alle Wörter hat"),
        "few": gettext_lazy("Suchen mit 1 oder 2 Treffern"),
        "last": gettext_lazy("Zuletzt am"),
    }
    list_export = list(export_headings)

    def get_filtered_queryset(self) -> Any:
        """Give a row for each text that may be kept, summed up over what the filters leave.

        Of several words some are nearly always found: what has not all of them was searched for in vain, too.
        """
        self.counts = self.filter_queryset(SearchCount.objects.exclude(outcome=SearchCount.Outcome.SOME))
        rows = (
            self.counts.exclude(term=None)
            .exclude(term__text="")
            .order_by()
            .values("term", text=F("term__text"))
            .annotate(
                **_sums(),
                vain=Sum("people", filter=Q(outcome__in=[_NONE, _PARTIAL]), default=0),
                last=Max("day"),
            )
        )
        return self.order_queryset(rows)

    @cached_property
    def narrowed_to(self) -> dict[str, str]:
        """The slugs of the municipality and the field of action that are chosen, "" for all."""
        chosen = self.filters.form.cleaned_data if self.filters.is_valid() else {}
        values = {"municipality": chosen.get("kommune"), "topic": chosen.get("thema")}
        return {name: value.slug if value else "" for name, value in values.items()}

    @cached_property
    def columns(self) -> list[Column]:
        """What was searched for, how often in vain, when last, and what to do about it."""
        columns = [
            TitleColumn("text", label=_("Gesucht"), sort_key="text", get_url=self._search_again),
            _number("none", _("ohne Treffer")),
            _number("partial", _("keiner mit allen Wörtern")),
            _number("few", _("1 oder 2 Treffer")),
            Column(
                "last",
                label=_("Zuletzt"),
                sort_key="last",
                accessor=lambda row: date_format(row["last"], "j.n.Y"),
            ),
        ]
        actions = report_actions(self.request.user)
        return [*columns, ActionsColumn(actions, self.narrowed_to)] if actions else columns

    @property
    def header_more_buttons(self) -> list[Button]:
        """Offer to remove a text that has no row, to those who may."""
        buttons: list[Button] = list(super().header_more_buttons)
        if self.request.user.has_perm(MAY_REMOVE):
            label, url = _("Suchtext entfernen"), reverse("search_text_removal")
            buttons.append(Button(label, url=url, icon_name="bin", priority=95))
        return buttons

    def _search_again(self, row: Mapping[str, Any]) -> str:
        place, topic = self.narrowed_to["municipality"], self.narrowed_to["topic"]
        pairs = {"q": row["text"], "kommune": place, "thema": topic}
        return (
            f"{reverse('search:search')}?{urlencode({key: value for key, value in pairs.items() if value})}"
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the numbers and their course."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        if not self.is_export:
            context["summary"] = self.summary
        return context

    @cached_property
    def summary(self) -> Summary:
        """The numbers of everything that the filters leave."""
        return summary_of(self.counts)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> Any:
        """End the file with what has no row, so that it does not look like all."""
        rare = self.counts.filter(Q(term=None, without_words=False) | Q(term__text=""))
        rest = {"text": _("weitere seltene Suchen"), "last": "", **rare.aggregate(**_sums())}
        return super().as_spreadsheet([*queryset, rest], spreadsheet_format)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Return the columns of a row, which is no instance."""
        return {name: item[name] for name in self.list_export}
