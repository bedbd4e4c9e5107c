"""Find or make the providers that a table names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import ReferenceIndex

from core.letter_case import same_name
from core.models import Municipality
from core.slugs import free_slug, german_slug
from directory.choices import ProviderKind
from directory.importing.mapping import Mapping
from directory.models import Provider
from exchange.reports import Problem
from search.api import mark_ids


class Providers:
    """The providers by name, read once; new ones are made when their first offer is written.

    Names are the same when they differ in case only. What is known of an existing provider is left alone: its
    details belong to those who keep them.
    """

    def __init__(self, mapping: Mapping, municipality: Municipality | None) -> None:
        self._mapping = mapping
        self._municipality = municipality
        self._by_name = {same_name(provider.name): provider for provider in Provider.objects.all()}

    def find(self, values: dict[str, Any]) -> tuple[Provider | None, list[Problem]]:
        """Give the provider called ``values["name"]``, unsaved when it is new, or None and what is wrong."""
        column = ", ".join(self._mapping.provider["name"].columns)
        name = values.get("name") or ""
        if not name:
            return None, [Problem(column, "Der Träger fehlt.")]
        known = self._by_name.get(same_name(name))
        if known is not None:
            return known, []
        provider = Provider(**values, kind=self._kind(name), municipality=self._municipality)
        try:
            provider.clean_fields(exclude=["parent", "municipality", "slug"])
        except ValidationError as error:
            return None, [Problem(column, message) for message in error.messages]
        self._by_name[same_name(name)] = provider
        return provider, []

    def made_elsewhere(self) -> bool:
        """Tell whether somebody else has made one of the new providers since they were read."""
        new = {name for name, provider in self._by_name.items() if provider.pk is None}
        return bool(new) and any(
            same_name(name) in new for name in Provider.objects.values_list("name", flat=True)
        )

    def save(self, provider: Provider) -> Provider:
        """Write a new provider; one that is there already stays as it is."""
        if provider.pk is None:
            provider.save()
        return provider

    def save_new(self, providers: Iterable[Provider]) -> None:
        """Write those of ``providers`` that are new, all at once, as saving each would have done.

        An import may bring hundreds; saved alone, each costs several queries and a task in the queue.
        """
        new = list({id(provider): provider for provider in providers if provider.pk is None}.values())
        if not new:
            return
        taken = set(Provider.objects.values_list("slug", flat=True))
        for provider in new:
            provider.slug = free_slug(german_slug(provider.name, max_length=110) or "provider", taken)
            taken.add(provider.slug)
        Provider.objects.bulk_create(new)
        mark_ids(Provider, [provider.pk for provider in new])
        if self._municipality is not None:
            for provider in new:
                ReferenceIndex.create_or_update_for_object(provider)

    def _kind(self, name: str) -> str:
        folded = name.casefold()
        for words, kind in self._mapping.provider_kinds:
            if any(word in folded for word in words):
                return kind
        return ProviderKind.OTHER
