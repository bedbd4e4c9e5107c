"""The mapping: a TOML file that says which column of a table means what. ``docs/import.md`` explains it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from directory.choices import ProviderKind
from directory.importing.templates import columns_of
from directory.models import OfferContact, OfferPage, OpeningHours, Provider
from directory.offer_fields import OFFER_FIELDS

# What an import may write; the rest belongs to people or to the site itself.
IMPORTABLE = frozenset(row.name for row in OFFER_FIELDS if row.importable)
PROVIDER_FIELDS = frozenset({"name", "street", "postcode", "town", "phone", "email", "website"})
HOURS_FIELDS = frozenset({"weekdays", "opens", "closes", "valid_from", "valid_to", "note"})
CONTACT_FIELDS = frozenset({"function", "phone", "email"})


class MappingError(Exception):
    """The mapping file cannot be used; the message says what and where, in German."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one field gets its value: from a column, a template of columns, a constant, or the ages."""

    column: str = ""
    template: str = ""
    constant: Any = None
    by_age: bool = False
    separator: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    add: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns the value comes from."""
        if self.column:
            return (self.column,)
        return columns_of(self.template)


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows that are no offers: those whose ``column`` equals one of ``values``."""

    column: str
    values: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class HoursRule(Rule):
    """How both ends of openings get their values from one cell that says the hours of a day («9–12 Uhr»)."""


Rules = dict[str, Rule]


@dataclass(frozen=True, slots=True)
class Mapping:
    """A checked mapping."""

    source: str
    id_column: str
    delimiter: str
    fields: Rules
    provider: Rules
    provider_kinds: tuple[tuple[tuple[str, ...], str], ...]
    opening_hours: tuple[Rules, ...]
    contacts: tuple[Rules, ...]
    skips: tuple[Skip, ...]

    @property
    def columns(self) -> set[str]:
        """All columns that must be in the table."""
        groups: Iterable[Rules] = (self.fields, self.provider, *self.opening_hours, *self.contacts)
        used = {column for rules in groups for rule in rules.values() for column in rule.columns}
        return used | {self.id_column} | {skip.column for skip in self.skips}


def load_mapping(path: Path) -> Mapping:
    """Read and check the mapping at ``path``. Raises MappingError when it is unreadable or makes no sense."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(f"Die Zuordnung {path} ist nicht lesbar: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{path} ist kein gültiges TOML: {error}") from error
    known = {"source", "id", "delimiter", "fields", "provider", "opening_hours", "contacts", "skip"}
    if unknown := set(raw) - known:
        raise MappingError(f"Unbekannte Angaben: {', '.join(sorted(unknown))}.")
    for name in ("source", "id"):
        if not isinstance(raw.get(name), str) or not raw[name].strip():
            raise MappingError(f"«{name}» fehlt.")
    fields = _rules(raw.get("fields", {}), IMPORTABLE, OfferPage, "fields")
    if "title" not in fields:
        raise MappingError("[fields] braucht mindestens «title».")
    provider = dict(raw.get("provider", {}))
    kinds = provider.pop("kinds", [])
    provider_rules = _rules(provider, PROVIDER_FIELDS, Provider, "provider")
    if "name" not in provider_rules:
        raise MappingError("[provider] braucht mindestens «name».")
    return Mapping(
        source=raw["source"].strip(),
        id_column=raw["id"],
        delimiter=raw.get("delimiter", ""),
        fields=fields,
        provider=provider_rules,
        provider_kinds=tuple(_kind(entry) for entry in kinds),
        opening_hours=tuple(_hours_rules(entry) for entry in raw.get("opening_hours", [])),
        contacts=tuple(
            _rules(entry, CONTACT_FIELDS, OfferContact, "contacts") for entry in raw.get("contacts", [])
        ),
        skips=tuple(_skip(entry) for entry in raw.get("skip", [])),
    )


def _rules(raw: Any, allowed: frozenset[str], model: Any, where: str) -> Rules:
    rules = {}
    for name, given in raw.items():
        if name not in allowed:
            raise MappingError(
                f"[{where}] kennt kein Feld «{name}». Möglich sind: {', '.join(sorted(allowed))}."
            )
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist as error:
            raise MappingError(f"[{where}] kennt kein Feld «{name}».") from error
        rules[name] = _rule(given, f"[{where}] {name}")
    return rules


def _hours_rules(raw: dict[str, Any]) -> Rules:
    """Read the rules of openings; ``times`` stands for both ends, of one or several, which one cell says."""
    given = dict(raw)
    times = given.pop("times", None)
    rules = _rules(given, HOURS_FIELDS, OpeningHours, "opening_hours")
    if times is None:
        return rules
    if {"opens", "closes"} & set(rules):
        raise MappingError("[opening_hours]: entweder «times» oder «opens» und «closes» angeben.")
    rule = HoursRule(**asdict(_rule(times, "[opening_hours] times")))
    return {**rules, "opens": rule, "closes": rule}


def _rule(given: Any, where: str) -> Rule:
    if not isinstance(given, dict):
        given = {"constant": given}
    try:
        rule = Rule(**given)
    except TypeError as error:
        raise MappingError(f"{where}: unbekannte Angabe in {given}.") from error
    ways = [bool(rule.column), bool(rule.template), rule.constant is not None, rule.by_age]
    if sum(ways) != 1:
        raise MappingError(f"{where}: genau eines von column, template, constant oder by_age angeben.")
    try:
        rule.columns  # noqa: B018 - parses the template
    except ValueError as error:
        raise MappingError(f"{where}: die Vorlage ist fehlerhaft ({error}).") from error
    if rule.by_age and not where.endswith("life_phases"):
        raise MappingError(f"{where}: by_age gibt es nur für life_phases.")
    return rule


def _kind(entry: Any) -> tuple[tuple[str, ...], str]:
    words, kind = entry.get("contains", []), entry.get("kind")
    if kind not in ProviderKind.values or not words:
        raise MappingError(f"[provider.kinds]: «contains» und ein gültiges «kind» angeben, nicht {entry}.")
    return tuple(word.casefold() for word in words), kind


def _skip(entry: Any) -> Skip:
    try:
        return Skip(entry["column"], frozenset(entry["values"]), entry["reason"])
    except (KeyError, TypeError) as error:
        raise MappingError(f"[[skip]] braucht column, values und reason: {entry}") from error
