"""The rules that hold now, for every search; no index has to follow a change."""

from __future__ import annotations

from collections.abc import Iterable

from core.process_cache import ProcessCache
from search.api import NO_SYNONYMS, Synonyms, make_synonyms
from synonyms.models import SynonymList, SynonymRule


def current_synonyms() -> Synonyms:
    """Give the synonyms that hold now; costs one query, two after a change."""
    return _rules.current()


def synonyms_of(rules: Iterable[SynonymRule]) -> Synonyms:
    """Give what ``rules`` say; those that rest say nothing."""
    groups: list[list[str]] = []
    one_way: list[tuple[str, list[str]]] = []
    for rule in rules:
        if not rule.active:
            continue
        if rule.kind == SynonymRule.Kind.ONE_WAY:
            one_way.append((rule.typed, rule.name_list))
        else:
            groups.append(rule.name_list)
    return make_synonyms(groups, one_way)


def connect() -> None:
    """Watch every change of a rule."""
    _rules.watch(SynonymRule)


_rules = ProcessCache(SynonymList, lambda: synonyms_of(SynonymRule.objects.all()), NO_SYNONYMS)
