"""Filters that are one switch away: open now, one's own municipality, and values that facets declare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from core.models import Municipality
from search.query.active_filters import Chip
from search.query.search_query import OPEN_NOW, SearchQuery
from search.registry.facets import FACETS, ordered_facets, place_facet
from search.registry.labels import Labels


def switches_of(
    query: SearchQuery,
    place: Municipality | None,
    counts: Mapping[str, Mapping[str, int]],
    open_total: int,
    labels: Labels,
) -> list[Chip]:
    """Give the switches: the person's own municipality, if there is one, open now, and those declared.

    Each that is not chosen says how many hits it would leave (``counts`` by facet and slug, ``open_total``);
    one that nobody has any use for, as nothing has its value, is left out. The chosen ones come first.
    """
    found = [own_place_switch(query, place)] if place else []
    found.append(_open_now(query, open_total))
    switches = [(facet.name, value) for facet in ordered_facets() for value in facet.switches]
    for facet, value in switches:
        count = counts.get(facet, {}).get(value, 0)
        chosen = query.chosen(facet, value)
        if (count or chosen) and value in labels.load(facet, [value]):
            found.append(_switch(query, facet, value, labels.name(facet, value), count, chosen))
    return sorted(found, key=lambda chip: not chip.chosen)


def own_place_switch(query: SearchQuery, place: Municipality) -> Chip:
    """Give the switch for the person's own municipality."""
    facet, slug = place_facet().name, place.slug
    chosen = query.chosen(facet, slug)
    url = (query.removing(facet, slug) if chosen else query.adding(facet, slug)).url()
    name = place.name if chosen else _("Meine Kommune: %(name)s") % {"name": place.name}
    return Chip(_("Meine Kommune"), name, url, FACETS[facet].parameter, slug, chosen)


def _open_now(query: SearchQuery, count: int) -> Chip:
    url = replace(query, open_now=not query.open_now, page=1).url()
    return Chip(
        _("Öffnungszeiten"), _("Jetzt geöffnet"), url, OPEN_NOW, "1", chosen=query.open_now, count=count
    )


def _switch(query: SearchQuery, facet: str, value: str, name: str, count: int, chosen: bool) -> Chip:
    url = (query.removing(facet, value) if chosen else query.adding(facet, value)).url()
    return Chip(name, name, url, FACETS[facet].parameter, value, chosen, count)


def rest_of(chips: list[Chip], switches: list[Chip]) -> list[Chip]:
    """Give the chosen filters that no switch shows already."""
    shown: set[tuple[str, Any]] = {(switch.parameter, switch.value) for switch in switches}
    return [chip for chip in chips if (chip.parameter, chip.value) not in shown]
