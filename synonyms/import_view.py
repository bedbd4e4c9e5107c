"""Reading rules from a table: first what would become of each row, then, confirmed, the same for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages

from core.tables import EXTENSIONS, Cell, Row, TableError
from exchange.reports import Outcome, Report
from synonyms.tables import COLUMNS, import_rows, read_rows

LIST = "wagtailsnippets_synonyms_synonymrule:list"
MOST_BYTES = 1_000_000
_SALT = "synonyms.import"
_SECONDS = 60 * 60


class ImportForm(forms.Form):
    """A table as a file; ``rows`` is what stands in it."""

    file = forms.FileField(
        label=gettext_lazy("Datei"),
        help_text=gettext_lazy("CSV, Excel (.xlsx) oder OpenDocument (.ods), höchstens 1 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(EXTENSIONS)}),
    )
    rows: list[Row]

    def clean_file(self) -> UploadedFile:
        """Read the rows. Raises ValidationError for what cannot be read."""
        file: UploadedFile = self.cleaned_data["file"]
        name = file.name or ""
        if not name.lower().endswith(EXTENSIONS):
            raise forms.ValidationError(_("Bitte eine Datei mit der Endung .csv, .xlsx oder .ods."))
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Die Datei ist zu groß. Höchstens 1 MB."))
        try:
            self.rows = read_rows(name, file.read())
        except TableError as error:
            raise forms.ValidationError(str(error)) from error
        if not self.rows:
            raise forms.ValidationError(_("Unter den Überschriften steht nichts."))
        return file


class SynonymImportView(View):
    """Asks for a file, shows what would happen, and does it when that is confirmed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in whoever may add and change rules."""
        if not request.user.has_perms(["synonyms.add_synonymrule", "synonyms.change_synonymrule"]):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file."""
        return self._page(request, ImportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what the file would do, or do what was shown."""
        if "rows" in request.POST:
            return self._confirmed(request)
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form)
        report = import_rows(form.rows, request.user, dry_run=True)
        sealed = signing.dumps(_plain(form.rows), salt=_SALT, compress=True)
        return self._page(request, form, report=report, sealed=sealed, counts=_counts(report))

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        try:
            rows = signing.loads(request.POST["rows"], salt=_SALT, max_age=_SECONDS)
        except signing.BadSignature:
            messages.error(request, _("Das ist zu lange her. Bitte wählen Sie die Datei noch einmal aus."))
            return self._page(request, ImportForm())
        count = import_rows(_rows(rows), request.user, dry_run=False).count()
        done = count[Outcome.CREATED] + count[Outcome.CHANGED]
        message = ngettext(
            "%(count)d Regel gespeichert. Sie gilt ab sofort.",
            "%(count)d Regeln gespeichert. Sie gelten ab sofort.",
            done,
        )
        messages.success(request, message % {"count": done})
        return redirect(LIST)

    def _page(self, request: HttpRequest, form: ImportForm, **context: Any) -> HttpResponse:
        crumbs = [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse(LIST), "label": _("Synonyme")},
            {"url": "", "label": _("Aus einer Tabelle einlesen")},
        ]
        context |= {"form": form, "columns": COLUMNS, "breadcrumbs_items": crumbs}
        return render(request, "synonyms/import.html", context)


def _counts(report: Report) -> list[tuple[Any, int]]:
    return [(outcome.label, number) for outcome, number in report.count().items() if number]


# Rows as they travel through the browser: a line and the cells that mean something.
_Plain = tuple[int, dict[str, str]]


def _plain(rows: Sequence[Row]) -> list[_Plain]:
    return [(row.line, {name: row.text(name) for name in COLUMNS}) for row in rows]


def _rows(plain: Sequence[_Plain]) -> list[Row]:
    return [Row(line, {name: Cell(text) for name, text in cells.items()}) for line, cells in plain]
