"""Articles taken over from other portals: kept apart, so that they do not drown the county's own.

An import brings hundreds of pages on one day. Lists of what is new and the overview show own articles only;
the imported ones stand below the article that holds them, are found by the search, and open like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from knowledge.models import ArticlePage


@dataclass(frozen=True, slots=True)
class Collection:
    """The article that holds what was taken over from somewhere, and how many pages a reader finds there."""

    article: ArticlePage
    number: int


def own_articles(articles: Any) -> Any:
    """Narrow a queryset of articles to those that people here have made."""
    return articles.filter(origin=None).exclude(pk__in=_holders().values("pk"))


def collections(articles: Any) -> list[Collection]:
    """Give the articles that hold imported ones, by title; ``articles`` are those the reader may open.

    Two queries, one when there are none.
    """
    holders = list(articles.filter(pk__in=_holders().values("pk")).order_by("title"))
    if not holders:
        return []
    counts = {f"n{page.pk}": Count("pk", filter=Q(path__startswith=page.path)) for page in holders}
    numbers = articles.exclude(origin=None).order_by().aggregate(**counts)
    return [Collection(page, numbers[f"n{page.pk}"]) for page in holders]


def _holders() -> Any:
    """Articles from here right below which there are imported pages only, as an import leaves them."""
    own, imported = ArticlePage.objects.filter(origin=None), ArticlePage.objects.exclude(origin=None)
    return own.filter(path__in=_parents(imported)).exclude(path__in=_parents(own))


def _parents(articles: Any) -> Any:
    """The tree paths of the pages right above ``articles``."""
    above = Substr("path", 1, Length("path") - Value(Page.steplen))
    return articles.order_by().annotate(above=above).values("above")
