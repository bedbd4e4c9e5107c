"""Values of pages in words, as far as a person may know what they name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from core.age_fields import MonthsField
from core.blocks import plain_text, stream_text
from core.german_order import german_order
from core.rich_text import RichTextField, StreamField
from core.typed.age_words import format_age
from core.typed.dates import date_in_words
from core.typed.datetimes import datetime_in_words
from core.typed.times import time_in_words
from core.visibility import visible_files, visible_pages

NOTHING = "–"
MOST_CHARS = 160


def words(field: Any, value: Any, user: Any) -> str:
    """Return what ``value`` of ``field``, as revisions hold it, says to ``user``; «–» for nothing."""
    if isinstance(field, models.ManyToManyField):
        return _named(field.related_model, value or [], user)
    if value in (None, "", []):
        return NOTHING
    if field.is_relation:
        return _named(field.related_model, [value], user)
    if isinstance(field, StreamField):
        return stream_text(field.to_python(value)) or _("Inhalt ohne Text")
    if isinstance(field, RichTextField):
        return plain_text(value) or NOTHING
    if isinstance(field, MonthsField):
        return format_age(int(value))
    if hasattr(field, "labels"):  # several of a fixed list
        return ", ".join(field.labels(value)) or NOTHING
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain_words(field.to_python(value))


def row_words(model: type[models.Model], row: dict[str, Any], parent: str, user: Any) -> str:
    """Return what a child row says, its values with commas between; ``parent`` names the key to the page."""
    left_out = {"pk", "sort_order", "translation_key", "locale", parent}
    parts = [
        words(field, row.get(field.name), user)
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left_out and row.get(field.name) not in (None, "")
    ]
    return ", ".join(part for part in parts if part != NOTHING) or NOTHING


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Return both texts cut to where they differ, with «…» where something was left out."""
    if max(len(old), len(new)) <= MOST_CHARS:
        return old, new
    ahead = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = max(0, ahead - MOST_CHARS // 3)
    start = old.rfind(" ", 0, start) + 1 if start else 0
    return _cut(old, start), _cut(new, start)


def _cut(text: str, start: int) -> str:
    part = text[start : start + MOST_CHARS]
    before = "… " if start and part else ""
    after = " …" if len(text) > start + MOST_CHARS else ""
    return f"{before}{part}{after}" or NOTHING


def _plain_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("Ja") if value else _("Nein")
    if isinstance(value, datetime.datetime):
        moment = timezone.localtime(value) if timezone.is_aware(value) else value
        return datetime_in_words(moment, with_weekday=False)
    if isinstance(value, datetime.date):
        return date_in_words(value)
    if isinstance(value, datetime.time):
        return time_in_words(value)
    if isinstance(value, Decimal):
        return number_format(value)
    if isinstance(value, float):
        return number_format(value)
    return " ".join(str(value).split())


def _named(model: Any, keys: Iterable[Any], user: Any) -> str:
    """The names behind keys; what ``user`` may not see, or what is gone, is said to be so and no more."""
    keys = list(keys)
    rows = model._default_manager.filter(pk__in=keys)
    seen = _visible(rows, user)
    names = sorted((str(row) for row in seen), key=german_order)
    hidden = len(set(keys)) - len(names)
    if hidden:
        names.append(_("etwas, das es nicht mehr gibt oder das Sie nicht sehen dürfen"))
    return ", ".join(names) or NOTHING


def _visible(rows: Any, user: Any) -> Any:
    if issubclass(rows.model, Page):
        return visible_pages(rows, user)
    if issubclass(rows.model, (get_document_model(), get_image_model())):
        return visible_files(rows, user)
    return rows
