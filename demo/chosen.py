"""What demo data name by a short word, found in the database; a word that means nothing is an error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page

from home.models import HomePage
from strategy.models import StrategicGoalPage


def by_slug(model: Any, slugs: Sequence[str]) -> list[Any]:
    """Give the rows of ``model`` with ``slugs``, in that order; raises LookupError when one is missing."""
    found = {row.slug: row for row in model.objects.filter(slug__in=slugs)}
    missing = [slug for slug in slugs if slug not in found]
    if missing:
        raise LookupError(f"No {model.__name__} with the slug {', '.join(missing)}.")
    return [found[slug] for slug in slugs]


def goals(numbers: Sequence[int]) -> list[StrategicGoalPage]:
    """Give the goals of the demo's Leitbild by their number; raises LookupError for one that is missing."""
    pages = StrategicGoalPage.objects.child_of(page_at("leitbild"))
    found = {goal.number: goal for goal in pages.filter(number__in=numbers)}
    if missing := [number for number in numbers if number not in found]:
        raise LookupError(f"No goal with the number {missing}.")
    return [found[number] for number in numbers]


def page_at(place: str) -> Page:
    """Give the page with the address ``place`` below the start page, such as ``wissen/leitfaden``.

    Raises LookupError when there is none.
    """
    home = HomePage.objects.get()
    page = Page.objects.filter(url_path=f"{home.url_path}{place}/").first()
    if page is None:
        raise LookupError(f"No page at {place}.")
    return page
