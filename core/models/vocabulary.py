"""The shared vocabulary: life phases, fields of action, target groups and legal bases."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.age_fields import MonthsField
from core.slugs import fill_slug
from core.typed.age_words import format_age_range
from core.typed_models import SmallNumberField
from core.validators import check_order


class Term(models.Model):
    """A word of a vocabulary that editors choose from, in the order coordination gives it."""

    name = models.CharField(_("Name"), max_length=120, unique=True)
    slug = models.SlugField(_("Kürzel in Adressen"), max_length=120, unique=True, blank=True)
    description = models.TextField(_("Beschreibung"), blank=True)
    order = SmallNumberField(_("Reihenfolge"), default=0, help_text=_("Kleinere Zahlen stehen weiter oben."))

    class Meta:
        abstract = True
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the term, with a slug from its name when it has none."""
        fill_slug(self, self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Fill the slug, so that the checks that follow see it."""
        super().clean()
        fill_slug(self, self.name)


class LifePhase(Term):
    """A link of the Präventionskette: a stretch of a child's biography. Phases may overlap."""

    age_from = MonthsField(_("Alter ab (Monate)"), null=True, blank=True, help_text=_("0 = ab der Geburt."))
    age_to = MonthsField(
        _("Alter bis unter (Monate)"), null=True, blank=True, help_text=_("36 = bis zum 3. Geburtstag.")
    )

    class Meta(Term.Meta):
        verbose_name = _("Lebensphase")
        verbose_name_plural = _("Lebensphasen")

    def clean(self) -> None:
        """Refuse an age range whose end lies before its start."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        check_order(
            errors,
            self.age_from,
            self.age_to,
            "age_to",
            _("Das Ende liegt vor dem Anfang."),
        )
        if errors:
            raise ValidationError(errors)

    @property
    def ages(self) -> str:
        """The age range in words."""
        return format_age_range(self.age_from, self.age_to)


class Topic(Term):
    """A Handlungsfeld (field of action)."""

    icon = models.CharField(
        _("Symbol"),
        max_length=40,
        blank=True,
        help_text=_("Name eines Symbols aus dem Designsystem KERN."),
    )

    class Meta(Term.Meta):
        verbose_name = _("Handlungsfeld")
        verbose_name_plural = _("Handlungsfelder")


class TargetGroup(Term):
    """Whom an offer is for."""

    class Meta(Term.Meta):
        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")


class LegalBase(Term):
    """The law an offer rests on, such as § 16 SGB VIII."""

    class Meta(Term.Meta):
        verbose_name = _("Rechtsgrundlage")
        verbose_name_plural = _("Rechtsgrundlagen")
