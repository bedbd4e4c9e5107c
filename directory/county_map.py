"""A map of the county from the borders of its municipalities, drawn without any map service.

Equirectangular projection: a degree of longitude is shorter by the cosine of the latitude, which is exact
enough for a county. The borders are VG5000 (© GeoBasis-DE / BKG), generalised for small scales.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from django.core.cache import cache

from core.models import Municipality

WIDTH = 600  # units of the drawing; one is about 80 metres
MARGIN = 4
# A name is looked a place for on so many lines, with so many of them free above and below it.
LINES, ROOM = 30, 2
CACHE_KEY = "directory.county_map"
CACHE_SECONDS = 3600

Point = tuple[float, float]  # longitude, latitude in degrees


@dataclass(frozen=True, slots=True)
class Shape:
    """A municipality on the map: its outline as the ``d`` of an SVG path, and where its name stands."""

    slug: str
    name: str
    outline: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class CountyMap:
    """The drawing's size and its shapes, by name."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def county_map() -> CountyMap | None:
    """Give the map of all municipalities that have a border, None when none has one.

    Kept in the cache for an hour; saving or deleting a municipality draws it anew (``directory.signals``).
    """
    found: CountyMap | None = cache.get(CACHE_KEY)
    if found is None:
        found = draw(list(Municipality.objects.without_county().order_by("name")))
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget_map() -> None:
    """Have the map drawn anew when it is next asked for."""
    cache.delete(CACHE_KEY)


def draw(municipalities: Sequence[Municipality]) -> CountyMap | None:
    """Draw ``municipalities``; those without a usable border are left out. None when nothing is left."""
    rings = {place.pk: list(_rings(place.border)) for place in municipalities}
    points = [point for found in rings.values() for ring in found for point in ring]
    if not points:
        return None
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    shrink = cos(radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / max((east - west) * shrink, 1e-9)

    def place_on_map(point: Point) -> tuple[int, int]:
        longitude, latitude = point
        return (
            round((longitude - west) * shrink * scale) + MARGIN,
            round((north - latitude) * scale) + MARGIN,
        )

    shapes = []
    for municipality in municipalities:
        own = rings[municipality.pk]
        if own:
            x, y = place_on_map(_middle(own[0]))
            outline = "".join(_path([place_on_map(point) for point in ring]) for ring in own)
            shapes.append(Shape(municipality.slug, municipality.name, outline, x, y))
    return CountyMap(WIDTH, round((north - south) * scale) + 2 * MARGIN, tuple(shapes))


def _rings(border: Any) -> Iterator[list[Point]]:
    """The rings of a GeoJSON Polygon or MultiPolygon; what is none gives nothing."""
    if not isinstance(border, dict):
        return
    polygons = border.get("coordinates")
    if border.get("type") == "Polygon":
        polygons = [polygons]
    try:
        for polygon in polygons or ():
            for ring in polygon:
                points = [(float(point[0]), float(point[1])) for point in ring]
                if points:
                    yield points
    except (TypeError, ValueError, IndexError):
        return


def _middle(ring: Sequence[Point]) -> Point:
    """Where the name stands: in the middle of the widest stretch that has room above and below.

    A centroid would lie at the edge of a bent municipality, or outside it.
    """
    south, north = min(y for _x, y in ring), max(y for _x, y in ring)
    step = (north - south) / LINES
    stretches = [_widest(ring, south + step * (number + 0.5)) for number in range(LINES)]
    best = (0.0, ring[0])
    for number in range(ROOM, LINES - ROOM):
        around = stretches[number - ROOM : number + ROOM + 1]
        west, east = max(start for start, _end in around), min(end for _start, end in around)
        best = max(best, (east - west, ((west + east) / 2, south + step * (number + 0.5))))
    return best[1]


def _widest(ring: Sequence[Point], latitude: float) -> tuple[float, float]:
    """The longest stretch inside ``ring`` along ``latitude``, as (west, east); empty where there is none."""
    crossings = sorted(
        x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (y1 > latitude) != (y2 > latitude)
    )
    stretches = zip(crossings[::2], crossings[1::2], strict=False)
    return max(stretches, key=lambda stretch: stretch[1] - stretch[0], default=(ring[0][0], ring[0][0]))


def _path(points: Sequence[tuple[int, int]]) -> str:
    start, *rest = dict.fromkeys(points)
    return f"M{start[0]} {start[1]}" + "".join(f"L{x} {y}" for x, y in rest) + "Z"
