"""From the cells of a row to the values of fields."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from core.models import LifePhase
from core.rich_text import RichTextField, features_of, for_editor, from_text
from core.tables import Cell, Row
from directory.fields import ChoiceListField
from directory.importing.mapping import HoursRule, Rule, Rules
from directory.importing.readings import check_formula, read_cell, read_hours, says_nothing, words_for
from directory.importing.templates import fill, fill_markup, is_markup
from exchange.reports import Problem


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
    rules: Rules, row: Row, model: type[models.Model], vocabulary: Vocabulary
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values for the fields of ``model`` that ``rules`` name, and what was wrong with cells.

    Relations become lists of terms, choice lists become lists of values, running text becomes markup, and
    everything else what ``core.typed`` and the model field make of it. A field whose cell was wrong is left
    out of the values.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, rule in rules.items():
        if rule.by_age:
            continue
        field = model._meta.get_field(name)
        try:
            for column in rule.columns:
                check_formula(row.cell(column))
            values[name] = _value(field, rule, row, vocabulary)
        except ValidationError as error:
            column = ", ".join(rule.columns)
            found = (Problem(column, message) for message in error.messages)
            problems += [problem for problem in found if problem not in problems]
    for name, rule in rules.items():
        if rule.by_age:
            values[name] = vocabulary.phases_by_age(values.get("age_from"), values.get("age_to"))
    return values, problems


def _value(field: Any, rule: Rule, row: Row, vocabulary: Vocabulary) -> Any:
    if field.many_to_many or isinstance(field, ChoiceListField):
        items = rule.constant if isinstance(rule.constant, list) else _items(_one_line(rule, row), rule)
        if not field.many_to_many:
            return field.tidy(items)
        return [_term(field.related_model, slug, vocabulary) for slug in dict.fromkeys(items)]
    if isinstance(field, RichTextField):
        return _running_text(field, rule, row)
    if isinstance(rule, HoursRule):
        text = _one_line(rule, row)
        return read_hours(text) if text else None
    if rule.constant is not None:
        value = field.to_python(rule.constant)
    else:
        cell = _cell(field, rule, row)
        if says_nothing(field, cell):
            return field.get_default() if field.has_default() or not field.null else None
        value = read_cell(field, cell)
    return value + rule.add if rule.add and value is not None else value


def _cell(field: Any, rule: Rule, row: Row) -> Cell:
    """Return the cell that a rule makes: that of its column, translated, or the words of its template."""
    tidy = _tidy_lines if isinstance(field, models.TextField) else _words
    if not rule.column:
        return Cell(_translated(tidy(fill(rule.template, lambda name: row.text(name))), rule))
    cell = row.cell(rule.column)
    words = tidy(cell.text)
    if not rule.values:
        return Cell(words, cell.value)
    known = next((word for word in words_for(Cell(words, cell.value)) if word in rule.values), words)
    return Cell(str(_translated(known, rule)))


def _running_text(field: RichTextField, rule: Rule, row: Row) -> str:
    """Return markup: of what the mapping says, tags are markup, of what a cell says, nothing is."""
    features = features_of(field.features)
    if rule.template:
        return fill_markup(rule.template, lambda name: row.text(name), features)
    if rule.constant is None and not rule.values:
        return from_text(row.text(rule.column), features)
    said = str(rule.constant if rule.constant is not None else _translated(_one_line(rule, row), rule))
    return for_editor(said, features) if is_markup(said) else from_text(said, features)


def _one_line(rule: Rule, row: Row) -> str:
    if rule.constant is not None:
        return str(rule.constant)
    if rule.column:
        return row.words(rule.column)
    return _words(fill(rule.template, lambda name: row.text(name)))


def _words(text: str) -> str:
    """Return ``text`` in one line, with single blanks."""
    return " ".join(text.split())


def _tidy_lines(text: str) -> str:
    """Return ``text`` with its line ends, but for empty lines at both ends and blanks around each line."""
    return "\n".join(_words(line) for line in text.strip().split("\n"))


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
