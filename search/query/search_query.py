"""What somebody asks, read from an address: words, filters, age, place, order, page.

An address may come from anywhere, an old bookmark or somebody's play: what makes no sense is left out and
named, never an error page.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from search.engines.base import SearchRequest, Sort
from search.engines.tokens.cells import Near
from search.german.synonyms import NO_SYNONYMS
from search.query.around import DEFAULT_RADIUS, MOST_CHARACTERS, Around, UnknownPlace, find_place
from search.query.form import HINTS, SearchForm, age_error
from search.query.synonym_sources import current_synonyms
from search.registry.facets import FACETS, Facet, ordered_facets
from search.registry.labels import Labels

_ENGINE_SORTS: dict[str, Sort] = {
    "": "relevance",
    "entfernung": "distance",
    "neu": "newest",
    "bestaetigt": "confirmed",
    "titel": "title",
}
# The parameters besides those of facets.
OPEN_NOW, AGE, PLACE, RADIUS = "offen", "alter", "ort", "umkreis"
NEEDS_PLACE = "entfernung"

# Who searches with words plans ahead: what begins within half a year is found, too, where its kind says so.
# Without words only what runs: numbers elsewhere count that and lead here.
SOON_DAYS = 183

PAGE_SIZE = 20
MAX_WORDS = 200
MAX_VALUES = 50


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question that makes sense.

    ``hints`` say what was left out; ``age_error`` and ``place_error`` stand at their fields. ``place`` is the
    place as it was typed, and ``around`` where that is; ``places`` are the names of those that may be meant
    instead.
    """

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open_now: bool = False
    age: int | None = None
    age_text: str = ""
    age_error: str = ""
    place: str = ""
    around: Around | None = None
    place_error: str = ""
    places: tuple[str, ...] = ()
    radius: int = DEFAULT_RADIUS
    sort: str = ""
    page: int = 1
    hints: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked for."""
        return not (self.words or self.filters or self.open_now or self.around) and self.age is None

    @property
    def near(self) -> Near | None:
        """Around which place, as engines take it."""
        return self.around.near if self.around else None

    @property
    def order(self) -> str:
        """The order of the hits, chosen or not: around a place the nearest are best, unless words say more;
        who asks for nothing looks around, and what is new is the best there is."""
        if self.sort or self.words:
            return self.sort
        return NEEDS_PLACE if self.around else "neu" if self.is_empty else ""

    def chosen(self, facet: str, value: str) -> bool:
        """Tell whether ``value`` of ``facet`` is chosen."""
        return value in self.filters.get(facet, ())

    def adding(self, facet: str, value: str) -> SearchQuery:
        """Give the same question with ``value`` of ``facet`` chosen too, on its first page."""
        values = dict.fromkeys((*self.filters.get(facet, ()), value))
        return replace(self, filters={**self.filters, facet: tuple(values)}, page=1)

    def removing(self, facet: str, value: str) -> SearchQuery:
        """Give the same question without ``value`` of ``facet``, on its first page."""
        values = tuple(other for other in self.filters.get(facet, ()) if other != value)
        filters = {**self.filters, facet: values}
        return replace(self, filters={name: left for name, left in filters.items() if left}, page=1)

    def anywhere(self) -> SearchQuery:
        """Give the same question for every place, on its first page."""
        sort = "" if self.sort == NEEDS_PLACE else self.sort
        return replace(self, place="", around=None, radius=DEFAULT_RADIUS, sort=sort, page=1)

    def at(self, place: str) -> SearchQuery:
        """Give the same question around the place with this name, on its first page; only for its address."""
        return replace(self, place=place, page=1)

    def any_age(self) -> SearchQuery:
        """Give the same question for every age, on its first page."""
        return replace(self, age=None, age_text="", page=1)

    def unfiltered(self) -> SearchQuery:
        """Give the same words without any filter."""
        return replace(self.any_age().anywhere(), filters={}, open_now=False)

    def request(
        self, hidden: frozenset[str], now: datetime, count: tuple[str, ...], home: str = ""
    ) -> SearchRequest:
        """Give the question as engines take it, with the synonyms that hold now.

        ``now`` is local time, ``home`` the asker's own municipality.
        """
        return SearchRequest(
            words=self.words,
            filters={facet: frozenset(values) for facet, values in self.filters.items()},
            age=self.age,
            on=now.date(),
            starts_by=now.date() + timedelta(days=SOON_DAYS) if self.words else None,
            near=self.near,
            open_at=now if self.open_now else None,
            home=home,
            synonyms=current_synonyms() if self.words else NO_SYNONYMS,
            hidden=hidden,
            sort=_ENGINE_SORTS[self.order],
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            count=count,
            count_open_at=now if count and not self.open_now else None,
        )

    def parameters(self, *, page: int = 1) -> str:
        """Give the query string of this question, on its first page or on ``page``."""
        pairs: list[tuple[str, str]] = []
        if self.words:
            pairs.append(("q", self.words))
        for facet, values in self.filters.items():
            pairs += [(FACETS[facet].parameter, value) for value in values]
        if self.open_now:
            pairs.append((OPEN_NOW, "1"))
        if self.age_text:
            pairs.append((AGE, self.age_text))
        if self.place:
            pairs.append((PLACE, self.place))
            if self.radius != DEFAULT_RADIUS:
                pairs.append((RADIUS, str(self.radius)))
        if self.sort:
            pairs.append(("sort", self.sort))
        if page > 1:
            pairs.append(("seite", str(page)))
        return urlencode(pairs)

    def url(self) -> str:
        """Give the address of this question, on its first page."""
        return f"{_path()}?{self.parameters()}"


def search_url(values: Iterable[tuple[str, str]]) -> str:
    """Give the address of the search for ``values``: facets with a slug each, any of those of one facet."""
    return f"{_path()}?{urlencode([(FACETS[facet].parameter, slug) for facet, slug in values])}"


@lru_cache(maxsize=1)
def _path() -> str:
    """The address of the search, which a page of results names a hundred times."""
    return reverse("search:search")


def read_query(data: QueryDict, labels: Labels, user: Any = None) -> SearchQuery:
    """Read what ``user`` asks from an address. Loads names of chosen values into ``labels``; never raises.

    A value that ``user`` may not know of is as unknown as one that does not exist. Without a user, as when
    nobody is told, every value is known.
    """
    # Django's fields refuse NUL; in a question it is as good as a space.
    typed = {name: data.get(name, "").replace("\x00", " ") for name in SearchForm.base_fields}
    # Most people type words and nothing else.
    form = SearchForm(typed) if any(typed.values()) else None
    wrong: Container[str] = form.errors if form else ()
    read = form.cleaned_data if form else {}
    hints: list[Any] = [hint for name, hint in HINTS.items() if name in wrong]
    words = " ".join(data.get("q", "").replace("\x00", " ").split())
    if len(words) > MAX_WORDS:
        words = words[:MAX_WORDS].rstrip()
        hints.append(_("Der Suchtext war zu lang und wurde gekürzt."))
    filters = _filters(data, labels, hints, user)
    radius = read.get("umkreis") or DEFAULT_RADIUS
    place, around, unknown = _place(read.get("ort", ""), radius)
    sort = read.get("sort") or ""
    if sort == NEEDS_PLACE and around is None:
        sort = ""
        hints.append(_("Nach der Entfernung ordnet die Suche, wenn ein Ort gewählt ist."))
    wrong_age = age_error(form) if form else ""
    return SearchQuery(
        words=words,
        filters=filters,
        open_now=bool(read.get(OPEN_NOW)),
        age=read.get(AGE),
        age_text="" if wrong_age else " ".join(typed[AGE].split()),
        age_error=wrong_age,
        place=place,
        around=around,
        place_error=unknown.message if unknown else "",
        places=unknown.suggestions if unknown else (),
        radius=radius if around or unknown else DEFAULT_RADIUS,
        sort=sort,
        page=read.get("seite") or 1,
        hints=tuple(map(str, hints)),
    )


def _filters(data: QueryDict, labels: Labels, hints: list[Any], user: Any) -> dict[str, tuple[str, ...]]:
    """Give the chosen values that exist; what does not is told in ``hints``."""
    filters: dict[str, tuple[str, ...]] = {}
    for facet in ordered_facets():
        typed = data.getlist(facet.parameter)
        chosen = list(dict.fromkeys(v.replace("\x00", "")[:120] for v in typed if v.strip("\x00 ")))
        if not chosen:
            continue
        names = _known_names(facet, chosen[:MAX_VALUES], labels, user)
        known = tuple(value for value in chosen[:MAX_VALUES] if value in names)
        if len(known) < len(chosen):
            hints.append(
                _("Ein Filter für «%(facet)s» ist unbekannt und gilt hier nicht.") % {"facet": facet.label}
            )
        if known:
            filters[facet.name] = known
    return filters


def _known_names(facet: Facet, slugs: list[str], labels: Labels, user: Any) -> Mapping[str, str]:
    """Return the names of those values that ``user`` may know of."""
    if facet.pages is None or facet.pages.visible is None or user is None:
        return labels.load(facet.name, slugs)
    rows = facet.pages.visible(facet.pages.model._default_manager.filter(slug__in=slugs), user)
    names = dict(rows.values_list("slug", "name"))
    labels.learn(facet.name, names)
    return names


def _place(typed: str, radius: int) -> tuple[str, Around | None, UnknownPlace | None]:
    """Give the place as it was typed and where it is, or what is wrong with it."""
    place = " ".join(typed.split())[:MOST_CHARACTERS].rstrip()
    if not place:
        return "", None, None
    try:
        return place, find_place(place, radius), None
    except UnknownPlace as error:
        return "", None, error
