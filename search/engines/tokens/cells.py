"""Distances as words: the earth in cells of about one kilometre, so that every engine can look up what is
near.

Rows follow the degrees of latitude, columns in each row those of longitude, narrowed by the row's cosine.
A distance is that between the middles of two cells, in whole kilometres: "about", the way people ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, floor, radians, sin, sqrt

EARTH_RADIUS = 6371.0088  # kilometres, the mean radius of the IUGG
KM_PER_DEGREE = 111.195
FARTHEST_KM = 100


@dataclass(frozen=True, slots=True)
class Near:
    """Around a place, at most ``radius`` kilometres away (up to ``FARTHEST_KM``), or serving ``municipality``
    (a slug, "" for none)."""

    latitude: float
    longitude: float
    radius: int
    municipality: str = ""


def cell_of(latitude: float, longitude: float) -> str:
    """Give the word of the cell that a place lies in."""
    row = floor(latitude * KM_PER_DEGREE)
    return f"{row}/{floor(longitude * _columns(row))}"


def distance_between(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the kilometres between two places, (latitude, longitude) each, by the haversine formula."""
    latitude, other = radians(first[0]), radians(second[0])
    half_way = sin((other - latitude) / 2) ** 2
    half_way += cos(latitude) * cos(other) * sin(radians(second[1] - first[1]) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half_way)))


def about(near: Near, latitude: float, longitude: float) -> int:
    """Give how many kilometres, about, a place lies from ``near``: the ring that engines find it in."""
    return _ring(near, *map(int, cell_of(latitude, longitude).split("/")))


@lru_cache(maxsize=64)
def rings(near: Near) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Give the cells around a place by their distance in kilometres, nearest first."""
    found: dict[int, list[str]] = {}
    for row, column in _around(near):
        ring = _ring(near, row, column)
        if ring <= near.radius:
            found.setdefault(ring, []).append(f"{row}/{column}")
    return tuple((ring, tuple(found[ring])) for ring in sorted(found))


def _around(near: Near) -> Iterator[tuple[int, int]]:
    reach = min(near.radius, FARTHEST_KM) + 2
    middle = floor(near.latitude * KM_PER_DEGREE)
    for row in range(middle - reach, middle + reach + 1):
        columns = _columns(row)
        column = floor(near.longitude * columns)
        for step in range(-reach, reach + 1):
            yield row, column + step


def _ring(near: Near, row: int, column: int) -> int:
    place = ((row + 0.5) / KM_PER_DEGREE, (column + 0.5) / max(_columns(row), 0.01))
    return round(distance_between((near.latitude, near.longitude), place))


def _columns(row: int) -> float:
    """Give how many cells one degree of longitude has in a row."""
    return KM_PER_DEGREE * max(cos(radians((row + 0.5) / KM_PER_DEGREE)), 0.0)
