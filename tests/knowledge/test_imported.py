"""Articles taken over from other portals do not drown those of people here."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.sections import sections_for
from home.models import HomePage
from knowledge.entries import article_entry
from knowledge.models import ArticleOrigin, ArticlePage, KnowledgeIndexPage
from search.registry.cards import Card
from tests.knowledge.factories import ArticleFactory


def take_over(parent: Any, title: str) -> ArticlePage:
    article: ArticlePage = ArticleFactory(parent=parent, title=title)
    ArticleOrigin.objects.create(article=article, source="Portal", external_id=title)
    return article


@pytest.fixture
def portal(index: KnowledgeIndexPage) -> ArticlePage:
    """An article as ``import_pages`` makes it, with three pages on two levels."""
    holder: ArticlePage = ArticleFactory(parent=index, title="Landkreis")
    above = take_over(holder, "Müll")
    take_over(holder, "Bus")
    take_over(above, "Sperrmüll")
    return holder


def listed(client: Client, address: str) -> set[str]:
    return {article.title for article in client.get(address).context["articles"]}


def test_the_overview_lists_what_people_here_have_made(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client
) -> None:
    ArticleFactory(parent=index, title="Elterncafé")
    assert listed(reading, index.url) == {"Elterncafé"}


def test_filters_do_not_bring_them_back(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client
) -> None:
    assert listed(reading, f"{index.url}?art={portal.kind}") == set()


def test_each_source_is_one_line_with_its_number_of_pages(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client
) -> None:
    found = reading.get(index.url).context["collections"]
    assert [(line.article.title, line.number) for line in found] == [("Landkreis", 3)]


def test_pages_that_a_reader_may_not_open_are_not_counted(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client, make_group: Any
) -> None:
    hidden = ArticlePage.objects.get(title="Müll")
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type="groups")
    restriction.groups.set([make_group("andere")])
    assert [line.number for line in reading.get(index.url).context["collections"]] == [1]


def test_an_own_article_among_imported_ones_is_listed(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client
) -> None:
    ArticleFactory(parent=ArticlePage.objects.get(title="Müll"), title="Unser Zusatz")
    assert listed(reading, index.url) == {"Unser Zusatz"}


def test_an_own_article_with_own_and_imported_pages_below_it_is_listed(
    index: KnowledgeIndexPage, reading: Client
) -> None:
    guide = ArticleFactory(parent=index, title="Leitfaden")
    ArticleFactory(parent=guide, title="Teil zwei")
    take_over(guide, "Fremdes")
    assert listed(reading, index.url) == {"Leitfaden", "Teil zwei"}


def test_the_start_page_tells_of_own_articles_only(
    home_page: HomePage, index: KnowledgeIndexPage, portal: ArticlePage, rf: Any, reader: User
) -> None:
    ArticleFactory(parent=index, title="Elterncafé")
    take_over(portal, "Ganz neu")
    request = rf.get("/")
    request.user = reader
    found = [s for s in sections_for(home_page, request) if s.template == "knowledge/sections/articles.html"]
    assert [article.title for article in found[0].context["articles"]] == ["Elterncafé"]


def test_the_article_that_holds_them_lists_them_in_their_order(portal: ArticlePage, reading: Client) -> None:
    children = reading.get(portal.url).context["children"]
    assert [article.title for article in children] == ["Müll", "Bus"]


def test_many_imported_pages_cost_no_more_queries(
    index: KnowledgeIndexPage, portal: ArticlePage, reading: Client
) -> None:
    reading.get(index.url)
    with CaptureQueriesContext(connection) as few:
        reading.get(index.url)
    for number in range(10):
        take_over(portal, f"Seite {number}")
    with CaptureQueriesContext(connection) as many:
        reading.get(index.url)
    assert len(many) == len(few) <= 25


def test_an_imported_article_says_where_it_comes_from(portal: ArticlePage, reading: Client) -> None:
    page = reading.get(ArticlePage.objects.get(title="Bus").url).content.decode()
    assert "Übernommen aus: Portal" in page


def test_a_hit_says_where_it_comes_from(portal: ArticlePage) -> None:
    imported = ArticlePage.objects.get(title="Bus")
    assert article_entry(imported).card == Card(what="Portal")


def test_a_hit_of_an_own_article_says_its_kind(index: KnowledgeIndexPage) -> None:
    own = ArticleFactory(parent=index, kind=ArticlePage.Kind.GUIDE)
    assert article_entry(own).card == Card(what="Leitfaden")
