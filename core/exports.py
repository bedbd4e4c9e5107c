"""Downloads of the administration as tables that German Excel opens as they are.

Wagtail writes commas, no byte order mark and times in UTC, in one mixin for all its lists and reports, also
those of other packages. There is no setting for it, so the mixin's methods that write are replaced here, for
views of ours and of Wagtail alike. What a view exports, and under which headings, stays the view's; where
one of Wagtail's has only the name of a field for a heading, we give it words. A file is called what its page
is called, with the day, so that many in one folder can be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.reports.workflows import WorkflowTasksView, WorkflowView

from core.slugs import german_slug
from core.tables import safe_cell, write_csv
from core.tables.writing import BYTE_ORDER_MARK

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# How Excel shows what is a day, a time or a moment.
_FORMATS = ((datetime, "DD.MM.YYYY HH:MM"), (date, "DD.MM.YYYY"), (time, "HH:MM"))
_HEADINGS: dict[Any, dict[str, Any]] = {
    WorkflowView: {
        "workflow": _("Freigabeweg"),
        "content_object.pk": _("Nummer"),
        "requested_by": _("Angefordert von"),
        "created_at": _("Begonnen am"),
    },
    WorkflowTasksView: {
        "task": _("Arbeitsschritt"),
        "workflow_state.content_object.pk": _("Nummer"),
        "started_at": _("Begonnen am"),
        "finished_at": _("Abgeschlossen am"),
        "finished_by": _("Entschieden von"),
    },
}


def use_german_tables() -> None:
    """Let every list and report of the administration write tables as this module does."""
    for view, headings in _HEADINGS.items():
        view.export_headings = view.export_headings | headings
    for function in (stream_csv, write_csv_response, write_xlsx_response, generate_xlsx_row):
        if not hasattr(SpreadsheetExportMixin, function.__name__):
            raise AttributeError(f"Wagtail's mixin for downloads has no {function.__name__} any more.")
        setattr(SpreadsheetExportMixin, function.__name__, function)


def stream_csv(self: Any, queryset: Iterable[Any]) -> Iterator[bytes]:
    """Return the lines of a CSV file, the headings first (method of ``SpreadsheetExportMixin``)."""
    headings = [self.get_heading(queryset, field) for field in self.list_export]
    yield BYTE_ORDER_MARK.encode() + _line(headings)
    for item in queryset:
        row = self.to_row_dict(item)
        yield _line(
            self.preprocess_field_value(field, local(row.get(field)), self.FORMAT_CSV)
            for field in self.list_export
        )


def write_csv_response(self: Any, queryset: Iterable[Any]) -> StreamingHttpResponse:
    """Return the CSV file as a download (method of ``SpreadsheetExportMixin``)."""
    response = StreamingHttpResponse(self.stream_csv(queryset), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"{file_name(self)}.csv")
    return response


def write_xlsx_response(self: Any, queryset: Iterable[Any]) -> FileResponse:
    """Return the workbook as a download (method of ``SpreadsheetExportMixin``)."""
    file = BytesIO()
    self.write_xlsx(queryset, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, content_type=_XLSX, filename=f"{file_name(self)}.xlsx")


def file_name(view: Any) -> str:
    """Return what the file of a list or report is called, without ending: «weiterleitungen-2027-01-31»."""
    return f"{german_slug(str(view.get_page_title()))}-{timezone.localdate():%Y-%m-%d}"


def generate_xlsx_row(
    self: Any, worksheet: Any, row_dict: dict[str, Any], date_format: str | None = None
) -> Iterator[Any]:
    """Return the cells of a row, days and times as such (method of ``SpreadsheetExportMixin``)."""
    from openpyxl.cell import WriteOnlyCell

    for field, value in row_dict.items():
        shown = self.preprocess_field_value(field, local(value), self.FORMAT_XLSX)
        if isinstance(shown, bool):
            shown = "ja" if shown else "nein"
        cell = WriteOnlyCell(worksheet, safe_cell(shown))
        if cell.data_type == "f":
            cell.data_type = "s"
        for kind, number_format in _FORMATS:
            if isinstance(shown, kind):
                cell.number_format = number_format
                break
        yield cell


def local(value: Any) -> Any:
    """Return a moment as the clock here shows it, anything else as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value)
    return value


def _line(cells: Iterable[Any]) -> bytes:
    file = StringIO()
    write_csv(file, [list(cells)])
    return file.getvalue().encode()
