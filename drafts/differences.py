"""What changes from one content of a page to another, field by field, in German."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from drafts.content import written_names
from drafts.merging import changed_names, same
from drafts.words import NOTHING, excerpts, row_words, words


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its German label, what stands there and what would."""

    label: str
    old: str
    new: str


def differences(model: type[Page], old: dict[str, Any], new: dict[str, Any], user: Any) -> list[Difference]:
    """Return what differs between two contents of a page of type ``model``, in words for ``user``."""
    return [
        _difference(model, name, old.get(name), new.get(name), user)
        for name in changed_names(written_names(model), old, new)
    ]


def labels(model: type[Page], names: Iterable[str]) -> list[str]:
    """Return the German labels of the fields with these ``names``."""
    return [_label(model._meta.get_field(name)) for name in names]


def _difference(model: type[Page], name: str, old: Any, new: Any, user: Any) -> Difference:
    field: Any = model._meta.get_field(name)
    if field.one_to_many:
        parent = field.field.name
        before = [row_words(field.related_model, row, parent, user) for row in _without(old or [], new or [])]
        after = [row_words(field.related_model, row, parent, user) for row in _without(new or [], old or [])]
        pair = ("; ".join(before) or NOTHING, "; ".join(after) or NOTHING)
        if pair[0] == pair[1]:
            pair = (_("bisherige Fassung"), _("andere Reihenfolge"))
    else:
        pair = (words(field, old, user), words(field, new, user))
        if pair[0] == pair[1]:
            pair = (_("bisherige Fassung"), _("andere Gestaltung"))
    return Difference(_label(field), *excerpts(*pair))


def _without(rows: list[Any], others: list[Any]) -> Iterator[Any]:
    """The rows that ``others`` do not have, each as often as it is missing there."""
    left = list(others)
    for row in rows:
        twin = next((other for other in left if same(row, other)), None)
        if twin is None:
            yield row
        else:
            left.remove(twin)


def _label(field: Any) -> str:
    if field.name == "slug":
        return _("Adresse")
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    return capfirst(str(field.verbose_name))
