"""What a rule may say; what is wrong stands at its field."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from synonyms.models import SynonymRule
from synonyms.sizes import MOST_NAMES

pytestmark = pytest.mark.django_db


def group(*names: str, **values: object) -> SynonymRule:
    return SynonymRule(kind="group", names="\n".join(names), **values)


def one_way(typed: str, *names: str) -> SynonymRule:
    return SynonymRule(kind="one_way", typed=typed, names="\n".join(names))


def errors(rule: SynonymRule) -> dict[str, list[str]]:
    try:
        rule.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    "rule",
    [
        group("AWO", "Arbeiterwohlfahrt"),
        group("FGKiKP", "Familien-Gesundheits- und Kinderkrankenpflege"),
        one_way("Schreibaby", "Schreiambulanz", "Regulationsstörung"),
        one_way("8a", "Schutzauftrag"),
    ],
    ids=str,
)
def test_a_rule_that_says_something_is_fine(rule: SynonymRule) -> None:
    assert errors(rule) == {}


@pytest.mark.parametrize(
    ("rule", "field", "reason"),
    [
        (group("AWO"), "names", "mindestens zwei Wörter"),
        (group("AWO", "der die das"), "names", "nur aus Füllwörtern"),
        (group("AWO", "🙂"), "names", "nur aus Füllwörtern"),
        (group("AWO", "Awo"), "names", "steht zweimal da"),
        (group("Lüdinghausen", "Luedinghausen"), "names", "schon dasselbe Wort"),
        (group("Hebamme", "Hebammen"), "names", "schon dasselbe Wort"),
        (group("AWO", "x" * 81), "names", "ist zu lang"),
        (group("AWO", " ".join(f"Wort{n}" for n in range(9))), "names", "zu viele Wörter"),
        (group(*(f"Wort{n}" for n in range(MOST_NAMES + 1))), "names", "Das sind 21 Wörter"),
        (one_way("", "Schreiambulanz"), "typed", "was jemand eintippt"),
        (one_way("und", "Schreiambulanz"), "typed", "nur aus Füllwörtern"),
        (one_way("Hebammen", "Hebamme"), "names", "schon dasselbe Wort"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_stands_at_the_field(rule: SynonymRule, field: str, reason: str) -> None:
    assert reason in " ".join(errors(rule).get(field, []))


def test_a_word_of_another_group_is_refused_and_the_group_named() -> None:
    group("AWO", "Arbeiterwohlfahrt").save()
    assert "Gruppe «AWO = Arbeiterwohlfahrt»" in errors(group("Awo", "Wohlfahrt"))["names"][0]


def test_a_second_rule_for_the_same_input_is_refused() -> None:
    one_way("Sucht", "Drogen").save()
    assert "gibt es schon die Regel «Sucht → Drogen»" in errors(one_way("sucht", "Alkohol"))["typed"][0]


def test_a_one_way_rule_that_a_group_says_already_is_refused() -> None:
    group("AWO", "Arbeiterwohlfahrt").save()
    assert "meinen nach der Gruppe" in errors(one_way("AWO", "Arbeiterwohlfahrt"))["names"][0]


def test_a_resting_rule_stands_in_nobodys_way() -> None:
    group("AWO", "Arbeiterwohlfahrt", active=False).save()
    assert errors(group("AWO", "Wohlfahrt")) == {}


def test_a_rule_may_be_saved_again() -> None:
    rule = group("AWO", "Arbeiterwohlfahrt")
    rule.save()
    assert errors(rule) == {}


def test_circles_are_fine() -> None:
    one_way("Drogen", "Sucht").save()
    assert errors(one_way("Sucht", "Drogen")) == {}


def test_no_more_rules_than_a_search_bears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synonyms.checking.MOST_RULES", 1)
    group("AWO", "Arbeiterwohlfahrt").save()
    assert "schon 1 Regeln" in errors(group("DRK", "Rotes Kreuz"))["kind"][0]


def test_names_are_stored_tidy() -> None:
    rule = group("  AWO ", "", "Arbeiter \t wohlfahrt")
    rule.full_clean()
    assert rule.names == "AWO\nArbeiter wohlfahrt"


def test_a_group_forgets_what_is_typed_in_the_field_of_the_other_kind() -> None:
    rule = group("AWO", "Arbeiterwohlfahrt", typed="Rest")
    rule.full_clean()
    assert rule.typed == ""
