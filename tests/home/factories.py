"""Makes the places of the home app's tests."""

from __future__ import annotations

from core.models import Municipality


def make_county(name: str = "Kreis Coesfeld") -> Municipality:
    """Make a county."""
    county, _ = Municipality.objects.get_or_create(
        name=name,
        defaults={"slug": "kreis-coesfeld", "kind": "county", "ags": "05558", "ars": "05558"},
    )
    return county


def make_municipality(name: str, slug: str, number: int) -> Municipality:
    """Make a town of the county; ``number`` is the end of its official key."""
    return Municipality.objects.create(
        name=name,
        slug=slug,
        kind="town",
        county=make_county(),
        ags=f"05558{number:03}",
        ars=f"055580{number:06}",
    )
