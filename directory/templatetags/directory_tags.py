"""Template tags of the directory."""

from __future__ import annotations

import re

from django import template

from directory.models import OfferPage
from directory.presenting import cost_text

register = template.Library()


@register.simple_tag
def offer_line(offer: OfferPage) -> str:
    """Give what a list says of an offer on one line: provider, town, ages, cost. Needs no query."""
    provider = offer.provider.name if offer.provider else ""
    return " · ".join(part for part in (provider, offer.town, offer.ages, cost_text(offer)) if part)


@register.filter
def tel(phone: str) -> str:
    """Give ``phone`` as a ``tel:`` link: digits and a leading plus only; «(0)» after a country code goes."""
    number = phone.replace("(0)", "") if phone.strip().startswith("+") else phone
    digits = re.sub(r"\D", "", number)
    return f"tel:+{digits}" if number.strip().startswith("+") else f"tel:{digits}"
