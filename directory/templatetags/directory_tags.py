"""Template tags of the directory."""

from __future__ import annotations

from django import template

from directory.models import OfferPage
from directory.presenting import cost_text

register = template.Library()


@register.simple_tag
def offer_line(offer: OfferPage) -> str:
    """Give what a list says of an offer on one line: provider, town, ages, cost. Needs no query."""
    provider = offer.provider.name if offer.provider else ""
    return " · ".join(part for part in (provider, offer.town, offer.ages, cost_text(offer)) if part)
