"""What somebody asks, read from an address: words, filters, age, order, page.

An address may come from anywhere, an old bookmark or somebody's play: what makes no sense is left out and
named, never an error page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from core.age_fields import AgeField
from search.engines import SearchRequest
from search.engines.base import Sort
from search.german.synonyms import NO_SYNONYMS
from search.labels import Labels
from search.synonyms.current import current_synonyms

# Facet and the name of its parameter, in the order in which people think of them.
PARAMETERS: dict[str, str] = {
    "kind": "kind",
    "municipality": "kommune",
    "life_phase": "phase",
    "topic": "thema",
    "target_group": "zielgruppe",
    "format": "format",
    "access": "zugang",
    "cost": "kosten",
    "language": "sprache",
    "provider_kind": "traegerart",
    "provider": "traeger",
    "tag": "schlagwort",
}
FACET_NAMES = {
    "kind": gettext_lazy("Art"),
    "municipality": gettext_lazy("Kommune"),
    "life_phase": gettext_lazy("Lebensphase"),
    "topic": gettext_lazy("Handlungsfeld"),
    "target_group": gettext_lazy("Zielgruppe"),
    "format": gettext_lazy("Form des Angebots"),
    "access": gettext_lazy("Zugang"),
    "cost": gettext_lazy("Kosten"),
    "language": gettext_lazy("Sprache"),
    "provider_kind": gettext_lazy("Art des Trägers"),
    "provider": gettext_lazy("Träger"),
    "tag": gettext_lazy("Schlagwort"),
}
SORTS = {
    "": gettext_lazy("Beste Treffer"),
    "neu": gettext_lazy("Neueste"),
    "titel": gettext_lazy("A–Z"),
}
_ENGINE_SORTS: dict[str, Sort] = {"": "relevance", "neu": "newest", "titel": "title"}

PAGE_SIZE = 20
MAX_WORDS = 200
# Deeper pages help nobody and cost every engine more and more; Elasticsearch refuses beyond 10,000 hits.
MAX_PAGE = 400
MAX_VALUES = 50


class SearchForm(forms.Form):
    """The fields with a value of their own; filters are read beside it, as their choices come from the
    answer."""

    q = forms.CharField(label=gettext_lazy("Suchwörter"), required=False)
    alter = AgeField(label=gettext_lazy("Alter des Kindes"), required=False, max_length=40)
    sort = forms.ChoiceField(label=gettext_lazy("Reihenfolge"), required=False, choices=list(SORTS.items()))
    seite = forms.IntegerField(required=False, min_value=1, max_value=MAX_PAGE)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question that makes sense. ``hints`` say what was left out; ``age_error`` stands at the age field."""

    words: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    age: int | None = None
    age_text: str = ""
    age_error: str = ""
    sort: str = ""
    page: int = 1
    hints: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked for."""
        return not self.words and not self.filters and self.age is None

    def chosen(self, facet: str, value: str) -> bool:
        """Tell whether ``value`` of ``facet`` is chosen."""
        return value in self.filters.get(facet, ())

    def adding(self, facet: str, value: str) -> SearchQuery:
        """Give the same question with ``value`` of ``facet`` chosen too, on its first page."""
        values = dict.fromkeys((*self.filters.get(facet, ()), value))
        return replace(self, filters={**self.filters, facet: tuple(values)}, page=1)

    def request(self, hidden: frozenset[str], on: date | None, count: tuple[str, ...]) -> SearchRequest:
        """Give the question as engines take it, with the synonyms that hold now; ``on`` is today."""
        return SearchRequest(
            words=self.words,
            filters={facet: frozenset(values) for facet, values in self.filters.items()},
            age=self.age,
            on=on,
            synonyms=current_synonyms() if self.words else NO_SYNONYMS,
            hidden=hidden,
            sort=_ENGINE_SORTS[self.sort],
            offset=(self.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            count=count,
        )

    def parameters(
        self, *, without: tuple[str, str] | None = None, words: bool = True, age: bool = True, page: int = 1
    ) -> str:
        """Give the query string of this question, changed as said; ``without`` is one facet and its value."""
        pairs: list[tuple[str, str]] = []
        if words and self.words:
            pairs.append(("q", self.words))
        for facet, values in self.filters.items():
            pairs += [(PARAMETERS[facet], value) for value in values if (facet, value) != without]
        if age and self.age_text:
            pairs.append(("alter", self.age_text))
        if self.sort:
            pairs.append(("sort", self.sort))
        if page > 1:
            pairs.append(("seite", str(page)))
        return urlencode(pairs)

    def url(self, *, without: tuple[str, str] | None = None, age: bool = True) -> str:
        """Give the address of this question, changed as ``parameters`` says."""
        return f"{reverse('search:search')}?{self.parameters(without=without, age=age)}"


def search_url(values: Iterable[tuple[str, str]]) -> str:
    """Give the address of the search for ``values``: facets with a slug each, any of those of one facet."""
    return f"{reverse('search:search')}?{urlencode([(PARAMETERS[facet], slug) for facet, slug in values])}"


def read_query(data: QueryDict, labels: Labels) -> SearchQuery:
    """Read a question from an address. Loads the names of the chosen values into ``labels``; never raises."""
    hints: list[str] = []
    # Django's fields refuse NUL; in a question it is as good as a space.
    typed = {name: data.get(name, "").replace("\x00", " ") for name in SearchForm.base_fields}
    form = SearchForm(typed)
    form.is_valid()
    words = " ".join(form.cleaned_data.get("q", "").split())
    if len(words) > MAX_WORDS:
        words = words[:MAX_WORDS]
        hints.append(_("Der Suchtext war zu lang und wurde gekürzt."))
    filters: dict[str, tuple[str, ...]] = {}
    for facet, parameter in PARAMETERS.items():
        chosen = list(
            dict.fromkeys(v.replace("\x00", "")[:120] for v in data.getlist(parameter) if v.strip("\x00 "))
        )
        if not chosen:
            continue
        names = labels.load(facet, chosen[:MAX_VALUES])
        known = tuple(value for value in chosen[:MAX_VALUES] if value in names)
        if len(known) < len(chosen):
            hints.append(
                _("Ein Filter für «%(facet)s» ist unbekannt und gilt hier nicht.")
                % {"facet": FACET_NAMES[facet]}
            )
        if known:
            filters[facet] = known
    if "sort" in form.errors:
        hints.append(_("Diese Reihenfolge ist unbekannt. Die besten Treffer stehen zuerst."))
    if "seite" in form.errors:
        hints.append(_("Diese Seite der Ergebnisse gibt es nicht. Sie sehen die erste."))
    age_errors: list[Any] = list(form.errors.get("alter", ()))
    return SearchQuery(
        words=words,
        filters=filters,
        age=form.cleaned_data.get("alter"),
        age_text="" if age_errors else " ".join(typed["alter"].split()),
        age_error=str(age_errors[0]) if age_errors else "",
        sort=form.cleaned_data.get("sort") or "",
        page=form.cleaned_data.get("seite") or 1,
        hints=tuple(hints),
    )
