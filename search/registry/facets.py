"""By what a search can be filtered, declared by the apps that own it.

Each app registers its facets once, in ``AppConfig.ready``::

    FACETS.register(
        Facet("format", "format", _("Form"), choice_names(lambda: dict(Format.choices)), order=60)
    )

Indexes, addresses, counts, filters, labels and what is similar all read these declarations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from django.db.models import Model
from django.utils.functional import Promise

from core.registry import Registry
from search.registry.names import NamesOf, Vocabulary

# Check boxes; single values, each one switch away; or nothing, where only links lead to a value.
Widget = Literal["checkboxes", "switch", "link"]


@dataclass(frozen=True, slots=True)
class TermPages:
    """Gives each value of a facet a page of its own, with everything that has it.

    ``model`` has the values, by slug. ``visible`` takes rows of it and a user and keeps those that the user
    may know of: to others such a value does not exist, as a page or as a filter. None keeps all. ``index`` is
    the name of the view that lists all values, if there is one, and ``index_label`` what leads there.
    """

    model: type[Model]
    visible: Callable[[Any, Any], Any] | None = None
    index: str = ""
    index_label: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to filter by; its values are slugs.

    ``name`` stands in ``Entry.facets``, ``parameter`` in addresses. ``names`` says how values are called.
    ``order`` is the place among the facets of a page. What has the widget "link" is neither counted nor
    offered: it has too many values to choose from. ``switches`` are values among the quick filters.
    ``most`` is how many values are offered, the most frequent first; None is all, in the order of their
    names. ``way_in`` heads its values on the page of who has not asked yet.

    ``place``: the values are municipalities, which people search around; one's own rank higher.
    ``similarity`` is what each value in common adds to how similar two entries are (a rare word in both
    titles brings 5 to 8); ``topical``: having one in common makes them similar at all.
    """

    name: str
    parameter: str
    label: str | Promise
    names: NamesOf | Vocabulary
    order: int
    widget: Widget = "checkboxes"
    switches: tuple[str, ...] = ()
    most: int | None = None
    way_in: str | Promise = ""
    place: bool = False
    similarity: float = 0.0
    topical: bool = False
    pages: TermPages | None = None

    @property
    def field(self) -> str:
        """The field of an index that holds its values."""
        return f"facet_{self.name}"

    @property
    def view(self) -> str:
        """The name of the view of its values' pages, where they have any."""
        return f"search:{self.name}"


FACETS: Registry[Facet] = Registry()


def ordered_facets() -> list[Facet]:
    """Return all facets in the order in which people think of them."""
    return sorted(FACETS, key=attrgetter("order"))


def facet_names() -> tuple[str, ...]:
    """Return the names of all facets, in their order."""
    return tuple(facet.name for facet in ordered_facets())


def counted_facets() -> tuple[str, ...]:
    """Return the names of the facets whose values are counted, in their order."""
    return tuple(facet.name for facet in ordered_facets() if facet.widget != "link")


def place_facet() -> Facet:
    """Return the facet whose values are municipalities. Raises LookupError when there is none."""
    for facet in FACETS:
        if facet.place:
            return facet
    raise LookupError("No app has registered a facet with place=True.")
