"""From the cells of a row to the values of fields."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping as MappingType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.models import LifePhase
from directory.fields import ChoiceListField
from directory.importing.mapping import Rule, Rules
from directory.importing.report import Problem


class Vocabulary:
    """Every vocabulary term an import may point at, read once: model → slug → term."""

    def __init__(self) -> None:
        self._terms: dict[type[models.Model], dict[str, Any]] = {}

    def find(self, model: Any, slug: str) -> Any:
        """Give the term with ``slug`` or None."""
        return self.all(model).get(slug)

    def all(self, model: Any) -> dict[str, Any]:
        """Give all terms of ``model`` by slug."""
        if model not in self._terms:
            self._terms[model] = {term.slug: term for term in model._default_manager.all()}
        return self._terms[model]

    def phases_by_age(self, age_from: int | None, age_to: int | None) -> list[Any]:
        """Give the life phases that overlap the ages (months, end excluded); none when both are unknown."""
        if age_from is None and age_to is None:
            return []
        start, end = age_from or 0, age_to if age_to is not None else 10_000
        return [
            phase
            for phase in self.all(LifePhase).values()
            if phase.age_from is not None
            and phase.age_from < end
            and (phase.age_to is None or phase.age_to > start)
        ]


def values_from(
    rules: Rules, cells: MappingType[str, str], model: type[models.Model], vocabulary: Vocabulary
) -> tuple[dict[str, Any], list[Problem]]:
    """Give the values for the fields of ``model`` that ``rules`` name, and what was wrong with cells.

    Relations become lists of terms, choice lists become lists of values, everything else what the model field
    makes of it. A field whose cell was wrong is left out of the values.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, rule in rules.items():
        if rule.by_age:
            continue
        field = model._meta.get_field(name)
        try:
            values[name] = _value(field, rule, cells, vocabulary)
        except ValidationError as error:
            column = ", ".join(rule.columns)
            problems += [Problem(column, message) for message in error.messages]
    for name, rule in rules.items():
        if rule.by_age:
            values[name] = vocabulary.phases_by_age(values.get("age_from"), values.get("age_to"))
    return values, problems


def _value(field: Any, rule: Rule, cells: MappingType[str, str], vocabulary: Vocabulary) -> Any:
    raw = rule.constant if rule.constant is not None else _raw(rule, cells)
    if field.many_to_many or isinstance(field, ChoiceListField):
        items = raw if isinstance(raw, list) else _items(raw, rule)
        if not field.many_to_many:
            return field.tidy(items)
        return [_term(field.related_model, slug, vocabulary) for slug in dict.fromkeys(items)]
    if isinstance(raw, str):
        raw = _translated(raw, rule)
        if raw == "":
            return field.get_default() if field.has_default() or not field.null else None
        if isinstance(field, (models.FloatField, models.DecimalField)):
            raw = raw.replace(",", ".")
    value = field.to_python(raw)
    if isinstance(value, float) and not math.isfinite(value):
        # Python reads «nan», no limit holds for it, and no JSON may contain it.
        raise ValidationError(f"«{raw}» ist keine Zahl.")
    return value + rule.add if rule.add and value is not None else value


def _raw(rule: Rule, cells: MappingType[str, str]) -> str:
    if rule.column:
        return cells.get(rule.column, "")
    return _fill(rule.template, cells)


def _fill(template: str, cells: MappingType[str, str]) -> str:
    """Fill a template; of its parts, divided by «|», those whose columns are all empty are left out."""
    parts = []
    for part in template.split("|"):
        names = [name for _, name, _, _ in string.Formatter().parse(part) if name]
        if not names or any(cells.get(name) for name in names):
            parts.append(string.Formatter().vformat(part, (), {name: cells.get(name, "") for name in names}))
    return " ".join(" ".join(parts).split())


def _items(raw: str, rule: Rule) -> list[str]:
    cells = raw.split(rule.separator) if rule.separator else [raw]
    items: list[str] = []
    for cell in cells:
        translated = _translated(cell.strip(), rule)
        items += translated if isinstance(translated, list) else [translated]
    return [item for item in items if item]


def _translated(cell: str, rule: Rule) -> Any:
    """Translate a cell by the rule's table; a cell it does not know is an error, an empty one is not."""
    if not rule.values or cell == "":
        return cell
    if cell not in rule.values:
        known = ", ".join(rule.values)
        raise ValidationError(f"«{cell}» steht nicht in der Zuordnung (bekannt: {known}).")
    return rule.values[cell]


def _term(model: Any, slug: str, vocabulary: Vocabulary) -> Any:
    term = vocabulary.find(model, slug)
    if term is None:
        raise ValidationError(f"{model._meta.verbose_name}: «{slug}» gibt es nicht.")
    return term
