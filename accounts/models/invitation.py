"""Invitations: the only way to an account but the administration's."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.role_table import Role
from core.mail_field import MailAddressField
from signed_links.models import SignedLink

# Which field says for whom a role is handed out.
TARGET_OF_ROLE = {
    Role.EDITOR: "municipality",
    Role.YOUTH_OFFICE: "youth_office",
    Role.BODY: "body_group",
}


class Invitation(models.Model):
    """An offer of a role by e-mail: how long it counts and whether it was withdrawn says its link."""

    class State(models.TextChoices):
        """Where an invitation stands."""

        OPEN = "open", _("offen")
        ACCEPTED = "accepted", _("angenommen")
        WITHDRAWN = "withdrawn", _("zurückgezogen")
        EXPIRED = "expired", _("abgelaufen")
        SENDING = "sending", _("wird verschickt")
        UNSENT = "unsent", _("nicht zugestellt")

    email = MailAddressField(_("E-Mail"))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("Kommune"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to=~models.Q(kind="county"),
        help_text=_("Nur für die Redaktion einer Kommune."),
    )
    youth_office = models.ForeignKey(
        "core.YouthOffice",
        verbose_name=_("Jugendamt"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Nur für die Koordination eines Jugendamts."),
    )
    body_group = models.ForeignKey(
        Group,
        verbose_name=_("Gremium"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to={"role_of__role": Role.BODY},
        help_text=_("Nur für Mitglieder eines Gremiums."),
    )
    link = models.ForeignKey(
        SignedLink, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )  # the newest; older ones are worthless
    links = GenericRelation(SignedLink)  # deleted with it
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("eingeladen von"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    sent_at = models.DateTimeField(_("verschickt am"), null=True, editable=False)
    unsent_at = models.DateTimeField(null=True, editable=False)  # when its mail was refused or given up
    accepted_at = models.DateTimeField(_("angenommen am"), null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("angenommen von"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return _("Einladung für %(email)s") % {"email": self.email}

    def clean(self) -> None:
        """Ask for the municipality, youth office or body that belongs to the role, and for no other."""
        super().clean()
        needed = TARGET_OF_ROLE.get(Role(self.role)) if self.role in Role else None
        errors: dict[str, ValidationError] = {}
        for name in TARGET_OF_ROLE.values():
            given = getattr(self, f"{name}_id") is not None
            if name == needed and not given:
                errors[name] = ValidationError(_("Bitte auswählen: Diese Rolle braucht die Angabe."))
            elif name != needed and given:
                errors[name] = ValidationError(_("Diese Angabe gehört nicht zur gewählten Rolle."))
        if errors:
            raise ValidationError(errors)

    @property
    def state(self) -> Invitation.State:
        """Where the invitation stands now."""
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.link and self.link.revoked_at:
            return self.State.WITHDRAWN
        if self.link is None or self.link.is_expired:
            return self.State.EXPIRED
        if self.unsent_at:
            return self.State.UNSENT
        return self.State.OPEN if self.sent_at else self.State.SENDING

    @property
    def state_text(self) -> str:
        """The state in words."""
        return str(self.state.label)

    @property
    def expires_on(self) -> str:
        """The last day of the link in German."""
        if self.link is None:
            return ""
        return date_format(timezone.localtime(self.link.expires_at), "SHORT_DATE_FORMAT")

    @property
    def is_usable(self) -> bool:
        """Whether the link still leads to an account."""
        return self.state in {self.State.OPEN, self.State.SENDING, self.State.UNSENT}

    @property
    def target(self) -> models.Model | None:
        """The municipality, youth office or body group that the role is handed out for."""
        name = TARGET_OF_ROLE.get(Role(self.role))
        return getattr(self, name) if name else None

    @property
    def role_text(self) -> str:
        """The role with what it is for, such as «Redaktion einer Kommune: Olfen»."""
        label = str(Role(self.role).label)
        return f"{label}: {self.target}" if self.target else label
