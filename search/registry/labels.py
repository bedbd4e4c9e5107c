"""What the values of facets are called.

The kinds come from the registry, the shared vocabulary from core; higher apps register the names of their
own::

    register_choices("cost", lambda: dict(CostKind.choices))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language

from core.models import LifePhase, Municipality, Tag, TargetGroup, Topic
from search.registry.sources import kinds, sources
from search.registry.vocabulary import Names, current_names, is_vocabulary, register_vocabulary

type_of_names = Callable[[Collection[str]], Mapping[str, str]]
_names: dict[str, type_of_names] = {}


def register_facet_labels(facet: str, names: type_of_names) -> None:
    """Say how the values of ``facet`` are called: ``names`` gives from slugs a mapping of slug to German
    name.

    It may give more than it was asked for, and in the order in which people want to see them; it leaves out
    slugs it does not know. At most one query. A later registration replaces an earlier one.
    """
    _names[facet] = names


def register_choices(facet: str, choices: Callable[[], Mapping[str, Any]]) -> None:
    """Say how the values of ``facet`` are called where the program names them: ``choices`` gives all of them
    and is asked once for each language."""

    @lru_cache(maxsize=8)
    def names(_language: str | None) -> Mapping[str, str]:
        return {str(slug): str(name) for slug, name in choices().items()}

    _names[facet] = lambda slugs: names(get_language())


def register_core() -> None:
    """Register the kinds and what core's vocabulary knows."""
    register_facet_labels("kind", lambda slugs: _kinds_in(get_language(), tuple(sources())))
    register_vocabulary("municipality", Municipality)
    register_vocabulary("life_phase", LifePhase)
    register_vocabulary("topic", Topic)
    register_vocabulary("target_group", TargetGroup)
    register_facet_labels("tag", by_slug(Tag))


@lru_cache(maxsize=8)
def _kinds_in(_language: str | None, _registered: tuple[type[Model], ...]) -> Mapping[str, str]:
    return {kind: str(name) for kind, name in kinds().items()}


class Labels:
    """The names of facet values for one request: what was looked up once is not looked up again."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}
        self._asked: dict[str, set[str]] = {}
        self._vocabularies: Names = {}

    def load(self, facet: str, slugs: Iterable[str]) -> Mapping[str, str]:
        """Give the names of all values of ``facet`` asked for so far, or of more, in the order of their
        vocabulary.

        A slug nobody knows is missing, unless nobody registered names for the facet: then it names itself.
        """
        if is_vocabulary(facet):
            return self._vocabulary(facet)
        known = self._known.setdefault(facet, {})
        asked = self._asked.setdefault(facet, set())
        missing = set(slugs) - asked - known.keys()
        if missing:
            asked |= missing
            names = _names.get(facet)
            known |= names(missing) if names else {slug: slug for slug in missing}
        return known

    def learn(self, facet: str, names: Mapping[str, str]) -> None:
        """Take in names that were looked up elsewhere."""
        self._known.setdefault(facet, {}).update(names)

    def name(self, facet: str, slug: str) -> str:
        """Give the name of one value that was loaded, else the slug itself."""
        names = self._vocabulary(facet) if is_vocabulary(facet) else self._known.get(facet, {})
        return names.get(slug, slug)

    def _vocabulary(self, facet: str) -> Mapping[str, str]:
        if facet not in self._vocabularies:
            self._vocabularies = current_names()
        return self._vocabularies[facet]


def by_slug(model: type[Model]) -> type_of_names:
    """Give a look-up of the names of a ``model`` that has many rows."""

    def names(slugs: Collection[str]) -> Mapping[str, str]:
        return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "name"))

    return names
