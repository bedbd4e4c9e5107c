"""The report on documents that search cannot read."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.permissions import policy_registry

from core.reports import WorstFirstReportView
from files.models import Document

States = Document.TextState
_WORST_FIRST = [States.FAILED, States.NO_TEXT, States.UNSUPPORTED, States.WAITING]
CHANGING = ("change", "delete")


def may_see_report(user: Any) -> bool:
    """Tell whether the person may change any document, and so do something about the report."""
    return bool(policy_registry.get_by_type(Document).user_has_any_permission(user, CHANGING))


def not_read(user: Any) -> QuerySet[Document]:
    """Give the documents whose text search does not know, among those that the person may change."""
    documents: QuerySet[Document] = policy_registry.get_by_type(
        Document
    ).instances_user_has_any_permission_for(user, CHANGING)
    return documents.exclude(text_state=States.READ)


class DocumentTextFilterSet(WagtailFilterSet):
    """Narrows the report by state and reason."""

    text_state = django_filters.ChoiceFilter(
        label=_("Stand"),
        choices=[(state.value, state.label) for state in _WORST_FIRST],
        empty_label=_("Alle"),
    )
    text_problem = django_filters.ChoiceFilter(
        label=_("Warum nicht?"), choices=Document.TextProblem.choices, empty_label=_("Alle")
    )

    class Meta:
        model = Document
        fields = ["text_state", "text_problem"]


class DocumentTextReportView(WorstFirstReportView):
    """Documents whose text search does not know, why, and what helps; everybody sees what they may change."""

    page_title = _("Dokumente ohne lesbaren Text")
    header_icon = "doc-full-inverse"
    index_url_name = "document_text_report"
    index_results_url_name = "document_text_report_results"
    results_template_name = "files/admin/report_results.html"
    filterset_class = DocumentTextFilterSet
    model = Document
    state_field = state_filter = "text_state"
    worst_first = _WORST_FIRST
    export_headings = {
        "title": _("Dokument"),
        "filename": _("Datei"),
        "collection.name": _("Sammlung"),
        "text_note": _("Stand"),
        "text_advice": _("Was hilft?"),
        "created_at": _("Hochgeladen"),
    }
    list_export = list(export_headings)
    may_see = staticmethod(may_see_report)

    def rows(self) -> QuerySet[Document]:
        """Give the person's documents."""
        # The text itself may be long, and nobody sees it here.
        return not_read(self.request.user).select_related("collection").defer("text").order_by("title")

    @property
    def columns(self) -> list[Column]:
        """Which document, where it lies, why search cannot read it, what helps, since when."""
        return [
            TitleColumn(
                "title",
                label=_("Dokument"),
                get_url=lambda document: reverse("wagtaildocs:edit", args=[document.pk]),
            ),
            Column("filename", label=_("Datei"), accessor="filename"),
            Column("collection", label=_("Sammlung"), accessor="collection.name"),
            Column("text_note", label=_("Stand"), accessor="text_note"),
            Column("text_advice", label=_("Was hilft?"), accessor="text_advice"),
            DateColumn("created_at", label=_("Hochgeladen"), width="12%"),
        ]
