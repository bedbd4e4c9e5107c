"""What is chosen, each with the way to take it away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.typed.age_words import format_age
from search.query.search_query import AGE, OPEN_NOW, PLACE, SearchQuery
from search.registry.facets import FACETS
from search.registry.labels import Labels


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter to switch: what it is called, and the address without it, or with it when it is not chosen.

    ``parameter`` and ``value`` are its part of the address. ``count`` is the number of hits that choosing it
    would give, None where nobody has counted.
    """

    facet: str | Promise
    name: str
    url: str
    parameter: str = ""
    value: str = ""
    chosen: bool = True
    count: int | None = None

    @property
    def key(self) -> str:
        """What tells it from the others on a page."""
        return f"{self.parameter}-{self.value}"


def chips_of(query: SearchQuery, labels: Labels) -> list[Chip]:
    """Give what is chosen, each with the address of the same question without it."""
    chips = [
        Chip(
            FACETS[facet].label,
            labels.name(facet, value),
            query.removing(facet, value).url(),
            FACETS[facet].parameter,
            value,
        )
        for facet, values in query.filters.items()
        for value in values
    ]
    if query.open_now:
        url = replace(query, open_now=False, page=1).url()
        chips.append(Chip(_("Öffnungszeiten"), _("Jetzt geöffnet"), url, OPEN_NOW, "1"))
    if query.age is not None:
        chips.append(Chip(_("Alter"), format_age(query.age), query.any_age().url(), AGE))
    if query.around:
        name = _("%(place)s und %(radius)d km") % {"place": query.around.name, "radius": query.radius}
        chips.append(Chip(_("Ort"), name, query.anywhere().url(), PLACE))
    return chips


def suggested_places(query: SearchQuery) -> list[Chip]:
    """Give the places that may be meant, each with the address of the same question around it."""
    return [Chip(_("Ort"), name, query.at(name).url(), PLACE, name, chosen=False) for name in query.places]
