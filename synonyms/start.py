"""The synonyms that a site starts with, from ``synonyms/data/start.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from search.api import Synonyms, fold, read_lines
from synonyms.checking import check
from synonyms.current import synonyms_of
from synonyms.models import SynonymList, SynonymRule
from synonyms.names import join_names

_DATA = Path(__file__).resolve().parent / "data"


def start_rules() -> list[SynonymRule]:
    """Give the rules of the list, unsaved."""
    return [_read(line) for line in read_lines("start.txt", _DATA)]


@lru_cache(maxsize=1)
def start_synonyms() -> Synonyms:
    """Give what a site finds by that nobody has changed anything of; asks no database."""
    return synonyms_of(start_rules())


def load_start_rules() -> int:
    """Save the rules of the list that this site has never had, and give how many.

    A rule that coordinators have changed, put to rest or deleted stays so: what has been loaded once is
    known by its first name. A rule that stands in the way of one of theirs is left out for good.
    """
    with transaction.atomic():
        SynonymList.objects.get_or_create(pk=1)
        state = SynonymList.objects.select_for_update().get(pk=1)
        known = set(state.started_with)
        new = [rule for rule in start_rules() if _key(rule) not in known]
        # Among themselves the rules of the list get on (a test says so).
        have_own = SynonymRule.objects.exists()
        saved = 0
        for rule in new:
            rule.tidy()
            if have_own and not _is_fine(rule):
                continue
            rule.save()
            # The first version, so that the history leads back to it.
            rule.save_revision(log_action="wagtail.create", clean=False)
            saved += 1
        if new:
            started_with = sorted(known.union(map(_key, new)))
            SynonymList.objects.filter(pk=1).update(started_with=started_with)
    return saved


def _is_fine(rule: SynonymRule) -> bool:
    try:
        check(rule, SynonymRule.objects.all())
    except ValidationError:
        return False
    return True


def _read(line: str) -> SynonymRule:
    if ">" in line:
        typed, _sign, others = line.partition(">")
        names = join_names(name.strip() for name in others.split(";"))
        return SynonymRule(kind=SynonymRule.Kind.ONE_WAY, typed=typed.strip(), names=names)
    return SynonymRule(
        kind=SynonymRule.Kind.GROUP, names=join_names(name.strip() for name in line.split("="))
    )


def _key(rule: SynonymRule) -> str:
    sign = ">" if rule.kind == SynonymRule.Kind.ONE_WAY else "="
    return sign + " ".join(map(fold, rule.all_names[0].split()))
