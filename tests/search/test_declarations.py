"""What apps declare about facets and kinds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.registry import Registry
from search import checks
from search.checks import check_declarations
from search.engines.tokens import document
from search.engines.tokens.document import fingerprint
from search.registry import facets
from search.registry.facets import FACETS, Facet, counted_facets, facet_names
from search.registry.own import KIND, TAG


def test_facets_stand_in_the_order_in_which_people_think_of_them() -> None:
    shown = [name for name in facet_names() if name in counted_facets()]
    assert [name for name in shown if FACETS[name].widget == "checkboxes"] == [
        "kind",
        "municipality",
        "life_phase",
        "topic",
        "target_group",
        "format",
        "access",
        "cost",
        "language",
        "provider_kind",
        "tag",
    ]
    assert "provider" not in shown


def test_another_facet_makes_another_index(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint()
    more: Registry[Facet] = Registry()
    for facet in (*FACETS, replace(TAG, name="another", parameter="anderer")):
        more.register(facet)
    monkeypatch.setattr(facets, "FACETS", more)
    fingerprint.cache_clear()
    try:
        assert document.fingerprint() != before
    finally:
        monkeypatch.undo()
        fingerprint.cache_clear()
    assert fingerprint() == before


def errors(monkeypatch: pytest.MonkeyPatch, *declared: Facet) -> list[str | None]:
    """Return what is wrong with these facets and the kinds of the tests' two types."""
    registry: Registry[Facet] = Registry()
    for facet in declared:
        registry.register(facet)
    monkeypatch.setattr(checks, "FACETS", registry)
    return [message.id for message in check_declarations()]


def test_what_apps_have_declared_is_sound() -> None:
    assert check_declarations() == []


def test_a_kind_that_nobody_has_declared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "KINDS", Registry())
    assert errors(monkeypatch, replace(KIND, place=True)) == ["search.E001", "search.E001"]


def test_two_facets_with_one_parameter_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert errors(monkeypatch, replace(KIND, place=True), replace(TAG, parameter="kind")) == ["search.E002"]


def test_facets_without_one_of_places_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert errors(monkeypatch, KIND) == ["search.E003"]
