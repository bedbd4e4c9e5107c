"""What is said of an offer apart from its text: confirmed, available, closed, where it comes from.

These are rows of their own that point at the page.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.typed_models import WeeksField
from core.validators import check_order
from directory.choices import AvailabilityState, ConfirmedBy
from directory.models.offer import OfferPage
from directory.models.statement import Statement
from exchange.models import ImportOrigin

MAX_WAITING_WEEKS = 260  # five years; more is a typing error


class Confirmation(Statement):
    """Somebody said that the details of an offer are right."""

    offer = models.ForeignKey(OfferPage, on_delete=models.CASCADE, related_name="confirmations")
    in_name_of = models.CharField(
        _("im Namen"), max_length=20, choices=ConfirmedBy.choices, blank=True, default=""
    )

    class Meta(Statement.Meta):
        verbose_name = _("Bestätigung")
        verbose_name_plural = _("Bestätigungen")

    def __str__(self) -> str:
        return f"{self.offer}: {self.said_at:%d.%m.%Y}"

    @property
    def said(self) -> str:
        """That it is right, and in whose name that was said."""
        if not self.in_name_of:
            return str(_("Angaben bestätigt"))
        return _("Angaben bestätigt, im Namen: %(name)s") % {"name": self.get_in_name_of_display()}


class Availability(Statement):
    """Whether there is room, as somebody said on a day; what was said last counts."""

    offer = models.ForeignKey(OfferPage, on_delete=models.CASCADE, related_name="availabilities")
    note = None  # type: ignore[assignment] # the state says it all
    state = models.CharField(
        _("Gibt es Plätze?"),
        max_length=20,
        choices=AvailabilityState.choices,
        default=AvailabilityState.UNKNOWN,
    )
    weeks = WeeksField(
        _("Wartezeit in Wochen (ungefähr)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAX_WAITING_WEEKS)],
    )

    class Meta(Statement.Meta):
        verbose_name = _("Freie Plätze")
        verbose_name_plural = _("Freie Plätze")

    def __str__(self) -> str:
        if self.state == AvailabilityState.WAITING_LIST and self.weeks:
            return _("Warteliste, etwa %(weeks)s Wochen") % {"weeks": self.weeks}
        return str(self.get_state_display())

    def clean(self) -> None:
        """Refuse a waiting time without a waiting list, and a time to come."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if self.weeks and self.state != AvailabilityState.WAITING_LIST:
            errors["weeks"] = ValidationError(_("Eine Wartezeit gibt es nur mit Warteliste."))
        if self.said_at and self.said_at > timezone.now():
            errors["said_at"] = ValidationError(_("Dieser Tag liegt in der Zukunft."))
        if errors:
            raise ValidationError(errors)

    @property
    def said(self) -> str:
        """Whether there is room."""
        return _("Freie Plätze: %(state)s") % {"state": self}


class OfferOrigin(ImportOrigin):
    """The data set an offer was imported from, and what it is called there."""

    offer = models.OneToOneField(OfferPage, on_delete=models.CASCADE, related_name="origin")

    class Meta(ImportOrigin.Meta):
        verbose_name = _("Herkunft")
        verbose_name_plural = _("Herkunft")


class ClosureQuerySet(models.QuerySet["Closure"]):
    """Closures by date."""

    def current(self) -> ClosureQuerySet:
        """Narrow to those that hold today."""
        today = timezone.localdate()
        return self.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))


class Closure(Statement):
    """An offer is closed for a while, or until further notice when the end is empty."""

    offer = models.ForeignKey(OfferPage, on_delete=models.CASCADE, related_name="closures")
    note = models.CharField(
        _("Grund"), max_length=200, help_text=_("Für alle sichtbar, zum Beispiel «Sommerpause».")
    )
    starts_on = models.DateField(_("geschlossen ab"), default=timezone.localdate)
    ends_on = models.DateField(
        _("geschlossen bis"), null=True, blank=True, help_text=_("Leer: bis auf Weiteres.")
    )

    objects = ClosureQuerySet.as_manager()

    class Meta(Statement.Meta):
        verbose_name = _("Schließung")
        verbose_name_plural = _("Schließungen")
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.offer}: {self.note}"

    @property
    def said(self) -> str:
        """From when to when it is closed."""
        start = date_format(self.starts_on, "j. F Y")
        if self.ends_on is None:
            return _("Geschlossen ab %(start)s, bis auf Weiteres") % {"start": start}
        end = date_format(self.ends_on, "j. F Y")
        return _("Geschlossen vom %(start)s bis %(end)s") % {"start": start, "end": end}

    def clean(self) -> None:
        """Refuse an end before the start."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        check_order(errors, self.starts_on, self.ends_on, "ends_on", _("Das Ende liegt vor dem Anfang."))
        if errors:
            raise ValidationError(errors)


class ServedBefore(models.Model):
    """Whom an offer served before it came from one place to another, for when it goes back.

    ``before`` and ``after`` hold, by the key of a revision and by "" for what is published, ``serves_all``
    and the ids of ``municipalities``.
    """

    offer = models.ForeignKey(OfferPage, on_delete=models.CASCADE, related_name="+")
    left = models.PositiveBigIntegerField(null=True, help_text=_("Schlüssel der Kommune; leer: der Kreis."))
    arrived = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Geltung vor dem Verschieben")
        verbose_name_plural = _("Geltung vor dem Verschieben")

    def __str__(self) -> str:
        return str(self.offer)
