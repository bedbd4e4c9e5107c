"""What the directory adds to the pages of lower apps."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.sections import Section, register_section
from directory.listing import listed_offers, paginate


@register_section("strategy.strategicgoalpage")
def offers_of_goal(page: Any, request: HttpRequest) -> Section | None:
    """Give the offers that serve a strategic goal, as far as the reader may see them."""
    offers = paginate(listed_offers(request.user).filter(goals=page.pk), request, "angebote")
    if not offers:
        return None
    return Section(
        heading=_("Angebote zu diesem Ziel"),
        template="directory/goal_offers.html",
        context={"offers": offers},
        order=50,
    )
