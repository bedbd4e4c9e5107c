"""Providers of the demo, and telephone numbers of the youth offices that nobody has entered yet."""

from __future__ import annotations

from typing import Any

from core.models import Municipality, YouthOffice
from demo.places import point_of
from demo.rows import rows
from directory.models import Provider

# «000» after the area code is given to nobody.
YOUTH_OFFICE_PHONES = {
    "jugendamt-des-kreises-coesfeld": "02541 000-11",
    "jugendamt-der-stadt-coesfeld": "02541 000-15",
    "jugendamt-der-stadt-duelmen": "02594 000-15",
}


def load_providers() -> dict[str, Provider]:
    """Create the demo providers that are missing and give them by slug.

    A parent stands above its branches in the data. Raises KeyError for a town, municipality or parent that
    does not exist.
    """
    towns = {place.name: place for place in Municipality.objects.all()}
    by_slug = {place.slug: place for place in towns.values()}
    providers: dict[str, Provider] = {}
    for row in rows("providers"):
        town, street = towns[row["town"]], row.get("street", "")
        details: dict[str, Any] = {name: row[name] for name in ("name", "kind", "town", "phone")}
        details |= {"street": street, "postcode": town.postcodes[0], "email": row.get("email", "")}
        details |= point_of(street, town)
        if "municipality" in row:
            details["municipality"] = by_slug[row["municipality"]]
        if "parent" in row:
            details["parent"] = providers[row["parent"]]
        provider, _created = Provider.objects.get_or_create(slug=row["slug"], defaults=details)
        providers[provider.slug] = provider
    return providers


def fill_youth_office_phones() -> None:
    """Give every youth office without a telephone number one that is clearly invented."""
    for slug, phone in YOUTH_OFFICE_PHONES.items():
        YouthOffice.objects.filter(slug=slug, phone="").update(phone=phone)
