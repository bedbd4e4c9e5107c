"""The rules a site starts with."""

from __future__ import annotations

import pytest

from synonyms import start
from synonyms.current import current_synonyms
from synonyms.models import SynonymRule
from synonyms.start import load_start_rules, start_rules, start_synonyms

pytestmark = pytest.mark.django_db


def use(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let the list have these lines."""
    monkeypatch.setattr(start, "read_lines", lambda _name, _folder: list(lines))


def rules() -> list[str]:
    return sorted(str(rule) for rule in SynonymRule.objects.all())


def test_the_list_is_long_and_every_rule_of_it_passes_the_checks() -> None:
    load_start_rules()
    saved = list(SynonymRule.objects.all())
    for rule in saved:
        rule.full_clean()
    assert len(saved) == len(start_rules()) >= 80


def test_a_site_that_has_changed_nothing_finds_by_the_list() -> None:
    load_start_rules()
    assert current_synonyms() == start_synonyms()


def test_a_second_time_changes_nothing() -> None:
    load_start_rules()
    before = current_synonyms().key
    assert (load_start_rules(), current_synonyms().key) == (0, before)


def test_what_was_changed_or_deleted_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "AWO = Arbeiterwohlfahrt", "DRK = Rotes Kreuz", "Sucht > Drogen")
    load_start_rules()
    changed = SynonymRule.objects.get(names__startswith="AWO")
    changed.names = "Arbeiterwohlfahrt\nWohlfahrt"
    changed.save()
    SynonymRule.objects.get(names__startswith="DRK").delete()
    assert (load_start_rules(), rules()) == (0, ["Arbeiterwohlfahrt = Wohlfahrt", "Sucht → Drogen"])


def test_a_later_list_brings_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "AWO = Arbeiterwohlfahrt")
    load_start_rules()
    use(monkeypatch, "AWO = Arbeiterwohlfahrt = Wohlfahrt", "DRK = Rotes Kreuz")
    assert (load_start_rules(), rules()) == (1, ["AWO = Arbeiterwohlfahrt", "DRK = Rotes Kreuz"])


def test_a_rule_of_the_coordinators_goes_before_one_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    SynonymRule.objects.create(names="AWO\nWohlfahrt")
    use(monkeypatch, "AWO = Arbeiterwohlfahrt")
    assert (load_start_rules(), rules()) == (0, ["AWO = Wohlfahrt"])


def test_the_history_leads_back_to_the_first_version(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, "AWO = Arbeiterwohlfahrt")
    load_start_rules()
    rule = SynonymRule.objects.get()
    assert rule.revisions.get().as_object().names == "AWO\nArbeiterwohlfahrt"
