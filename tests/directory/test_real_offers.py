"""1,870 real day-care centres go in, and a practitioner finds the right one among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import override_settings
from wagtail.models import Page

from accounts.models import User
from directory.importing import import_offers, load_mapping, read_table
from directory.models import DirectoryPage
from exchange.reports import Outcome, Report
from home.site_setup import setup_site
from search.index.projection import project_all
from search.index.sync import catch_up_all
from search.query.search_query import read_query
from search.registry.labels import Labels
from search.results.page import Results, search_entries
from tests.needs import ROOT, data_file
from tests.taking_back import taken_back
from tests.tree import ensure_roots

pytestmark = [pytest.mark.data, pytest.mark.django_db]

MAPPING = ROOT / "directory/mappings/kitas_schleswig_holstein.toml"


@pytest.fixture(scope="module")
def imported(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[Report]]]:
    """Import twice and index once for all tests of this module, rolled back at their end."""
    table = data_file("kitas/kitas_schleswig_holstein.csv")
    index = tmp_path_factory.mktemp("search")
    with taken_back(django_db_blocker), override_settings(ELASTICSEARCH_URL=""):
        with override_settings(SEARCH_INDEX_DIR=index):
            ensure_roots()
            setup_site()
            mapping = load_mapping(MAPPING)
            rows = read_table(table, mapping)
            parent = DirectoryPage.objects.get()
            reports = [import_offers(rows, mapping, parent) for _ in range(2)]
            project_all()
            catch_up_all()
        yield index, reports


@pytest.fixture
def find(imported: tuple[Path, list[Report]], settings: Any) -> Any:
    """Search as a reader: ``find("q=Waldkindergarten&alter=3 Jahre")``."""
    settings.SEARCH_INDEX_DIR = imported[0]
    settings.ELASTICSEARCH_URL = ""
    reader = User.objects.create_user("lesen@example.org")

    def search(parameters: str) -> Results:
        labels = Labels()
        return search_entries(read_query(QueryDict(parameters), labels), reader, labels)

    return search


def test_good_rows_went_in_and_bad_ones_stayed_out(imported: tuple[Path, list[Report]]) -> None:
    assert imported[1][0].count() == {
        Outcome.CREATED: 1855,
        Outcome.CHANGED: 0,
        Outcome.UNCHANGED: 0,
        Outcome.SKIPPED: 13,
        Outcome.REFUSED: 2,
    }


def test_a_second_run_changed_nothing(imported: tuple[Path, list[Report]]) -> None:
    counted = imported[1][1].count()
    assert (counted[Outcome.UNCHANGED], counted[Outcome.CREATED], counted[Outcome.CHANGED]) == (1855, 0, 0)


def test_the_two_bad_rows_are_named_with_their_columns(imported: tuple[Path, list[Report]]) -> None:
    refused = [row for row in imported[1][0].rows if row.outcome is Outcome.REFUSED]
    assert [(row.line, row.problems[0].column) for row in refused] == [
        (875, "alter_bis_monate"),
        (1367, "lat"),
    ]


def test_the_page_tree_is_sound(imported: tuple[Path, list[Report]]) -> None:
    assert not any(Page.find_problems())


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Mini-Forscher Kummerfeld", "Kita Mini-Forscher"),
        ("mini forscher", "Kita Mini-Forscher"),
        ("AWO Waldkindergarten Grosshansdorf", "AWO Waldkindergarten Großhansdorf"),
        ("Asmussen Woldsen Husum", "Asmussen-Woldsen Kita Husum"),
        ("Waldorfkindergarten Schatzfinder Ritzerau", '"Die Schatzfinder" Demokratischer Waldkindergarten'),
    ],
)
def test_the_right_one_is_among_the_first_three(find: Any, typed: str, title: str) -> None:
    hits = find(f"q={typed}&kind=offer").hits[:3]
    assert title in [hit.entry.title for hit in hits]


def test_an_age_leaves_those_that_take_children_of_it(find: Any) -> None:
    hits = find("q=Kita&alter=8 Monate&kind=offer").hits
    assert hits
    assert all(hit.entry.age_from <= 8 < hit.entry.age_to for hit in hits)


def test_filters_count_all_that_is_there(find: Any) -> None:
    results = find("kind=offer&format=betreuung")
    assert results.total == 1855


def test_providers_were_made_once_each(find: Any) -> None:
    assert find("q=Kitawerk Schleswig-Flensburg&kind=provider").total >= 1
