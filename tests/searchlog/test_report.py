"""The report of searches in vain: who reads it, what stands in it, and what never does."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from core.models import Topic
from core.registry import Registry
from home.models import HomePage
from search.index.sync import catch_up_all
from searchlog import report_actions
from searchlog.events import SearchEvent
from searchlog.models import SearchCount, SearchTerm
from searchlog.recording import record
from searchlog.report_actions import ReportAction, Searched
from searchlog.summary import summary_of
from tests.directory.factories import MunicipalityFactory

DAY = date(2026, 5, 4)  # a Monday


def ask(words: str, people: int = 3, outcome: str = "none", filters: str = "", first: int = 0) -> None:
    """Have ``people`` ask on as many days."""
    for number in range(people):
        record(SearchEvent(words, filters, outcome), number, DAY + timedelta(days=first + number))


@pytest.fixture
def coordination(home_page: HomePage, coordination: Client) -> Client:
    """The browser of somebody from coordination; there is an index to ask."""
    catch_up_all()
    return coordination


def report(client: Client, query: str = "") -> Any:
    response = client.get(reverse("search_report") + query)
    assert response.status_code == 200
    return response


def rows(response: Any) -> list[tuple[str, int, int]]:
    return [(row["text"], row["none"], row["few"]) for row in response.context["object_list"]]


def test_texts_stand_in_it_with_the_most_wanted_first(coordination: Client) -> None:
    ask("Krabbelgruppe", outcome="few")
    ask("Babyschwimmen", people=3)
    ask("Nachtdienst", people=5)
    expected = [("Nachtdienst", 5, 0), ("Babyschwimmen", 3, 0), ("Krabbelgruppe", 0, 3)]
    assert rows(report(coordination)) == expected


def test_what_found_nothing_with_all_words_comes_before_what_found_little(coordination: Client) -> None:
    ask("Nachtdienst", people=4)
    ask("Schwimmen Olfen", people=5, outcome="partial")
    ask("Krabbelgruppe", people=6, outcome="few")
    response = report(coordination)
    found = [
        (row["text"], row["none"], row["partial"], row["few"]) for row in response.context["object_list"]
    ]
    expected = [("Schwimmen Olfen", 0, 5, 0), ("Nachtdienst", 4, 0, 0), ("Krabbelgruppe", 0, 0, 6)]
    assert (found, response.context["summary"].partial) == (expected, 5)


def test_what_found_enough_does_not_stand_in_it(coordination: Client) -> None:
    ask("Kita", outcome="some")
    assert rows(report(coordination)) == []


@pytest.mark.parametrize("export", ["", "?export=csv", "?export=xlsx"])
def test_a_rare_text_is_a_number_and_no_word(coordination: Client, export: str) -> None:
    ask("Zwillingstreff", people=2)
    response = coordination.get(reverse("search_report") + export)
    content = response.getvalue() if response.streaming else response.content
    if export == "?export=xlsx":
        content = repr(list(openpyxl.load_workbook(BytesIO(content)).active.values)).encode()
    assert (b"willingstreff" in content, b"weitere seltene Suchen" in content) == (False, True)


def test_numbers_above_the_rows_count_everything(coordination: Client) -> None:
    ask("Babyschwimmen", people=4)
    ask("Zwillingstreff", people=2, outcome="few")
    ask("", people=1, filters=" thema=sprache ")
    summary = report(coordination).context["summary"]
    assert (summary.none, summary.few, summary.rare, summary.without_words) == (5, 2, 2, 1)


def test_it_is_narrowed_by_municipality_and_topic(coordination: Client) -> None:
    MunicipalityFactory(name="Olfen", slug="olfen")
    Topic.objects.create(name="Sprache", slug="sprache")
    ask("Eins", filters=" kommune=olfen thema=sprache ")
    ask("Zwei", filters=" kommune=olfen-land ")
    ask("Drei", filters=" thema=sprache ")
    assert rows(report(coordination, "?kommune=olfen")) == [("Eins", 3, 0)]
    assert [text for text, *_ in rows(report(coordination, "?thema=sprache"))] == ["Drei", "Eins"]


def test_it_is_narrowed_by_days_and_outcome(coordination: Client) -> None:
    ask("Eins", people=4)
    ask("Zwei", outcome="few")
    ask("Drei Wörter", outcome="partial")
    assert rows(report(coordination, "?day_from=2026-05-06&outcome=none")) == [("Eins", 2, 0)]
    assert [text for text, *_ in rows(report(coordination, "?outcome=partial"))] == ["Drei Wörter"]


def test_it_can_be_sorted(coordination: Client) -> None:
    ask("Babyschwimmen", people=5)
    ask("Aikido", people=3)
    assert [text for text, *_ in rows(report(coordination, "?ordering=text"))] == ["Aikido", "Babyschwimmen"]


def test_a_text_leads_to_its_search(coordination: Client) -> None:
    MunicipalityFactory(name="Olfen", slug="olfen")
    ask("Frühe Hilfen", filters=" kommune=olfen ")
    html = report(coordination, "?kommune=olfen").content.decode()
    assert 'href="/suche/?q=Fr%C3%BChe+Hilfen&amp;kommune=olfen"' in html


def test_files_have_a_column_for_each_outcome(coordination: Client) -> None:
    ask("Schwimmen Olfen", people=4, outcome="partial")
    ask("Zwillingstreff", people=2, outcome="partial")
    lines = coordination.get(reverse("search_report") + "?export=csv").getvalue().decode().splitlines()
    assert [line.split(";")[:4] for line in lines[1:]] == [
        ["Schwimmen Olfen", "0", "4", "0"],
        ["weitere seltene Suchen", "0", "2", "0"],
    ]


def test_files_keep_texts_from_becoming_formulas(coordination: Client) -> None:
    ask("Kurs")
    SearchTerm.objects.update(text="=1+1")
    csv = coordination.get(reverse("search_report") + "?export=csv").getvalue().decode()
    assert "'=1+1" in csv


def test_the_number_of_queries_does_not_grow(coordination: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            report(coordination)
        return len(captured)

    ask("Eins")
    queries()
    few = queries()
    for number in range(12):
        ask(f"Wort{number}")
    assert queries() == few


# The course


def test_weeks_without_a_search_stand_in_the_course(coordination: Client) -> None:
    ask("Eins", people=2)
    ask("Zwei", people=1, outcome="few", first=21)
    steps = summary_of(SearchCount.objects.all()).steps
    people = [tuple(bar.people for bar in step.bars) for step in steps]
    assert people == [(2, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 1)]
    assert steps[0].name == "Woche ab 4. Mai 2026"


def test_a_long_time_is_drawn_by_months(coordination: Client) -> None:
    ask("Eins", people=1)
    ask("Zwei", people=1, first=240)
    steps = summary_of(SearchCount.objects.all()).steps
    assert (len(steps), steps[0].name, steps[-1].name) == (8, "Mai 2026", "Dezember 2026")


def test_bars_are_as_high_as_their_numbers(coordination: Client) -> None:
    ask("Eins", people=4)
    ask("Zwei", people=2, outcome="few", first=7)
    first, second = summary_of(SearchCount.objects.all()).steps
    assert [bar.height for bar in second.bars] == [0, 0, first.bars[0].height / 2]


def test_bars_stand_on_each_other(coordination: Client) -> None:
    for people, outcome in ((3, "none"), (2, "partial"), (1, "few")):
        ask("Eins", people=people, outcome=outcome)
    [step] = summary_of(SearchCount.objects.all()).steps
    assert [bar.y for bar in step.bars[:2]] == [bar.y + bar.height for bar in step.bars[1:]]


def test_the_course_is_drawn_with_points_as_decimal_signs(coordination: Client) -> None:
    for week in range(7):
        ask(f"Wort{week}", people=1, first=7 * week)
    html = report(coordination).content.decode()
    assert html.count('class="search-report__none" x="') == 7
    assert "," not in html.split('class="search-report__none" x="')[1].split('"')[0]


def test_an_empty_report_says_so(coordination: Client) -> None:
    assert "nichts vergeblich gesucht" in report(coordination).content.decode()


# What one click makes of a row


def test_actions_of_higher_apps_come_with_the_text_and_the_filters(
    coordination: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_actions, "REPORT_ACTIONS", Registry())
    seen: list[Searched] = []

    def url_for(searched: Searched) -> str:
        seen.append(searched)
        return "/ziel/"

    report_actions.REPORT_ACTIONS.register(ReportAction("do", "Etwas tun", url_for, may=lambda user: True))
    report_actions.REPORT_ACTIONS.register(
        ReportAction("forbidden", "Verboten", url_for, may=lambda user: False)
    )
    MunicipalityFactory(name="Olfen", slug="olfen")
    ask("Frühe Hilfen", filters=" kommune=olfen ")
    html = report(coordination, "?kommune=olfen").content.decode()
    assert ('href="/ziel/"' in html, "Verboten" in html) == (True, False)
    assert seen == [Searched("Frühe Hilfen", municipality="olfen")]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/searchpicks/add/?query=Fr%C3%BChe+Hilfen",
        "/admin/snippets/synonyms/synonymrule/add/?kind=one_way&typed=Fr%C3%BChe+Hilfen",
        "/admin/snippets/chain/gapnote/add/?gesucht=Fr%C3%BChe+Hilfen",
    ],
)
def test_a_click_leads_to_a_form_that_knows_the_text(coordination: Client, address: str) -> None:
    ask("Frühe Hilfen")
    assert f'href="{escape(address)}"' in report(coordination).content.decode()
    assert 'value="Frühe Hilfen"' in coordination.get(address).content.decode()
