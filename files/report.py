"""The report on documents that search cannot read."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from core.spreadsheets import safe_cell
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


class DocumentTextReportView(ReportView):
    """Documents whose text search does not know, why, and what helps; everybody sees what they may change."""

    page_title = _("Dokumente ohne lesbaren Text")
    header_icon = "doc-full-inverse"
    index_url_name = "document_text_report"
    index_results_url_name = "document_text_report_results"
    results_template_name = "files/admin/report_results.html"
    filterset_class = DocumentTextFilterSet
    model = Document
    is_searchable = False
    export_headings = {
        "title": _("Dokument"),
        "filename": _("Datei"),
        "collection.name": _("Sammlung"),
        "text_note": _("Stand"),
        "text_advice": _("Was hilft?"),
        "created_at": _("Hochgeladen"),
    }
    list_export = list(export_headings)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in whoever may change a document."""
        if not may_see_report(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Document]:
        """Give the person's documents, the worst first."""
        order = Case(
            *[When(text_state=state, then=Value(place)) for place, state in enumerate(_WORST_FIRST)],
            output_field=IntegerField(),
        )
        # The text itself may be long, and nobody sees it here.
        documents = not_read(self.request.user).select_related("collection").defer("text")
        return documents.order_by(order, "title", "pk")

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

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """Keep titles and names from becoming formulas in a spreadsheet program."""
        row: dict[str, Any] = super().to_row_dict(item)
        return {name: safe_cell(value) for name, value in row.items()}
