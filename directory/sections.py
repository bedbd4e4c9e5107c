"""What the directory adds to the pages of lower apps."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.sections import Section, register_section
from directory.listing import paginate
from directory.models import OfferPage
from search.api import register_similar, similar_section

register_similar("offer", _("Ähnliche Angebote"), "offer")


@register_section("strategy.strategicgoalpage")
def offers_of_goal(page: Any, request: HttpRequest) -> Section | None:
    """Give the offers that serve a strategic goal, as far as the reader may see them."""
    offers = paginate(OfferPage.objects.listed_for(request.user).filter(goals=page.pk), request, "angebote")
    if not offers:
        return None
    return Section(
        heading=_("Angebote zu diesem Ziel"),
        template="directory/goal_offers.html",
        context={"offers": offers},
        order=50,
    )


@register_section("directory.offerpage")
def like_this_offer(page: Any, request: HttpRequest) -> Section | None:
    """Give the place for other offers like this one, and for whatever higher apps find alike."""
    return similar_section(page, request, _("Das könnte auch passen"), _("Ähnliche Angebote suchen"))
