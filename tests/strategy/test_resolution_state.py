"""What the steps of a resolution add up to."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.models import Municipality
from strategy.models import LeitbildPage, ResolutionStep
from strategy.resolutions import State, overview, state_of
from tests.strategy.factories import (
    CouncilResolutionFactory,
    MunicipalityFactory,
    ResolutionPointFactory,
    ResolutionStepFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page")]

ADVICE, DECISION, NOTICE = "advice", "decision", "notice"
JUNE, JULY, AUGUST = date(2019, 6, 25), date(2019, 7, 11), date(2019, 8, 29)

# What stands in the steps (date, role, result), and the state that follows.
STATES: list[tuple[str, list[tuple[date | None, str, str]], State]] = [
    ("no steps", [], State.SUBMITTED),
    ("as in the paper of 2019", [(JUNE, ADVICE, "open"), (JULY, DECISION, "open")], State.SUBMITTED),
    ("no dates yet", [(None, DECISION, "open")], State.SUBMITTED),
    ("committee is through", [(JUNE, ADVICE, "adopted"), (JULY, DECISION, "open")], State.IN_CONSULTATION),
    ("committee is against", [(JUNE, ADVICE, "rejected"), (JULY, DECISION, "open")], State.IN_CONSULTATION),
    ("committee postponed", [(JUNE, ADVICE, "postponed"), (JULY, DECISION, "open")], State.POSTPONED),
    ("only taken note of", [(JUNE, NOTICE, "adopted")], State.IN_CONSULTATION),
    ("council adopted", [(JUNE, ADVICE, "adopted"), (JULY, DECISION, "adopted")], State.ADOPTED),
    ("council changed it", [(JULY, DECISION, "adopted_with_changes")], State.ADOPTED_WITH_CHANGES),
    ("council against committee", [(JUNE, ADVICE, "adopted"), (JULY, DECISION, "rejected")], State.REJECTED),
    ("council postponed", [(JULY, DECISION, "postponed"), (AUGUST, DECISION, "open")], State.POSTPONED),
    ("second try", [(JULY, DECISION, "postponed"), (AUGUST, DECISION, "adopted")], State.ADOPTED),
    (
        "entered in the wrong order",
        [(AUGUST, DECISION, "adopted"), (JULY, DECISION, "rejected")],
        State.ADOPTED,
    ),
    ("note after the decision", [(JULY, DECISION, "adopted"), (AUGUST, NOTICE, "adopted")], State.ADOPTED),
]


@pytest.mark.parametrize(("steps", "expected"), [s[1:] for s in STATES], ids=[s[0] for s in STATES])
def test_state_follows_from_steps(steps: list[tuple[date | None, str, str]], expected: State) -> None:
    resolution = CouncilResolutionFactory()
    for meets_on, role, result in steps:
        ResolutionStepFactory(resolution=resolution, meets_on=meets_on, role=role, result=result)
    assert state_of(resolution).state == expected


def test_state_names_the_date_and_body_of_the_decision() -> None:
    resolution = CouncilResolutionFactory()
    ResolutionStepFactory(resolution=resolution, body="Rat der Stadt", meets_on=JULY, result="adopted")
    standing = state_of(resolution)
    assert (standing.on, standing.body) == (JULY, "Rat der Stadt")


def test_overview_lists_a_municipality_without_a_paper(leitbild: LeitbildPage) -> None:
    MunicipalityFactory(name="Olfen")
    rows = overview(leitbild)
    assert [(row.municipality.name, row.resolution) for row in rows] == [("Olfen", None)]


def test_overview_of_a_leitbild_leaves_out_papers_about_something_else(leitbild: LeitbildPage) -> None:
    CouncilResolutionFactory()
    assert [row.resolution for row in overview(leitbild)] == [None]


def test_overview_puts_the_county_first() -> None:
    county = MunicipalityFactory(name="Zollernkreis")
    MunicipalityFactory(name="Ahlen", kind=Municipality.Kind.TOWN, county=county)
    assert [row.municipality.name for row in overview()] == ["Zollernkreis", "Ahlen"]


def test_overview_shows_every_paper_newest_first() -> None:
    old = CouncilResolutionFactory(paper_on=date(2018, 1, 1))
    new = CouncilResolutionFactory(paper_on=date(2020, 1, 1), municipality=old.municipality)
    assert [row.resolution for row in overview()] == [new, old]


@pytest.mark.parametrize("papers", [1, 12])
def test_overview_costs_three_queries(papers: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(papers):
        ResolutionStepFactory(resolution=CouncilResolutionFactory(), result="adopted")
    with django_assert_num_queries(3):
        overview()


def test_list_says_who_has_no_paper_yet(reading: Client) -> None:
    MunicipalityFactory(name="Olfen")
    assert "noch keine Vorlage" in reading.get("/ratsbeschluesse/").content.decode()


def test_detail_numbers_the_points_and_shows_the_votes(reading: Client) -> None:
    resolution = CouncilResolutionFactory()
    ResolutionPointFactory(resolution=resolution, text="Dem Leitbild wird zugestimmt.", sort_order=0)
    ResolutionStepFactory(
        resolution=resolution, result="adopted", votes_for=31, votes_against=0, votes_abstained=2
    )
    html = reading.get(resolution.get_absolute_url()).content.decode()
    assert "<li>Dem Leitbild wird zugestimmt.</li>" in html
    assert "31 Ja, 0 Nein, 2 Enthaltungen" in html


def test_detail_does_not_link_a_leitbild_that_is_not_published(
    reading: Client, leitbild: LeitbildPage
) -> None:
    resolution = CouncilResolutionFactory()
    resolution.leitbilder.add(leitbild)
    leitbild.unpublish()
    assert leitbild.title not in reading.get(resolution.get_absolute_url()).content.decode()


def test_unknown_resolution_is_not_found(reading: Client) -> None:
    assert reading.get("/ratsbeschluesse/999999/").status_code == 404


@pytest.mark.parametrize(
    ("role", "result", "words"),
    [
        (ADVICE, "adopted", "empfohlen"),
        (NOTICE, "adopted", "zur Kenntnis genommen"),
        (DECISION, "adopted", "beschlossen"),
        (ADVICE, "postponed", "vertagt"),
    ],
)
def test_result_is_told_in_words_that_fit_the_role(role: str, result: str, words: str) -> None:
    assert ResolutionStep(role=role, result=result).result_text == words
