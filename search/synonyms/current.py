"""The rules that hold now, for every search.

They are kept in each process with the token of the list; a search reads the token, which is one small query,
and the rules only when it is another one. So a change counts for the next search of every process, and no
index has to follow.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save

from core.prepared import Prepared
from search.german.synonyms import NO_SYNONYMS, Synonyms, make_synonyms
from search.synonyms.models import SynonymList, SynonymRule

_token = Prepared(lambda: SynonymList.objects.values_list("token")[:1])
_held: tuple[Any, Synonyms] = (None, NO_SYNONYMS)


def current_synonyms() -> Synonyms:
    """Give the synonyms that hold now; costs one query, two after a change."""
    global _held
    # The token before the rules: the other way round, a change in between would never be noticed.
    rows = _token.rows()
    if not rows:
        return NO_SYNONYMS
    token = rows[0][0]
    held, synonyms = _held
    if held != token:
        synonyms = synonyms_of(SynonymRule.objects.all())
        _held = (token, synonyms)
    return synonyms


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


def tell_change(**_signal: Any) -> None:
    """Let every process read the rules again; in the transaction that changes them."""
    SynonymList.objects.update_or_create(pk=1, defaults={"token": uuid.uuid4()})


def connect() -> None:
    """Watch every change of a rule."""
    for signal in (post_save, post_delete):
        signal.connect(tell_change, sender=SynonymRule, dispatch_uid=f"synonyms_{id(signal)}")
