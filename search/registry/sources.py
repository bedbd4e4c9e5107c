"""How apps say what can be found.

A content app registers each of its types once, in ``AppConfig.ready()``::

    KINDS.register(Kind("article", _("Wissen")))
    register(ArticlePage, kind="article", build=article_entry, related=("origin",),
             prefetch=("topics",), depends_on={Origin: "origin", Topic: "topics"})

``search`` then keeps an ``Entry`` for every instance: pages while they are live, other models while
they exist. It adds by itself what all have in common: a page's tags, address, publication dates, and
the view restrictions of the page or of the document's collection.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from search.engines.tokens.calendar import Hours
from search.registry.cards import Card, KindCard
from search.registry.kinds import KINDS


@dataclass(slots=True)
class EntryData:
    """What search knows of one instance.

    ``keywords`` are words that count more than the text (topics, names of places, abbreviations).
    ``facets`` maps names of facets to slugs. Ages are months, ``age_to`` is the first that no longer
    counts (36: until the third birthday), ``None`` means "not said". ``date`` is what "newest first" sorts
    by. Outside ``valid_from`` to ``valid_until`` the entry is not found, but for kinds that are found half a
    year ahead: what of these must not be seen before a day gives no entry until then.
    ``phones`` are telephone numbers as they are written, found in any spelling. ``confirmed_on``
    is the day somebody has last said that it is right, ``confirmed_until`` the last on which that counts;
    ``closures`` are the first and last days on which it is closed (None is an open end), ``hours`` when it is
    open. ``card`` is what lists show of it besides, of the type that its kind declares; it is never searched.
    """

    title: str
    summary: str = ""
    text: str = ""
    keywords: str = ""
    url: str = ""
    facets: Mapping[str, Collection[str]] = field(default_factory=dict)
    age_from: int | None = None
    age_to: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    date: Date | None = None
    valid_from: Date | None = None
    valid_until: Date | None = None
    phones: Collection[str] = ()
    confirmed_on: Date | None = None
    confirmed_until: Date | None = None
    closures: Collection[tuple[Date, Date | None]] = ()
    hours: Collection[Hours] = ()
    card: KindCard = field(default_factory=Card)


@dataclass(frozen=True, slots=True)
class Source:
    """One registered type: how its instances become entries and what else feeds them."""

    model: type[Model]
    kind: str
    build: Callable[[Any], EntryData | None]
    related: tuple[str, ...] = ()
    prefetch: tuple[Any, ...] = ()
    depends_on: Mapping[type[Model], str] = field(default_factory=dict)

    @property
    def label(self) -> str | Promise:
        """The German plural of its kind."""
        return KINDS[self.kind].label


_sources: dict[type[Model], Source] = {}
_listeners: list[Callable[[Source], None]] = []


def register(
    model: type[Model],
    *,
    kind: str,
    build: Callable[[Any], EntryData | None],
    related: tuple[str, ...] = (),
    prefetch: tuple[Any, ...] = (),
    depends_on: Mapping[type[Model], str] | None = None,
) -> None:
    """Make instances of ``model`` findable.

    ``kind`` is the name of a registered ``Kind``, which several models may share. ``build`` turns an
    instance, read with ``select_related(*related)`` and ``prefetch_related(*prefetch)``, into ``EntryData``;
    ``None`` keeps it out of search. ``depends_on`` maps each other model whose words or facets stand in the
    entry to the lookup from ``model`` to it: saving or deleting such an object marks what
    ``model.objects.filter(lookup=object)`` gives. Raises ValueError when the model is registered already.
    """
    if model in _sources:
        raise ValueError(f"{model.__name__} is registered already.")
    source = Source(model, kind, build, related, prefetch, dict(depends_on or {}))
    _sources[model] = source
    for listener in _listeners:
        listener(source)


def sources() -> Mapping[type[Model], Source]:
    """Give every registered type."""
    return _sources


def for_each_source(listener: Callable[[Source], None]) -> None:
    """Call ``listener`` with every source that is registered now, and later with each further one."""
    _listeners.append(listener)
    for source in _sources.values():
        listener(source)
