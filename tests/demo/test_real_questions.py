"""The demo, real day-care centres and a real portal are loaded, and real questions are answered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from wagtail.models import Page

from accounts.models import User
from directory.importing import import_offers, load_mapping, read_table
from directory.models import DirectoryPage, OfferPage
from knowledge.models import ArticleOrigin, ArticlePage
from search.index.projection import project_all
from search.index.sync import catch_up_all
from tests.needs import ROOT, data_file
from tests.taking_back import taken_back

pytestmark = [pytest.mark.data, pytest.mark.django_db]

REGION = "lkaugsburg"


@pytest.fixture(scope="module")
def places(
    loaded: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Path]]:
    """Load the rest beside the demo, once for all tests of this module; gives the directories."""
    portal = data_file("pages/landkreis-augsburg.json")
    table = data_file("kitas/kitas_schleswig_holstein.csv")
    places = {"SEARCH_INDEX_DIR": tmp_path_factory.mktemp("search"), "MEDIA_ROOT": loaded}
    with taken_back(django_db_blocker), override_settings(**places, ELASTICSEARCH_URL=""):
        mapping = load_mapping(ROOT / "directory/mappings/kitas_schleswig_holstein.toml")
        import_offers(read_table(table, mapping), mapping, DirectoryPage.objects.get())
        call_command("import_pages", str(portal), verbosity=0)
        project_all()
        catch_up_all()
        yield places


@pytest.fixture(autouse=True)
def _same_places(places: dict[str, Path], settings: Any) -> None:
    settings.ELASTICSEARCH_URL = ""
    for name, place in places.items():
        setattr(settings, name, place)


@pytest.fixture
def asked(client: Client, asked_once: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every question about this county with the answer of the search page: ``total``, ``ids`` of the hits."""
    if not asked_once:
        client.force_login(User.objects.create_user("fragen@example.org"))
        lines = data_file("relevance/queries.jsonl").read_text(encoding="utf-8").splitlines()
        for question in map(json.loads, lines):
            if question["region"] == REGION:
                response = client.get("/suche/", {"q": question["query"]})
                assert response.status_code == 200
                results = response.context["results"]
                ids = [hit.entry.object_id for hit in results.hits[:10] if hit.entry.kind == "article"]
                asked_once.append(question | {"total": results.total, "ids": ids})
    return asked_once


@pytest.fixture(scope="module")
def asked_once() -> list[dict[str, Any]]:
    """Keeps the answers for the tests of this module: all questions take half a minute."""
    return []


def test_all_pages_of_the_portal_are_articles() -> None:
    assert ArticleOrigin.objects.count() == 238


def test_the_page_tree_is_sound() -> None:
    assert not any(Page.find_problems())


def test_links_between_the_portals_pages_lead_to_articles() -> None:
    bodies = "".join(str(article.body.raw_data) for article in ArticlePage.objects.all())
    assert bodies.count("linktype=") >= 40


def test_everything_stands_side_by_side() -> None:
    assert OfferPage.objects.live().count() > 1855


def test_every_question_put_to_the_search_page_is_answered(asked: list[dict[str, Any]]) -> None:
    assert len(asked) == 232
    assert [question["query"] for question in asked if not question["total"]] == []


def test_the_right_article_is_mostly_among_the_first_ten(asked: list[dict[str, Any]]) -> None:
    """Among all that is loaded, offers included. docs/performance.md has the figure; this leaves it room."""
    articles = {f"{REGION}/{origin.external_id}": origin.article_id for origin in ArticleOrigin.objects.all()}
    judged = [(right, question["ids"]) for question in asked if (right := _known(question, articles))]
    found = sum(bool(right.intersection(ids)) for right, ids in judged)
    assert len(judged) > 150
    assert found / len(judged) >= 0.8, f"{found} of {len(judged)}"


def _known(question: dict[str, Any], articles: dict[str, int]) -> set[int]:
    return {articles[name] for name in question["relevant"] if name in articles}
