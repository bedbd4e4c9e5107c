"""From a row to an offer, and what differs from the offer that is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from wagtail.models import Page

from core.bulk_pages import validate_without_queries
from core.rich_text import RichTextField, without_keys
from core.tables import Row
from core.typed.hours import Hours
from directory.importing.mapping import Mapping, Rules
from directory.importing.providers import Providers
from directory.importing.values import Vocabulary, values_from
from directory.models import MunicipalityPage, OfferContact, OfferOrigin, OfferPage, OpeningHours, Provider
from exchange.reports import Problem

# What Django says of empty fields, beside an offer's own «Wie heißt das Angebot?».
_EMPTY = frozenset({"blank", "null"})
LONGEST_ID: int = OfferOrigin._meta.get_field("external_id").max_length or 0


@dataclass(slots=True)
class Draft:
    """What a row says of an offer; ``values`` by field name, child rows as unsaved instances."""

    external_id: str
    values: dict[str, Any] = field(default_factory=dict)
    provider: Provider | None = None
    children: dict[str, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What the row calls the offer."""
        return self.values.get("title") or ""


def draft_from(row: Row, mapping: Mapping, providers: Providers, vocabulary: Vocabulary) -> Draft:
    """Read a row; everything that is wrong with its cells stands in the draft's problems."""
    draft = Draft(row.words(mapping.id_column))
    if row.surplus:
        draft.problems.append(Problem("", "Die Zeile hat mehr Zellen als die Überschrift."))
    if not draft.external_id:
        draft.problems.append(Problem(mapping.id_column, "Die Kennung fehlt."))
    if len(draft.external_id) > LONGEST_ID:
        reason = f"Die Kennung ist zu lang: höchstens {LONGEST_ID} Zeichen."
        draft.problems.append(Problem(mapping.id_column, reason))
    draft.values, problems = values_from(mapping.fields, row, OfferPage, vocabulary)
    draft.problems += problems
    about_provider, problems = values_from(mapping.provider, row, Provider, vocabulary)
    draft.problems += problems
    draft.provider, problems = providers.find(about_provider)
    draft.problems += problems
    _add_children(draft, "opening_hours", OpeningHours, mapping.opening_hours, row, vocabulary)
    _add_children(draft, "contacts", OfferContact, mapping.contacts, row, vocabulary)
    return draft


def _add_children(
    draft: Draft, name: str, model: Any, groups: tuple[Rules, ...], row: Row, vocabulary: Vocabulary
) -> None:
    if not groups:
        return
    draft.children[name] = []
    for rules in groups:
        values, problems = values_from(rules, row, model, vocabulary)
        columns = {column for rule in rules.values() for column in rule.columns}
        if columns and not any(row.words(column) for column in columns):
            draft.problems += problems  # a formula without a result has no text either
            continue
        # Where a cell could not be read, that its field is empty says nothing more.
        told = {problem.column for problem in problems}
        for said in _each_opening(values):
            child = model(**said, sort_order=len(draft.children[name]))
            try:
                child.full_clean(exclude=["page"], validate_unique=False, validate_constraints=False)
            except ValidationError as error:
                problems += [one for one in problems_of(error, rules, model) if one.column not in told]
            draft.children[name].append(child)
        draft.problems += problems


def _each_opening(values: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the values for each span that one cell says («9–12 und 14–16 Uhr»); none when closed."""
    hours = values.get("opens")
    if not isinstance(hours, Hours):
        return [values]
    said = {name: value for name, value in values.items() if name not in ("opens", "closes")}
    spans = [said | {"opens": opens, "closes": closes} for opens, closes in hours.spans]
    notes = " · ".join(filter(None, (values.get("note"), hours.note)))
    return [*spans, *([said | {"note": notes}] if hours.note else [])]


def new_offer(draft: Draft, parent: Page) -> OfferPage:
    """Give an unsaved offer for below ``parent`` (a specific page) with everything the row says."""
    offer = OfferPage(provider=draft.provider)
    if isinstance(parent, MunicipalityPage):
        offer.municipalities = [parent.municipality]
    else:
        offer.serves_all = True
    write(draft, offer, list(draft.values), list(draft.children))
    return offer


def check_new(draft: Draft, offer: OfferPage, parent: Page, mapping: Mapping) -> None:
    """Add what the offer's own rules say to the draft's problems."""
    try:
        validate_without_queries(offer, parent)
    except ValidationError as error:
        draft.problems += problems_of(error, mapping.fields, OfferPage)


def problems_of(error: ValidationError, rules: Rules, model: Any) -> list[Problem]:
    """Return what a validation error says, each with the columns that its field comes from, or its label."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    problems: list[Problem] = []
    for name, errors in by_field.items():
        rule = rules.get(name)
        column = ", ".join(rule.columns) if rule else ""
        if not column and name not in {"", NON_FIELD_ERRORS}:
            column = capfirst(str(model._meta.get_field(name).verbose_name))
        messages = _each_once(errors)
        problems += [Problem(column, message) for message in messages]
    return problems


def _each_once(errors: list[ValidationError]) -> list[str]:
    """Return the messages about one field; that it is empty only where nothing says it in better words."""
    telling = [error for error in errors if error.code not in _EMPTY]
    return list(dict.fromkeys(ValidationError(telling or errors).messages))


def differences(draft: Draft, offer: OfferPage) -> tuple[list[str], list[str]]:
    """Give the names of the fields and of the child rows in which ``offer`` differs from the row."""
    fields = [name for name, value in draft.values.items() if not _same(offer, name, value)]
    if draft.provider is not None and (draft.provider.pk is None or offer.provider_id != draft.provider.pk):
        fields.append("provider")
    children = [name for name, rows in draft.children.items() if _content(rows) != _stored(offer, name)]
    return fields, children


def write(draft: Draft, offer: OfferPage, fields: list[str], children: list[str]) -> None:
    """Put what the row says into ``offer`` without saving it."""
    for name in fields:
        setattr(offer, name, draft.provider if name == "provider" else draft.values[name])
    for name in children:
        setattr(offer, name, draft.children[name])


def _same(offer: OfferPage, name: str, value: Any) -> bool:
    model_field = OfferPage._meta.get_field(name)
    if model_field.many_to_many:
        return {term.pk for term in getattr(offer, name).all()} == {term.pk for term in value}
    stored = getattr(offer, name)
    if isinstance(model_field, RichTextField):
        # The editor gives its blocks keys, which say nothing.
        return without_keys(stored) == without_keys(value)
    return bool(stored == value)


def _stored(offer: OfferPage, name: str) -> list[tuple[Any, ...]]:
    return _content(sorted(getattr(offer, name).all(), key=lambda child: child.sort_order or 0))


def _content(children: list[Any]) -> list[tuple[Any, ...]]:
    """What a child row says, without its keys."""
    return [
        tuple(
            getattr(child, model_field.attname)
            for model_field in child._meta.concrete_fields
            if model_field.name not in {"id", "page", "sort_order"}
        )
        for child in children
    ]
