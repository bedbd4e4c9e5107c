"""The report on regular work in the administration."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from jobs.models import JobState
from jobs.state import states

MAY_SEE = "jobs.view_jobstate"


class _NumberOrNothing(NumberColumn):
    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context if context["raw_value"] is not None else context | {"value": ""}


class JobReportView(ReportView):
    """Every job with its last run, how long it took and what came of it."""

    page_title = _("Regelmäßige Arbeiten")
    header_icon = "time"
    model = JobState
    permission_policy = ModelPermissionPolicy(JobState)
    any_permission_required = ("view",)
    index_url_name = "job_report"
    index_results_url_name = "job_report_results"
    is_searchable = False
    columns = [
        Column("label", label=_("Arbeit")),
        Column("every", label=_("Wie oft")),
        Column("host", label=_("Server")),
        DateColumn("started_at", label=_("Zuletzt begonnen")),
        _NumberOrNothing("seconds", label=_("Dauer in Sekunden")),
        _NumberOrNothing("rows", label=_("Zeilen")),
        Column("outcome_text", label=_("Ergebnis")),
    ]
    export_headings = {column.name: column.label for column in columns}
    list_export = list(export_headings)

    def get_filtered_queryset(self) -> Any:
        """Return the jobs in the order in which they run; those that never ran are in no table."""
        return states()
