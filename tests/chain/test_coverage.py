"""What counts in the chain, and that the search finds exactly what is counted."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from chain.coverage import coverage, phases_of
from directory.search_links import offers_url
from search.index.projection import project_all
from search.index.sync import catch_up_all
from search.query.search_query import read_query
from search.registry.labels import Labels
from search.results.page import search_entries
from tests.chain.conftest import Towns
from tests.directory.factories import OfferFactory


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def test_cell_counts_what_is_published_valid_visible_and_serves(every_sort: Towns, reader: User) -> None:
    found = coverage(reader, every_sort.all)
    cells = {
        (place.name, phase.slug): found.cells[place.pk, phase.pk]
        for place in every_sort.all
        for phase in (every_sort.early, every_sort.late)
    }
    assert cells == {
        ("Olfen", "frueh"): 4,
        ("Olfen", "spaet"): 1,
        ("Senden", "frueh"): 2,
        ("Senden", "spaet"): 1,
    }


def test_totals_count_each_offer_once(every_sort: Towns, reader: User) -> None:
    found = coverage(reader, every_sort.all)
    towns = (found.municipalities[every_sort.olfen.pk], found.municipalities[every_sort.senden.pk])
    assert (*towns, found.phases[every_sort.early.pk], found.total) == (5, 2, 4, 5)


def test_who_may_see_more_counts_more(every_sort: Towns, make_group: Any, reader: User) -> None:
    make_group("manche", reader)
    found = coverage(reader, every_sort.all)
    assert found.cells[every_sort.senden.pk, every_sort.early.pk] == 3


def test_field_of_action_narrows_the_table(every_sort: Towns, reader: User) -> None:
    found = coverage(reader, every_sort.all, every_sort.topic)
    assert (found.total, found.cells[every_sort.olfen.pk, every_sort.early.pk]) == (1, 1)


def test_strip_of_the_start_page_counts_by_the_same_rule(every_sort: Towns, reader: User) -> None:
    found = coverage(reader, every_sort.all)
    numbers, total = phases_of(reader, every_sort.olfen)
    assert (numbers[every_sort.early.pk], total) == (
        found.cells[every_sort.olfen.pk, every_sort.early.pk],
        found.municipalities[every_sort.olfen.pk],
    )


def test_every_number_is_what_the_search_finds_at_its_address(
    every_sort: Towns, reader: User, reading: Client, settings: Any
) -> None:
    settings.ELASTICSEARCH_URL = ""
    project_all()
    catch_up_all()
    page = reading.get("/praeventionskette/")
    rows = [*page.context["rows"], page.context["county"]]
    cells = [cell for row in rows for cell in (*row.cells, row.total)]
    counted = {cell.url: cell.number for cell in cells}
    found = {}
    for url in counted:
        labels = Labels()
        query = read_query(QueryDict(url.partition("?")[2]), labels)
        found[url] = search_entries(query, reader, labels).total
    assert len(counted) == 9
    assert found == counted


def test_gap_is_said_in_words_and_leads_to_the_search(towns: Towns, reading: Client) -> None:
    html = reading.get("/praeventionskette/").content.decode()
    assert "Lücke" in html
    assert offers_url(towns.olfen, [towns.early]).replace("&", "&amp;") in html


def test_own_municipality_comes_first(towns: Towns, reader: User, reading: Client) -> None:
    User.objects.filter(pk=reader.pk).update(municipality=towns.senden)
    html = reading.get("/praeventionskette/").content.decode()
    assert re.findall(r'<th scope="row">(\w+)', html)[:2] == ["Senden", "Olfen"]


def test_unknown_field_of_action_filters_nothing(every_sort: Towns, reading: Client) -> None:
    assert reading.get("/praeventionskette/?thema=gibt-es-nicht").context["county"].total.number == 5


def test_table_needs_the_same_queries_however_many_offers(
    towns: Towns, reading: Client, django_assert_max_num_queries: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert reading.get("/praeventionskette/").status_code == 200
        return len(captured)

    queries()
    few = queries()
    for _ in range(12):
        OfferFactory(parent=towns.olfen_page, life_phases=[towns.early, towns.late])
    assert (queries(), few <= 25) == (few, True)


def test_file_has_the_numbers_of_the_page(every_sort: Towns, reading: Client) -> None:
    content = reading.get("/kette/tabelle.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content), delimiter=";"))
    assert rows == [
        ["Kommune", "0 bis 3 Jahre", "3 bis 6 Jahre", "alle Angebote"],
        ["Olfen", "4", "1", "5"],
        ["Senden", "2", "1", "2"],
        ["ganzer Kreis", "4", "1", "5"],
    ]


def test_file_keeps_a_name_from_becoming_a_formula(towns: Towns, reading: Client) -> None:
    towns.olfen.name = "=1+1"
    towns.olfen.save()
    assert "'=1+1" in reading.get("/kette/tabelle.csv").content.decode()


def test_file_is_not_for_strangers(towns: Towns, client: Client) -> None:
    assert client.get("/kette/tabelle.csv").status_code == 302
