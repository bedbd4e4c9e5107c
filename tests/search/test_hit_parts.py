"""The small parts of hits and filters that are drawn in Python."""

from __future__ import annotations

from search.facets import Facet, FacetValue
from search.facts import Fact, for_whom_of, where_of
from search.models import Entry
from search.templatetags.hits import facts, filter_values


def test_texts_of_facts_are_escaped() -> None:
    assert "<b>" not in facts([Fact("Ort", "<b>Olfen</b>")])


def test_a_fact_names_its_label_for_those_who_cannot_see_it() -> None:
    assert facts([Fact("Ort", "Olfen")]) == (
        '<span class="entry__fact"><span class="kern-sr-only">Ort: </span>Olfen</span>'
    )


def test_ages_stand_out() -> None:
    entry = Entry(age_from=0, age_to=36, details={"cost": "kostenlos"})
    assert [(fact.label, fact.strong) for fact in for_whom_of(entry)] == [("Alter", True), ("Kosten", False)]


def test_many_municipalities_are_counted() -> None:
    named = where_of(Entry(), ["Olfen", "Senden"])
    counted = where_of(Entry(), ["Olfen", "Senden", "Nottuln", "Coesfeld"])
    assert [fact.text for fact in (*named, *counted)] == ["Olfen, Senden", "4 Kommunen"]


def test_a_whole_area_says_more_than_its_municipalities() -> None:
    entry = Entry(details={"area": "ganzer Kreis"})
    assert [fact.text for fact in where_of(entry, ["Olfen"])] == ["ganzer Kreis"]


def test_a_value_of_a_filter_is_escaped_in_name_and_slug() -> None:
    html = filter_values(Facet("thema", "Thema", [FacetValue('"><b>', "<i>", 1, False)]))
    assert ("<b>" in html, "<i>" in html) == (False, False)


def test_only_what_is_chosen_is_checked() -> None:
    values = [FacetValue("a", "A", 1, True), FacetValue("b", "B", 2, False)]
    boxes = filter_values(Facet("thema", "Thema", values)).splitlines()
    assert [" checked>" in box for box in boxes] == [True, False]


def test_numbers_of_hits_are_written_as_germans_do() -> None:
    assert "(1.234)" in filter_values(Facet("thema", "Thema", [FacetValue("a", "A", 1234, False)]))
