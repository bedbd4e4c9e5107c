"""Municipalities and youth offices: the reference data that everything local points to."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.mail_field import MailAddressField
from core.models.address import AddressFields
from core.phone_field import PhoneField
from core.slugs import fill_slug
from core.typed_models import CoordinateField
from core.validators import (
    validate_ags,
    validate_ars,
    validate_latitude,
    validate_longitude,
    validate_postcode,
)


class YouthOffice(AddressFields):
    """A Jugendamt, which is responsible for one or more municipalities (§ 69 SGB VIII)."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    slug = models.SlugField(_("Kürzel in Adressen"), max_length=120, unique=True, blank=True)
    phone = PhoneField(_("Telefon"))
    email = MailAddressField(_("E-Mail"), blank=True)
    website = models.URLField(_("Website"), blank=True)

    class Meta:
        verbose_name = _("Jugendamt")
        verbose_name_plural = _("Jugendämter")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the office, with a slug from its name when it has none."""
        fill_slug(self, self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Fill the slug, so that the checks that follow see it."""
        super().clean()
        fill_slug(self, self.name)


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Municipalities, the county among them unless a method says otherwise."""

    def without_county(self) -> MunicipalityQuerySet:
        """Narrow to the towns and municipalities."""
        return self.exclude(kind=Municipality.Kind.COUNTY)


class Municipality(models.Model):
    """A county, town or municipality with its official keys, its place and its border."""

    class Kind(models.TextChoices):
        """What the local authority is; a county holds the towns and municipalities."""

        COUNTY = "county", _("Kreis")
        TOWN = "town", _("Stadt")
        MUNICIPALITY = "municipality", _("Gemeinde")

    name = models.CharField(_("Name"), max_length=120, unique=True)
    slug = models.SlugField(_("Kürzel in Adressen"), max_length=120, unique=True, blank=True)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices)
    county = models.ForeignKey(
        "self",
        verbose_name=_("Kreis"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
        limit_choices_to={"kind": Kind.COUNTY},
        help_text=_("Leer nur beim Kreis selbst."),
    )
    ags = models.CharField(
        _("Amtlicher Gemeindeschlüssel (AGS)"),
        max_length=8,
        unique=True,
        validators=[validate_ags],
    )
    ars = models.CharField(
        _("Amtlicher Regionalschlüssel (ARS)"),
        max_length=12,
        unique=True,
        validators=[validate_ars],
    )
    postcodes = models.JSONField(
        _("Postleitzahlen"), default=list, blank=True, help_text=_('Als Liste: ["48653"].')
    )
    latitude = CoordinateField(
        _("Breitengrad der Mitte"), null=True, blank=True, validators=validate_latitude
    )
    longitude = CoordinateField(
        _("Längengrad der Mitte"), null=True, blank=True, validators=validate_longitude
    )
    border = models.JSONField(
        _("Grenze"),
        null=True,
        blank=True,
        help_text=_("GeoJSON-Geometrie (Polygon oder MultiPolygon) in EPSG:4326."),
    )
    youth_office = models.ForeignKey(
        YouthOffice,
        verbose_name=_("zuständiges Jugendamt"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="municipalities",
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the municipality, with a slug from its name when it has none."""
        fill_slug(self, self.name)
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        """The name with its kind, as it stands on a town sign: «Stadt Olfen», «Kreis Coesfeld»."""
        kind = self.get_kind_display()
        return self.name if self.name.startswith(kind) else f"{kind} {self.name}"

    def clean(self) -> None:
        """Fill the slug; refuse a county in a county, a town without one, wrong postcodes or geometry."""
        super().clean()
        fill_slug(self, self.name)
        errors: dict[str, ValidationError] = {}
        if self.kind == self.Kind.COUNTY and self.county_id:
            errors["county"] = ValidationError(_("Ein Kreis gehört zu keinem anderen Kreis."))
        if self.kind != self.Kind.COUNTY and not self.county_id:
            errors["county"] = ValidationError(_("Bitte den Kreis angeben."))
        if message := _postcode_problem(self.postcodes):
            errors["postcodes"] = ValidationError(message)
        if self.border is not None and not _is_polygon(self.border):
            errors["border"] = ValidationError(
                _("Erwartet wird eine GeoJSON-Geometrie vom Typ Polygon oder MultiPolygon.")
            )
        if errors:
            raise ValidationError(errors)


def _postcode_problem(postcodes: object) -> str | None:
    if not isinstance(postcodes, list):
        return str(_("Bitte eine Liste angeben."))
    for postcode in postcodes:
        try:
            validate_postcode(postcode)
        except ValidationError as error:
            return error.messages[0]
    return None


def _is_polygon(border: object) -> bool:
    return (
        isinstance(border, dict)
        and border.get("type") in {"Polygon", "MultiPolygon"}
        and isinstance(border.get("coordinates"), list)
        and bool(border["coordinates"])
    )
