"""What follows by itself when reference data, people or groups change."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.invitations import follow_mail
from accounts.limits import forgive
from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.roles import sync_municipality, sync_youth_office
from accounts.sessions import start_session
from core.models import Municipality, YouthOffice
from mail.models import OutgoingMail
from mail.signals import mail_settled


@receiver(post_save, sender=Municipality)
def make_municipality_team(instance: Municipality, raw: bool, **kwargs: Any) -> None:
    """A new municipality gets its group and collection; a changed one keeps them right."""
    if not raw:
        sync_municipality(instance)


@receiver(post_save, sender=YouthOffice)
def make_office_team(instance: YouthOffice, raw: bool, **kwargs: Any) -> None:
    """A new youth office gets its group."""
    if not raw:
        sync_youth_office(instance)


@receiver(password_reset)
def forgive_attempts(request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Who has just set a new password may use it at once, whatever was tried before."""
    forgive(request, "password", user.email)


@receiver(mail_settled)
def note_mail_of_invitation(mail: OutgoingMail, **kwargs: Any) -> None:
    """An invitation says whether its mail was sent."""
    follow_mail(mail)


@receiver(post_delete, sender=MunicipalityTeam)
@receiver(post_delete, sender=YouthOfficeTeam)
def delete_group_of_team(instance: MunicipalityTeam | YouthOfficeTeam, **kwargs: Any) -> None:
    """A team that is gone leaves no group that still gives rights; its files stay."""
    instance.group.delete()


@receiver(post_save, sender=User)
def forget_old_addresses(
    instance: User, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    """allauth signs in with every address it knows: one that the account no longer has must not open it."""
    if not raw and (update_fields is None or "email" in update_fields):
        EmailAddress.objects.filter(user=instance).exclude(email=instance.email).delete()


@receiver(user_logged_in)
def limit_session(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Every sign-in, whatever its way, starts a session of the length the person may have."""
    start_session(request, user)
