"""Prevention standards: what should exist everywhere."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.models import LifePhase, Topic
from core.slugs import german_slug
from core.typed_models import SmallNumberField
from strategy.models.adoption import Adoption


class PreventionStandard(Adoption):
    """What every municipality should have, such as a welcome visit after birth, and how many of it."""

    title = models.CharField(_("Standard"), max_length=200, unique=True)
    slug = models.SlugField(
        _("Kürzel in Adressen"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Leer: wird aus dem Titel gebildet."),
    )
    description = models.TextField(_("Beschreibung"), help_text=_("Was genau überall da sein soll."))
    life_phases = models.ManyToManyField(
        LifePhase, verbose_name=_("Lebensphasen"), related_name="prevention_standards"
    )
    topics = models.ManyToManyField(
        Topic, verbose_name=_("Handlungsfelder"), blank=True, related_name="prevention_standards"
    )
    minimum_offers = SmallNumberField(
        _("Angebote je Kommune, mindestens"),
        default=1,
        validators=[MinValueValidator(1, _("Ein Standard verlangt mindestens ein Angebot."))],
    )

    class Meta:
        verbose_name = _("Präventionsstandard")
        verbose_name_plural = _("Präventionsstandards")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Make the address from the title where none is given, and refuse one that is taken."""
        super().clean()
        if not self.slug:
            self.slug = german_slug(self.title)
            taken = PreventionStandard.objects.filter(slug=self.slug).exclude(pk=self.pk)
            if not self.slug or taken.exists():
                raise ValidationError(
                    {"slug": ValidationError(_("Bitte ein Kürzel angeben, das es noch nicht gibt."))}
                )

    def get_absolute_url(self) -> str:
        """Address of the page that explains the standard."""
        return reverse("strategy:standard", args=[self.slug])
