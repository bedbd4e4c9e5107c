"""A place as people type it is found among the municipalities."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from core.models import Municipality
from search.query.around import UnknownPlace, find_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _places(db: None) -> None:
    """Some of the county; two share a postcode, of one nobody knows where it lies."""
    county = Municipality.objects.create(
        name="Kreis Coesfeld",
        slug="kreis",
        kind="county",
        ags="05558",
        ars="05558",
        postcodes=["48653", "59348"],
    )
    for number, (name, postcodes, latitude) in enumerate(
        [
            ("Coesfeld", ["48653"], 51.92),
            ("Lüdinghausen", ["59348"], 51.77),
            ("Nordkirchen", ["59394"], 51.73),
            ("Olfen", ["59399", "59394"], 51.71),
            ("Senden", ["48308"], None),
        ]
    ):
        Municipality.objects.create(
            name=name,
            slug=name.lower().replace("ü", "ue"),
            kind="town",
            county=county,
            ags=f"0555{number:04}",
            ars=f"0555{number:08}",
            postcodes=postcodes,
            latitude=latitude,
            longitude=7.3,
        )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("48653", "Coesfeld"),
        ("Coesfeld", "Coesfeld"),
        ("COESFELD", "Coesfeld"),
        ("cösfeld", "Coesfeld"),
        ("Stadt Coesfeld", "Coesfeld"),
        ("48653 Coesfeld", "Coesfeld"),
        ("Coesfeld, 48653", "Coesfeld"),
        ("Lüdinghausen", "Lüdinghausen"),
        ("luedinghausen", "Lüdinghausen"),
        ("ludinghausen", "Lüdinghausen"),
        ("Lu\u0308dinghausen", "Lüdinghausen"),
        ("59394 Olfen", "Olfen"),
    ],
)
def test_a_place_is_found_however_it_is_typed(typed: str, name: str) -> None:
    assert find_place(typed, 10).name == name


def test_a_found_place_says_what_engines_need() -> None:
    near = find_place("Lüdinghausen", 20).near
    assert (near.latitude, near.longitude, near.radius, near.municipality) == (
        51.77,
        7.3,
        20,
        "luedinghausen",
    )


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("59394", ["Nordkirchen", "Olfen"]),
        ("59394 Coesfeld", ["Coesfeld", "Nordkirchen", "Olfen"]),
        ("Lüding", ["Lüdinghausen"]),
        ("Lüdinghausn", ["Lüdinghausen"]),
        ("Senden-Bösensell", ["Senden"]),
        ("59345", ["Lüdinghausen"]),
        ("Münster", []),
        ("10115", []),
        ("Kreis Coesfeld", ["Coesfeld"]),
        ("👶", []),
    ],
)
def test_what_is_not_clear_is_asked_back(typed: str, suggestions: list[str]) -> None:
    with pytest.raises(UnknownPlace) as refused:
        find_place(typed, 10)
    assert sorted(refused.value.suggestions) == suggestions


def test_a_place_nobody_has_put_on_the_map_leads_to_the_filter() -> None:
    with pytest.raises(UnknownPlace, match="Filter «Kommune»"):
        find_place("Senden", 10)


@given(st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_nothing_typed_is_an_error(typed: str) -> None:
    with contextlib.suppress(UnknownPlace):
        assert find_place(typed, 10).name
