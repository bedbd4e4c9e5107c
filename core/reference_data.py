"""The county, its municipalities with their borders and its youth offices, from the files in ``data/geo``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from core.models import Municipality, YouthOffice

# Has to be shown wherever the borders are drawn (Datenlizenz Deutschland, Namensnennung 2.0).
BORDER_ATTRIBUTION = "© GeoBasis-DE / BKG 2021 (Daten verändert), dl-de/by-2-0"
BORDER_LICENCE_URL = "https://www.govdata.de/dl-de/by-2-0"

COUNTY = {"ags": "05558", "ars": "05558", "name": "Kreis Coesfeld"}
_KINDS = {"Stadt": Municipality.Kind.TOWN, "Gemeinde": Municipality.Kind.MUNICIPALITY}
_TABLE = "kreis_coesfeld_gemeinden.csv"
_BORDERS = "kreis_coesfeld_gemeinden_vg5000.geojson"


def load_municipalities(directory: Path | None = None) -> dict[str, Municipality]:
    """Create or update the county, its eleven municipalities and three youth offices; idempotent.

    ``directory`` holds the two files (default ``data/geo``). Gives the municipalities by their AGS, the
    county among them. Names, slugs and contact data that people have changed since stay as they are.
    """
    directory = directory or settings.BASE_DIR / "data" / "geo"
    with (directory / _TABLE).open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    collection = json.loads((directory / _BORDERS).read_text(encoding="utf-8"))
    borders = {feature["properties"]["ags"]: feature["geometry"] for feature in collection["features"]}
    with transaction.atomic():
        offices = {name: _youth_office(name) for name in dict.fromkeys(row["jugendamt"] for row in rows)}
        county = _municipality(
            COUNTY["ags"],
            name=COUNTY["name"],
            ars=COUNTY["ars"],
            kind=Municipality.Kind.COUNTY,
            youth_office=offices[COUNTY["name"]],
            postcodes=sorted({row["plz"] for row in rows}),
            latitude=_middle(rows, "min_lat", "max_lat"),
            longitude=_middle(rows, "min_lon", "max_lon"),
            border=_joined(list(borders.values())),
        )
        found = {county.ags: county}
        for row in rows:
            found[row["ags"]] = _municipality(
                row["ags"],
                name=row["name"],
                ars=row["ars"],
                kind=_KINDS[row["bezeichnung"]],
                county=county,
                youth_office=offices[row["jugendamt"]],
                postcodes=[row["plz"]],
                latitude=float(row["centroid_lat"]),
                longitude=float(row["centroid_lon"]),
                border=borders[row["ags"]],
            )
    return found


def _youth_office(authority: str) -> YouthOffice:
    """«Stadt Dülmen» has the «Jugendamt der Stadt Dülmen»."""
    article = "des" if authority.startswith("Kreis") else "der"
    genitive = authority.replace("Kreis ", "Kreises ", 1)
    office, _created = YouthOffice.objects.get_or_create(name=f"Jugendamt {article} {genitive}")
    return office


def _municipality(ags: str, *, name: str, **facts: Any) -> Municipality:
    municipality, created = Municipality.objects.get_or_create(ags=ags, defaults={"name": name, **facts})
    if not created and any(getattr(municipality, key) != value for key, value in facts.items()):
        for key, value in facts.items():
            setattr(municipality, key, value)
        municipality.save()
    return municipality


def _middle(rows: list[dict[str, str]], low: str, high: str) -> float:
    return round((min(float(row[low]) for row in rows) + max(float(row[high]) for row in rows)) / 2, 5)


def _joined(geometries: list[dict[str, Any]]) -> dict[str, Any]:
    """The county's border: its municipalities side by side, inner borders included."""
    polygons: list[Any] = []
    for geometry in geometries:
        single = geometry["type"] == "Polygon"
        polygons += [geometry["coordinates"]] if single else geometry["coordinates"]
    return {"type": "MultiPolygon", "coordinates": polygons}
