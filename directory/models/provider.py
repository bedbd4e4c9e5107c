"""Who offers: providers (Träger), and changes to them that somebody else proposes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.mail_field import MailAddressField
from core.models import AddressFields, Municipality
from core.phone_field import PhoneField
from core.slugs import fill_slug
from directory.choices import ProposalState, ProviderKind
from directory.models.statement import Statement


class Provider(AddressFields):
    """A body that offers something. It belongs to a municipality, or to the county when that is empty."""

    name = models.CharField(_("Name"), max_length=200)
    slug = models.SlugField(
        _("Kürzel in Adressen"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Leer: entsteht aus dem Namen."),
    )
    kind = models.CharField(
        _("Art des Trägers"), max_length=20, choices=ProviderKind.choices, default=ProviderKind.OTHER
    )
    phone = PhoneField(_("Telefon"))
    email = MailAddressField(
        _("E-Mail"), blank=True, help_text=_("Dienstliche Adresse, möglichst keine persönliche.")
    )
    website = models.URLField(_("Website"), blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("gehört zu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="branches",
        help_text=_("Der Träger, zu dem dieser gehört, zum Beispiel der Kreisverband."),
    )
    municipality = models.ForeignKey(
        Municipality,
        verbose_name=_("zuständige Kommune"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="providers",
        help_text=_("Ihre Redaktion pflegt die Angaben. Leer: der Kreis pflegt sie."),
    )

    class Meta:
        verbose_name = _("Träger")
        verbose_name_plural = _("Träger")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a provider above itself, and half a coordinate."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if self._is_own_ancestor():
            errors["parent"] = ValidationError(_("Ein Träger kann nicht zu sich selbst gehören."))
        check_coordinates(errors, self.latitude, self.longitude)
        if errors:
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the provider, with a slug from its name when it has none."""
        fill_slug(self, self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Address of the page about this provider."""
        return reverse("directory:provider", args=[self.slug])

    def _is_own_ancestor(self) -> bool:
        seen: set[int] = {self.pk} if self.pk else set()
        above = self.parent_id
        while above is not None:
            if above in seen:
                return True
            seen.add(above)
            above = Provider.objects.filter(pk=above).values_list("parent_id", flat=True).first()
        return False


class ProviderProposal(Statement):
    """Changes to a provider by somebody who may not edit it, until coordination has decided."""

    provider = models.ForeignKey(
        Provider, verbose_name=_("Träger"), on_delete=models.CASCADE, related_name="proposals"
    )
    changes = models.JSONField(_("Änderungen"), default=dict)
    note = models.TextField(_("Begründung"), blank=True)
    state = models.CharField(
        _("Stand"), max_length=20, choices=ProposalState.choices, default=ProposalState.OPEN
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("entschieden von"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, blank=True)

    class Meta(Statement.Meta):
        verbose_name = _("Änderungsvorschlag")
        verbose_name_plural = _("Änderungsvorschläge")

    def __str__(self) -> str:
        return f"{self.provider} ({self.get_state_display()})"

    @property
    def said(self) -> str:
        """For whom a change was proposed, and whether it was accepted."""
        words = {"provider": self.provider, "state": self.get_state_display()}
        return _("Änderung am Träger «%(provider)s» vorgeschlagen (%(state)s)") % words


def check_coordinates(
    errors: dict[str, ValidationError], latitude: float | None, longitude: float | None
) -> None:
    """Put a message at the missing one of two coordinates into ``errors``."""
    if (latitude is None) != (longitude is None):
        missing = "latitude" if latitude is None else "longitude"
        errors[missing] = ValidationError(_("Bitte Breiten- und Längengrad angeben, oder beide leer lassen."))
