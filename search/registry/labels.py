"""The names of facet values, as one request needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Model

from search.registry.facets import FACETS
from search.registry.names import Vocabulary, current_names


class Labels:
    """The names of facet values for one request: what was looked up once is not looked up again."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}
        self._asked: dict[str, set[str]] = {}
        self._vocabularies: Mapping[type[Model], Mapping[str, str]] = {}

    def load(self, facet: str, slugs: Iterable[str]) -> Mapping[str, str]:
        """Return the names of all values of ``facet`` asked for so far, or of more, in the order of their
        vocabulary; a slug nobody knows is missing."""
        names = FACETS[facet].names
        if isinstance(names, Vocabulary):
            return self._vocabulary(names)
        known = self._known.setdefault(facet, {})
        asked = self._asked.setdefault(facet, set())
        missing = set(slugs) - asked - known.keys()
        if missing:
            asked |= missing
            known |= names(missing)
        return known

    def learn(self, facet: str, names: Mapping[str, str]) -> None:
        """Take in names that were looked up elsewhere."""
        self._known.setdefault(facet, {}).update(names)

    def name(self, facet: str, slug: str) -> str:
        """Return the name of one value that was loaded, else the slug itself."""
        names = FACETS[facet].names
        known = self._vocabulary(names) if isinstance(names, Vocabulary) else self._known.get(facet, {})
        return known.get(slug, slug)

    def _vocabulary(self, vocabulary: Vocabulary) -> Mapping[str, str]:
        if vocabulary.model not in self._vocabularies:
            self._vocabularies = current_names()
        return self._vocabularies[vocabulary.model]
