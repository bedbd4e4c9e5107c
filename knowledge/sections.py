"""What other pages show of the articles."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from core.sections import Section, register_section
from core.visibility import visible_pages
from knowledge.articles import visible_articles
from knowledge.imported import own_articles
from knowledge.models import ArticleOffer, ArticlePage, KnowledgeIndexPage
from search.api import register_similar, similar_section
from strategy.models import StrategicGoalPage

NEWEST = 5
BESIDE_A_PAGE = 10


def articles_naming(offer_id: int) -> list[int]:
    """Give the ids of the articles that name an offer."""
    return list(ArticleOffer.objects.filter(offer=offer_id).values_list("article", flat=True))


def offers_named(article_id: int) -> list[int]:
    """Give the ids of the offers that an article names."""
    return list(ArticleOffer.objects.filter(article=article_id).values_list("offer", flat=True))


register_similar("offer", _("Artikel dazu"), "article", picked=articles_naming)
register_similar("article", _("Passende Angebote"), "offer", picked=offers_named)


@register_section("directory.offerpage")
def articles_about_offer(page: BasePage, request: HttpRequest) -> Section | None:
    """Articles that name the offer."""
    about = visible_articles(request.user).filter(related_offers__offer=page).distinct()
    return _section(_("Wissen dazu"), about[:BESIDE_A_PAGE])


@register_section("knowledge.articlepage")
def offers_that_belong_to_article(page: ArticlePage, request: HttpRequest) -> Section | None:
    """The place for offers that belong to the article, beside those that it names itself."""
    return similar_section(page, request, _("Das könnte auch passen"), _("Passende Angebote suchen"))


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
