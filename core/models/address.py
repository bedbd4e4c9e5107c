"""Where something is: the address that offices, providers and offers have in common."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.typed_models import CoordinateField
from core.validators import validate_latitude, validate_longitude, validate_postcode


class AddressFields(models.Model):
    """A postal address in Germany with the point on the map (WGS 84), all of it optional."""

    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True, validators=[validate_postcode])
    town = models.CharField(_("Ort"), max_length=120, blank=True)
    latitude = CoordinateField(
        _("Breitengrad"),
        null=True,
        blank=True,
        validators=validate_latitude,
        help_text=_("Dezimalgrad, zum Beispiel 51,94."),
    )
    longitude = CoordinateField(
        _("Längengrad"),
        null=True,
        blank=True,
        validators=validate_longitude,
        help_text=_("Dezimalgrad, zum Beispiel 7,17."),
    )

    class Meta:
        abstract = True

    @property
    def address_line(self) -> str:
        """The address on one line, without the parts that are missing."""
        place = f"{self.postcode} {self.town}".strip()
        return ", ".join(part for part in (self.street.strip(), place) if part)
