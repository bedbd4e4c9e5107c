"""What offers, goals and the start page show of the articles."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.sections import sections_for
from directory.models import OfferPage
from home.models import HomePage
from knowledge.models import ArticleOffer, ArticlePage, KnowledgeIndexPage
from strategy.models import StrategicGoalPage
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.knowledge.factories import ArticleFactory
from tests.strategy.factories import make_goal, make_leitbild


@pytest.fixture
def offer(home_page: HomePage) -> OfferPage:
    return OfferFactory(parent=DirectoryPageFactory(parent=home_page))


@pytest.fixture
def goal(home_page: HomePage) -> StrategicGoalPage:
    return make_goal(make_leitbild(home_page))


@pytest.fixture
def shown(rf: Any, reader: User) -> Any:
    """Titles of the articles that a page shows to a reader."""

    def titles(page: Any) -> list[str]:
        request = rf.get("/")
        request.user = reader
        found = [s for s in sections_for(page, request) if s.template == "knowledge/sections/articles.html"]
        return [article.title for section in found for article in section.context["articles"]]

    return titles


def test_an_offer_shows_the_articles_about_it(
    index: KnowledgeIndexPage, offer: OfferPage, shown: Any
) -> None:
    ArticleFactory(parent=index, title="Dazu", related_offers=[ArticleOffer(offer=offer)])
    ArticleFactory(parent=index, title="Anderes")
    assert shown(offer) == ["Dazu"]


def test_a_goal_shows_the_articles_that_contribute(
    index: KnowledgeIndexPage, goal: StrategicGoalPage, shown: Any
) -> None:
    ArticleFactory(parent=index, title="Dazu", goals=[goal])
    ArticleFactory(parent=index, title="Anderes")
    assert shown(goal) == ["Dazu"]


def test_the_start_page_shows_the_five_newest(
    home_page: HomePage, index: KnowledgeIndexPage, shown: Any
) -> None:
    articles: list[ArticlePage] = ArticleFactory.create_batch(6, parent=index)
    assert shown(home_page) == [article.title for article in reversed(articles[1:])]


def test_sections_leave_out_what_the_reader_may_not_open(
    index: KnowledgeIndexPage, offer: OfferPage, shown: Any, make_group: Any
) -> None:
    article = ArticleFactory(parent=index, related_offers=[ArticleOffer(offer=offer)])
    PageViewRestriction.objects.create(page=article, restriction_type="groups").groups.set([make_group("x")])
    assert shown(offer) == []


def test_sections_leave_out_drafts(index: KnowledgeIndexPage, offer: OfferPage, shown: Any) -> None:
    ArticleFactory(parent=index, live=False, related_offers=[ArticleOffer(offer=offer)])
    assert shown(offer) == []


def test_a_page_without_articles_has_no_empty_section(home_page: HomePage, shown: Any) -> None:
    assert shown(home_page) == []
