"""Makes the home app's pages."""

from __future__ import annotations

import datetime
from typing import Any

from core.models import Municipality
from home.models import HomePage, UpdateIndexPage, UpdatePage


def make_update_index(home: HomePage, **fields: Any) -> UpdateIndexPage:
    """Make the published list of updates, in the menu."""
    fields = {"title": "Aktuelles", "slug": "aktuelles", "show_in_menus": True, **fields}
    return home.add_child(instance=UpdateIndexPage(**fields))


def make_update(index: UpdateIndexPage, title: str = "Neue Sprechstunde", **fields: Any) -> UpdatePage:
    """Make a published update; ``municipalities`` are set after saving."""
    municipalities = fields.pop("municipalities", None)
    fields.setdefault("date", datetime.date(2026, 5, 4))
    update = index.add_child(instance=UpdatePage(title=title, **fields))
    if municipalities is not None:
        update.municipalities.set(municipalities)
        update.save()
    return update


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
