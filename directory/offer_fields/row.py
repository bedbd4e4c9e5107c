"""What a row of the catalogue can say about a field."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise
from django.utils.text import capfirst

Text = str | Promise


class Group(Enum):
    """Where a field stands in the form; ``directory.panels.offer`` has the headings."""

    TITLE = auto()
    PROVIDER = auto()
    WHAT = auto()
    FOR_WHOM = auto()
    WHERE = auto()
    CONTACT = auto()
    ACCESS = auto()
    SUBJECT = auto()
    TIMES = auto()
    COSTS = auto()
    UNDERSTANDING = auto()
    POINT = auto()
    ATTACHED = auto()
    PLANNING = auto()
    PROMOTED = auto()  # on the second tab, which all pages have


class Shown(Enum):
    """How a field stands in the lists of an offer's page; others have a place of their own there."""

    ANSWER = auto()  # yes or no, once it is known
    FACT = auto()
    TERMS = auto()  # of a vocabulary


class SearchedAs(Enum):
    """How much the words of a field count in search: keywords more than text."""

    KEYWORD = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Required:
    """Without it no offer is published: ``message`` says what is asked for.

    ``said_by`` are the fields, or the ways of ``directory.completeness``, any of which suffices; none: the
    field itself.
    """

    message: Text
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommended:
    """It helps to find an offer: ``reason`` says how. ``said_by`` as in ``Required``.

    ``listed``: readers search by it so often that a published offer without it is on the work list.
    """

    reason: Text
    said_by: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """The facet of the search that a field feeds; what it says is that of ``search.api.Facet``.

    ``value_label`` names the one value of a facet that only says that there is something; the values of
    others are the field's own.
    """

    facet: str
    parameter: str
    label: Text
    order: int
    value_label: Text = ""
    switches: tuple[str, ...] = ()
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class OfferField:
    """A field or a child relation of ``OfferPage``, by its ``name``.

    ``label`` is what people call it, "" what the model does. ``filter`` is its own facet, ``feeds`` are
    others that are declared elsewhere. ``importable``: an import may write it.
    """

    name: str
    group: Group
    label: Text = ""
    required: Required | None = None
    recommended: Recommended | None = None
    shown: Shown | None = None
    searched_as: SearchedAs | None = None
    filter: Filter | None = None
    feeds: tuple[str, ...] = ()
    importable: bool = False

    @property
    def facets(self) -> tuple[str, ...]:
        """The names of all facets that the field feeds."""
        return (self.filter.facet, *self.feeds) if self.filter else self.feeds

    def label_on(self, model: type) -> str:
        """Return what people call the field of ``model``, which is ``OfferPage``, with a capital letter."""
        if self.label:
            return str(self.label)
        field = model._meta.get_field(self.name)  # type: ignore[attr-defined]
        named = field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name
        return capfirst(str(named))
