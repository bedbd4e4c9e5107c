"""What may be wrong with a rule, said at the field in words that help."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from synonyms.names import stems_of
from synonyms.sizes import LONGEST_NAME, MOST_NAMES, MOST_RULES, MOST_WORDS_IN_NAME

Stems = tuple[str, ...]


class Rule(Protocol):
    """What is looked at of a ``SynonymRule``, whose model calls this module."""

    Kind: Any
    kind: Any
    typed: Any
    active: Any

    @property
    def name_list(self) -> list[str]:
        """Its names, one for each line."""


def check(rule: Rule, others: Iterable[Rule]) -> None:
    """Check a tidy rule, by itself and beside ``others``, all that there will be. Raises ValidationError.

    Rules that lead in circles are fine: a synonym's synonyms do not count.
    """
    errors: dict[str, list[str]] = defaultdict(list)
    _check_each(rule, errors)
    if not errors:
        _check_together(rule, errors)
    if not errors and rule.active:
        _check_beside_others(rule, others, errors)
    if errors:
        raise ValidationError(dict(errors))


def _check_each(rule: Rule, errors: dict[str, list[str]]) -> None:
    one_way = rule.kind == rule.Kind.ONE_WAY
    if one_way and not rule.typed:
        errors["typed"].append(_("Tragen Sie ein, was jemand eintippt."))
    names = rule.name_list
    if len(names) < (1 if one_way else 2):
        errors["names"].append(
            _("Tragen Sie mindestens ein Wort ein.")
            if one_way
            else _("Eine Gruppe braucht mindestens zwei Wörter, jedes in einer eigenen Zeile.")
        )
    if len(names) > MOST_NAMES:
        errors["names"].append(
            _("Das sind %(count)d Wörter. Höchstens %(most)d passen in eine Regel.")
            % {"count": len(names), "most": MOST_NAMES}
        )
    for field, name in [("typed", rule.typed), *(("names", name) for name in names)]:
        if name and (problem := _problem_with(name)):
            errors[field].append(problem)


def _problem_with(name: str) -> str:
    if {"=", ";"}.intersection(name):
        return _("«%(name)s»: Schreiben Sie jedes Wort in eine eigene Zeile, ohne «=» und «;».") % {
            "name": name[:80]
        }
    if len(name) > LONGEST_NAME:
        return _("«%(name)s …» ist zu lang. Höchstens %(most)d Zeichen.") % {
            "name": name[:30],
            "most": LONGEST_NAME,
        }
    stems = stems_of(name)
    if not stems:
        return _(
            "«%(name)s» besteht nur aus Füllwörtern oder Zeichen. Die Suche beachtet es nicht. "
            "Nehmen Sie ein Wort, das die Sache nennt."
        ) % {"name": name}
    if len(stems) > MOST_WORDS_IN_NAME:
        return _("«%(name)s» hat zu viele Wörter. Höchstens %(most)d.") % {
            "name": name,
            "most": MOST_WORDS_IN_NAME,
        }
    return ""


def _check_together(rule: Rule, errors: dict[str, list[str]]) -> None:
    """Two names that the search cannot tell apart say nothing."""
    seen: dict[Stems, str] = {}
    if rule.kind == rule.Kind.ONE_WAY:
        seen[stems_of(rule.typed)] = rule.typed
    for name in rule.name_list:
        stems = stems_of(name)
        if stems not in seen:
            seen[stems] = name
        elif seen[stems].casefold() == name.casefold():
            errors["names"].append(_("«%(name)s» steht zweimal da.") % {"name": name})
        else:
            errors["names"].append(
                _("«%(one)s» und «%(other)s» sind für die Suche schon dasselbe Wort. Eines genügt.")
                % {"one": seen[stems], "other": name}
            )


def _check_beside_others(rule: Rule, others: Iterable[Rule], errors: dict[str, list[str]]) -> None:
    """A name is in one group only, and has one rule that leads away from it: two would be overlooked."""
    others = [other for other in others if other.active]
    if len(others) >= MOST_RULES:
        errors["kind"].append(
            _("Es gelten schon %(most)d Regeln. Löschen Sie erst eine, oder lassen Sie eine ruhen.")
            % {"most": MOST_RULES}
        )
        return
    grouped: dict[Stems, Rule] = {}
    one_way: dict[Stems, Rule] = {}
    for other in others:
        if other.kind == rule.Kind.ONE_WAY:
            one_way[stems_of(other.typed)] = other
        else:
            grouped.update((stems_of(name), other) for name in other.name_list)
    if rule.kind == rule.Kind.GROUP:
        for name in rule.name_list:
            if known := grouped.get(stems_of(name)):
                errors["names"].append(
                    _("«%(name)s» steht schon in der Gruppe «%(rule)s». Ergänzen Sie die Wörter dort.")
                    % {"name": name, "rule": known}
                )
        return
    typed = stems_of(rule.typed)
    if known := one_way.get(typed):
        errors["typed"].append(
            _("Für «%(name)s» gibt es schon die Regel «%(rule)s». Ergänzen Sie die Wörter dort.")
            % {"name": rule.typed, "rule": known}
        )
    if known := grouped.get(typed):
        same = {stems_of(name) for name in known.name_list}
        for name in rule.name_list:
            if stems_of(name) in same:
                errors["names"].append(
                    _("«%(name)s» und «%(typed)s» meinen nach der Gruppe «%(rule)s» schon dasselbe.")
                    % {"name": name, "typed": rule.typed, "rule": known}
                )
