"""The small parts of hits and filters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from search.models import Entry
from search.registry.cards import Card, Fact
from search.registry.facets import FACETS
from search.results.facts import for_whom_of, where_of
from search.results.filters import FacetValue, FilterGroup
from search.results.hits import Result

BAD = "<b>'\""


def result(**said: Any) -> Result:
    """Return a hit whose card says this."""
    entry, card = Entry(pk=7, title="Treff", url="/treff/"), Card(**said)
    title, none = SafeString("<mark>Treff</mark>"), SafeString("")
    return Result(entry, card, title, "Angebot", none, none, (), card.badges(entry, date(2026, 12, 1)))


def hit(one: Result) -> str:
    return render_to_string("search/_hit.html", {"result": one})


def hits(found: list[Result], why: str = "") -> str:
    return render_to_string("search/_hits.html", {"hits": found, "why": why})


def filters(groups: list[FilterGroup]) -> str:
    return render_to_string("search/_facets.html", {"groups": groups})


@pytest.mark.parametrize("name", ["what", "who", "who_label", "place", "area", "state", "phone"])
def test_texts_of_hits_are_escaped(name: str) -> None:
    assert BAD not in hit(result(**{"who": "DRK", name: BAD}))


def test_facts_of_a_card_are_escaped() -> None:
    assert BAD not in hit(result(facts=(Fact(BAD, BAD),)))


def test_an_address_of_a_hit_cannot_end_its_attribute() -> None:
    one = result()
    one.entry.url = '/"><b>'
    assert "<b>" not in hit(one)


def test_found_words_stay_marked() -> None:
    assert '<a href="/treff/"><mark>Treff</mark></a>' in hit(result())


def test_a_fact_names_its_label_for_those_who_cannot_see_it() -> None:
    assert '<span class="entry__fact"><span class="kern-sr-only">Ort: </span>Olfen</span>' in hit(
        result(place="Olfen")
    )


def test_each_hit_leads_to_its_own_reasons() -> None:
    other = result()
    other.entry.pk = 10
    html = hits([result(), other], "q=Treff&kommune=olfen")
    addresses = [reverse("search:reasons", args=[pk]) for pk in (7, 10)]
    assert [html.count(f'href="{address}?q=Treff&amp;kommune=olfen"') for address in addresses] == [1, 1]


def test_without_words_no_reasons_are_offered() -> None:
    assert "hit__why" not in hits([result()])


def test_ages_stand_out() -> None:
    card = Card(facts=(Fact("Kosten", "kostenlos"),))
    found = for_whom_of(card, 0, 36)
    assert [(fact.label, fact.strong) for fact in found] == [("Alter", True), ("Kosten", False)]


def test_many_municipalities_are_counted() -> None:
    named = where_of(Card(), ["Olfen", "Senden"])
    counted = where_of(Card(), ["Olfen", "Senden", "Nottuln", "Coesfeld"])
    assert [fact.text for fact in (*named, *counted)] == ["Olfen, Senden", "4 Kommunen"]


def test_a_whole_area_says_more_than_its_municipalities() -> None:
    card = Card(area="ganzer Kreis")
    assert [fact.text for fact in where_of(card, ["Olfen"])] == ["ganzer Kreis"]


def test_a_value_of_a_filter_is_escaped_in_name_and_slug() -> None:
    html = filters([FilterGroup(FACETS["topic"], [FacetValue('"><b>', "<i>", 1, False)])])
    assert ("<b>" in html, "<i>" in html) == (False, False)


def test_only_what_is_chosen_is_checked() -> None:
    values = [FacetValue("a", "A", 1, True), FacetValue("b", "B", 2, False)]
    boxes = [
        line for line in filters([FilterGroup(FACETS["topic"], values)]).splitlines() if "<input" in line
    ]
    assert [" checked>" in box for box in boxes] == [True, False]


def test_numbers_of_hits_are_written_as_germans_do() -> None:
    assert "(1.234)" in filters([FilterGroup(FACETS["topic"], [FacetValue("a", "A", 1234, False)])])
