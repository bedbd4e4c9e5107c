"""The table of outgoing mail, and what is known of the server that takes it."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DEFAULT_TERM = datetime.timedelta(days=3)
# Longer than any attempt takes, which is MAIL_SECONDS for connecting and again for sending; short against the
# ten minutes of a sign-in code.
LEASE = datetime.timedelta(minutes=3)


class Kind(models.TextChoices):
    """What a mail is for. What somebody waits for at the screen goes first."""

    SIGN_IN_CODE = "sign_in_code", _("Anmelde-Code")
    PASSWORD_RESET = "password_reset", _("Neues Passwort")
    INVITATION = "invitation", _("Einladung")
    ACCOUNT = "account", _("Hinweis zum Konto")
    REPORT = "report", _("Meldung einer Barriere")
    NOTICE = "notice", _("Benachrichtigung")

    @property
    def priority(self) -> int:
        """The higher, the sooner."""
        kinds = list(Kind)
        return 10 * (len(kinds) - kinds.index(self))


def new_key() -> str:
    """Return a key for a mail that needs none of its own."""
    return uuid.uuid4().hex


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """What the sender asks for."""

    def waiting(self) -> OutgoingMailQuerySet:
        """Narrow to what is still to be sent."""
        return self.filter(state=OutgoingMail.State.WAITING)

    def free(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """Narrow to what no sender holds, or a sender that has died holds no longer.

        Nor does one that seems to hold it for longer than anybody may: the clock has been set back since.
        """
        return self.filter(Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + LEASE))

    def due(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """Narrow to what is to be sent now, most urgent first.

        What was written in the future was written before the clock was set back, and waits for nothing.
        """
        in_time = Q(send_after__lte=now) | Q(created_at__gt=now, attempts=0)
        due = self.waiting().free(now).filter(in_time, expires_at__gt=now)
        return due.order_by("-priority", "send_after", "pk")

    def overdue(self, now: datetime.datetime) -> OutgoingMailQuerySet:
        """Narrow to what came too late and is in no sender's hands."""
        return self.free(now).filter(
            expires_at__lte=now, state__in=[OutgoingMail.State.WAITING, OutgoingMail.State.FAILED]
        )


class OutgoingMail(models.Model):
    """One mail to one recipient, from the moment it was written until shortly after it was sent.

    ``message`` holds everything that goes out (see ``mail.messages``): codes and links are secrets, so it is
    emptied as soon as the mail is sent, given up or too late.
    """

    class State(models.TextChoices):
        """Where a mail stands."""

        WAITING = "waiting", _("wartet")
        SENT = "sent", _("verschickt")
        FAILED = "failed", _("abgelehnt")
        EXPIRED = "expired", _("nicht rechtzeitig verschickt")
        DISCARDED = "discarded", _("verworfen")

    key = models.CharField(max_length=150, unique=True, default=new_key, editable=False)
    kind = models.CharField(_("Art"), max_length=20, choices=Kind.choices, default=Kind.NOTICE)
    priority = models.PositiveSmallIntegerField(editable=False)
    recipient = models.CharField(_("An"), max_length=320)
    message = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(_("Stand"), max_length=10, choices=State.choices, default=State.WAITING)
    created_at = models.DateTimeField(_("Angelegt"), default=timezone.now, editable=False)
    send_after = models.DateTimeField(_("Nächster Versuch"), default=timezone.now)
    expires_at = models.DateTimeField(_("Gilt bis"))
    attempts = models.PositiveIntegerField(_("Versuche"), default=0)
    last_error = models.CharField(_("Letzter Fehler"), max_length=500, blank=True)
    lease_owner = models.CharField(max_length=32, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("Verschickt"), null=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ausgehende E-Mail")
        verbose_name_plural = _("Ausgehende E-Mails")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("view", "change", "preview")
        indexes = [
            models.Index(fields=["state", "-priority", "send_after"], name="mail_outgoing_due"),
            models.Index(fields=["created_at"], name="mail_outgoing_created"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.recipient})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill in what follows from the kind, and the usual term."""
        self.priority = Kind(self.kind).priority
        self.expires_at = self.expires_at or self.created_at + DEFAULT_TERM
        super().save(*args, **kwargs)

    @property
    def can_be_retried(self) -> bool:
        """Whether it can still be sent: it has a text and its term is not over."""
        unsent = self.state in {self.State.WAITING, self.State.FAILED}
        return unsent and bool(self.message) and self.expires_at > timezone.now()

    @property
    def can_be_discarded(self) -> bool:
        """Whether something is left to be given up."""
        return self.state in {self.State.WAITING, self.State.FAILED}


class MailServer(models.Model):
    """What all processes know of the mail server: since when it fails, and when it is asked again.

    One row. While the server rests nobody connects to it, however many mails wait, so a server that hangs
    costs the worker a few seconds every other minute and not its whole time.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    failing_since = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    rest_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="mail_one_server")]
        default_permissions = ()

    def __str__(self) -> str:
        return str(_("Mailserver"))
