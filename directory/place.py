"""What may be shown of where an offer is: the one place that knows of hidden addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directory.models import OfferPage


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """The place of an offer as everybody may know it."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    latitude: float | None = None
    longitude: float | None = None
    hidden: bool = False

    @property
    def line(self) -> str:
        """The place on one line, without the parts that are missing."""
        town = f"{self.postcode} {self.town}".strip()
        return ", ".join(part for part in (self.name, self.street, town) if part)


def public_place(offer: OfferPage) -> PublicPlace:
    """Give what pages, search and exports may tell of the place of ``offer``.

    A refuge hides its address: then only the town is left, without postcode, name of the house and point
    on the map.
    """
    if offer.hide_address:
        return PublicPlace(town=offer.town, hidden=True)
    return PublicPlace(
        name=offer.place_name,
        street=offer.street,
        postcode=offer.postcode,
        town=offer.town,
        latitude=offer.latitude,
        longitude=offer.longitude,
    )
