"""Mails for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from mail.messages import annotate
from mail.models import Kind, MailServer, OutgoingMail

SECRET = "K7QX-9PLM"


def write(
    to: str = "nele@example.org",
    kind: Kind = Kind.NOTICE,
    term: timedelta | None = None,
    key: str = "",
    **fields: Any,
) -> OutgoingMail:
    """Put a mail into the table and give its row."""
    values = {"subject": "Grüße", "body": f"Ihr Code: {SECRET}\n", "from_email": "netz@example.org"}
    message = EmailMultiAlternatives(to=[to], **{**values, **fields})
    annotate(message, kind, term, key).send()
    return OutgoingMail.objects.order_by("-pk")[0]


def again(row: OutgoingMail) -> OutgoingMail:
    """Give a row as it is now."""
    return OutgoingMail.objects.get(pk=row.pk)


def pass_time(**time: float) -> None:
    """Let so much time go by for all mails and the mail server."""
    gone = timedelta(**time)
    for row in OutgoingMail.objects.all():
        row.created_at -= gone
        row.send_after -= gone
        row.expires_at -= gone
        row.lease_until = row.lease_until and row.lease_until - gone
        row.save()
    for known in MailServer.objects.exclude(rest_until=None):
        known.rest_until -= gone  # type: ignore[operator]
        known.failing_since -= gone  # type: ignore[operator]
        known.save()


def seconds_until(moment: Any) -> float:
    """Give how far a moment lies ahead."""
    return float((moment - timezone.now()).total_seconds())
