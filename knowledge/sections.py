"""What other pages show of the articles."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from core.sections import Section, register_section
from core.visibility import visible_pages
from directory.models import OfferPage
from knowledge.articles import visible_articles
from knowledge.imported import own_articles
from knowledge.models import KnowledgeIndexPage
from strategy.models import StrategicGoalPage

NEWEST = 5
BESIDE_A_PAGE = 10


@register_section("directory.offerpage")
def articles_about_offer(page: OfferPage, request: HttpRequest) -> Section | None:
    """Articles that name the offer."""
    about = visible_articles(request.user).filter(related_offers__offer=page).distinct()
    return _section(_("Wissen dazu"), about[:BESIDE_A_PAGE])


@register_section("strategy.strategicgoalpage")
def articles_about_goal(page: StrategicGoalPage, request: HttpRequest) -> Section | None:
    """Articles that contribute to the goal."""
    return _section(_("Wissen dazu"), visible_articles(request.user).filter(goals=page)[:BESIDE_A_PAGE])


@register_section("home.homepage")
def newest_articles(page: BasePage, request: HttpRequest) -> Section | None:
    """The newest articles of people here; a large import would fill the start page for months."""
    newest = own_articles(visible_articles(request.user))[:NEWEST]
    index = visible_pages(KnowledgeIndexPage.objects.live(), request.user).first()
    return _section(_("Neu im Wissen"), newest, order=200, index=index)


def _section(heading: Any, articles: Any, order: int = 100, index: Any = None) -> Section | None:
    found = list(articles)
    if not found:
        return None
    context = {"articles": found, "index": index}
    return Section(heading, "knowledge/sections/articles.html", context, order)
