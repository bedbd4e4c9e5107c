"""The table of fields in ``docs/import.md``, made from the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from core.age_fields import MonthsField
from core.rich_text import RichTextField
from directory.fields import ChoiceListField
from directory.models import OfferPage
from directory.offer_fields import OFFER_FIELDS

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "import.md"
BEGIN, END = "<!-- fields: manage.py import_fields --write -->\n", "<!-- end of fields -->\n"


def field_table() -> str:
    """Return the table in Markdown: each field that an import may write, its label, what its cells say."""
    rows = [
        f"| `{row.name}` | {row.label_on(OfferPage)} | {_cells(OfferPage._meta.get_field(row.name))} |"
        for row in OFFER_FIELDS
        if row.importable
    ]
    return "\n".join(["| Feld | im Formular | Zellen |", "| --- | --- | --- |", *rows]) + "\n"


def document_with_table(document: str) -> str:
    """Return ``document`` with the table of now between its two marks. Raises ValueError without marks."""
    before, mark, rest = document.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"«{BEGIN.strip()}» … «{END.strip()}» is missing.")
    return f"{before}{BEGIN}\n{field_table()}\n{END}{after}"


def _cells(field: Any) -> str:
    if options := getattr(field, "options", None) or field.choices:
        several = ", auch mehrere" if isinstance(field, ChoiceListField) else ""
        return ", ".join(f"`{value}`" for value, _label in options) + several
    if field.many_to_many:
        return f"Kürzel aus «{field.related_model._meta.verbose_name_plural}», auch mehrere"
    kinds: list[tuple[Any, str]] = [
        (RichTextField, "Text mit Absätzen"),
        (MonthsField, "Alter"),
        (models.BooleanField, "WAHR, FALSCH; in CSV `1`, `0`"),
        (models.DateField, "Datum"),
        (models.URLField, "Adresse im Web"),
        (models.DecimalField | models.FloatField, "Zahl"),
        (models.IntegerField, "ganze Zahl"),
    ]
    return next((words for kind, words in kinds if isinstance(field, kind)), "Text")
