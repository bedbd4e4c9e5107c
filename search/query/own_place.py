"""Where the person who searches works, and whom to call when nothing is found."""

from __future__ import annotations

from typing import Any

from core.models import Municipality, YouthOffice
from search.query.search_query import SearchQuery
from search.registry.facets import place_facet


def own_place(user: Any) -> Municipality | None:
    """Give the town or municipality that ``user`` has named as theirs, with its youth office.

    None for the county and for nobody, as in a preview.
    """
    # A user has no municipality to search in by name: accounts lies above search.
    pk = getattr(user, "municipality_id", None)
    if pk is None:
        return None
    places = Municipality.objects.select_related("youth_office").defer("border").without_county()
    return places.filter(pk=pk).first()


def offices_to_ask(query: SearchQuery, mine: Municipality | None) -> list[YouthOffice]:
    """Give the youth offices of the municipalities that ``query`` asks for, else of one's own, else all."""
    chosen = query.filters.get(place_facet().name, ())
    slugs = list(chosen) or ([mine.slug] if mine else [])
    offices = YouthOffice.objects.order_by("name")
    return list(offices.filter(municipalities__slug__in=slugs).distinct() if slugs else offices)
