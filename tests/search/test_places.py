"""Distances in cells."""

from __future__ import annotations

from hypothesis import given, strategies as st

from search.engines.tokens.cells import FARTHEST_KM, Near, about, cell_of, distance_between, rings

GERMANY = st.tuples(st.floats(47.3, 55.0), st.floats(5.9, 15.0))


def test_the_distance_between_two_towns() -> None:
    assert round(distance_between((51.9430, 7.1680), (51.9625, 7.6256))) == 31  # Coesfeld, Münster


@given(GERMANY, GERMANY)
def test_the_ring_is_the_distance_give_or_take_a_cell(
    here: tuple[float, float], there: tuple[float, float]
) -> None:
    near = Near(*here, FARTHEST_KM)
    assert abs(about(near, *there) - distance_between(here, there)) <= 1.5


@given(GERMANY, st.floats(-0.2, 0.2), st.floats(-0.2, 0.2))
def test_a_place_is_found_in_its_ring(here: tuple[float, float], north: float, east: float) -> None:
    near = Near(*here, 40)
    there = (here[0] + north, here[1] + east)
    found = [km for km, cells in rings(near) if cell_of(*there) in cells]
    assert found == [about(near, *there)]


def test_the_ends_of_the_earth_are_no_error() -> None:
    for latitude, longitude in [(90.0, 0.0), (-90.0, 180.0), (0.0, 180.0)]:
        assert rings(Near(latitude, longitude, 3))
