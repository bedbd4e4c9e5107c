"""Who belongs to a body. None of this is in revisions: an older draft never brings a member back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from core.validators import check_order


class BodyTeam(models.Model):
    """The group and the collection of a body: who passes its restrictions, where its files lie.

    ``granted`` are the users whom a membership has put into the group. Whoever was put there otherwise, by
    an invitation for example, stays when a membership ends.
    """

    body = models.OneToOneField("network.BodyPage", on_delete=models.CASCADE, related_name="team")
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="body_team")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="body_team")
    granted = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.group.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about memberships."""

    def current(self, on: date | None = None) -> MembershipQuerySet:
        """Narrow to what holds on the day ``on`` (today by default)."""
        day = on or timezone.localdate()
        return self.filter(
            models.Q(since=None) | models.Q(since__lte=day), models.Q(until=None) | models.Q(until__gte=day)
        )


class Membership(models.Model):
    """A seat in a body: held by a person with an account, or named by its function."""

    body = models.ForeignKey(
        "network.BodyPage", verbose_name=_("Gremium"), on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="body_memberships",
        help_text=_("Wer hier steht, darf lesen, was nur das Gremium lesen darf."),
    )
    name = models.CharField(
        _("oder Bezeichnung"),
        max_length=200,
        blank=True,
        help_text=_("Ohne Konto: lieber die Funktion als der Name, zum Beispiel «Leitung Jugendamt»."),
    )
    organisation = models.CharField(_("Organisation"), max_length=200, blank=True)
    function = models.CharField(
        _("Aufgabe im Gremium"), max_length=200, blank=True, help_text=_("Zum Beispiel «Vorsitz».")
    )
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("vertritt die Kommune"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="body_memberships",
    )
    since = models.DateField(_("seit"), null=True, blank=True)
    until = models.DateField(
        _("bis"), null=True, blank=True, help_text=_("Letzter Tag. Leer: bis auf Weiteres.")
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")
        ordering = ["body", "organisation", "name", "pk"]

    def __str__(self) -> str:
        return f"{self.display_name or self.person or _('nicht besetzt')} ({self.body})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the seat and, in the same transaction, what its holder may read."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def display_name(self) -> str:
        """Who holds the seat, in words; never an e-mail address, which not everybody has made known."""
        return (self.person.get_full_name() if self.person else "") or self.name

    @property
    def display_organisation(self) -> str:
        """Where the holder comes from: as the seat says it, else the person's own organisation."""
        return self.organisation or (self.person.organisation if self.person else "")

    def clean(self) -> None:
        """Refuse a seat that nobody holds and a term whose end lies before its start."""
        super().clean()
        errors: dict[str, ValidationError] = {}
        if not (self.person_id or self.name):
            errors["name"] = ValidationError(_("Bitte eine Person oder eine Bezeichnung angeben."))
        check_order(errors, self.since, self.until, "until", _("Das Ende liegt vor dem Anfang."))
        if errors:
            raise ValidationError(errors)
