"""The life of an invitation: made, sent, sent again, withdrawn, accepted once.

Who may hand out which role stands in ``accounts.role_table`` and is asked twice: when the invitation is
made, and when it is accepted, because whoever made it may have left since.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import Invitation, User
from accounts.role_table import RIGHTS, Role
from accounts.roles import group_of, is_coordination, municipalities_of, roles_of
from accounts.teams import ensure_municipality_team, ensure_office_team
from mail.models import OutgoingMail
from mail.outbox import discard
from mail.writing import write
from signed_links.links import find, issue, revoke, use

PURPOSE = "invitation"


class NotUsable(Exception):
    """The invitation was used, withdrawn, has expired, or its maker may no longer hand out the role."""


def inviting_roles(user: Any) -> set[Role]:
    """Give the roles that ``user`` may hand out."""
    if user.is_active and user.is_superuser:
        return set(Role)
    return {role for held in roles_of(user) for role in RIGHTS[held].invites}


def may_invite(user: Any, role: Role, municipality_id: int | None = None) -> bool:
    """Tell whether ``user`` may hand out ``role``; a youth office's team for its own municipalities."""
    if role not in inviting_roles(user):
        return False
    if role is Role.EDITOR and not is_coordination(user):
        return municipality_id in municipalities_of(user)
    return True


def visible_invitations(user: Any) -> QuerySet[Invitation]:
    """Give the invitations that ``user`` may see and act on.

    Coordination gets those of all roles that it may hand out, others their own and those for municipalities
    that they care for.
    """
    invitations = Invitation.objects.select_related(
        "link", "municipality", "youth_office", "body_group", "created_by"
    )
    handed_out = inviting_roles(user)
    invitations = invitations.filter(role__in=handed_out)
    if is_coordination(user):
        return invitations
    return invitations.filter(Q(created_by=user) | Q(municipality__in=municipalities_of(user)))


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation whose newest link holds ``token``, whatever its state."""
    link = find(PURPOSE, token)
    if link is None:
        return None
    invitations = Invitation.objects.select_related(
        "link", "municipality", "youth_office", "body_group", "created_by"
    )
    return invitations.filter(link=link).first()


def renew(invitation: Invitation) -> str:
    """Save ``invitation`` with a new link and return its token; older links stop working.

    Raises NotUsable when it was accepted already.
    """
    with transaction.atomic():
        if invitation.pk and _locked(invitation).accepted_at:
            raise NotUsable
        invitation.sent_at = invitation.unsent_at = None
        invitation.save()
        term = timedelta(days=settings.INVITATION_DAYS)
        invitation.link, token = issue(PURPOSE, invitation, invitation.email, term)
        invitation.save(update_fields=["link"])
        discard(_mail_key(invitation.pk))
    return token


def _locked(invitation: Invitation) -> Invitation:
    """Return the row as it is, kept from others until the end of the transaction.

    On SQLite the transaction holds the write lock from its start, elsewhere this row is locked.
    """
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def deliver(invitation: Invitation, link: str) -> None:
    """Have the absolute address ``link`` mailed to the invited person; ``follow_mail`` notes the outcome."""
    context = {"invitation": invitation, "link": link, "days": settings.INVITATION_DAYS}
    key = _mail_key(invitation.pk, invitation.link_id)
    write("accounts/email/invitation", context, [invitation.email], key=key).send()
    invitation.refresh_from_db(fields=["sent_at", "unsent_at"])


def follow_mail(mail: OutgoingMail) -> None:
    """Note of an invitation whose mail has come to its end whether it was sent."""
    app, *rest = mail.key.split(":")
    if app != "invitation":
        return
    pk, link = rest
    noted = {"sent_at": mail.sent_at, "unsent_at": None if mail.sent_at else timezone.now()}
    # Not of one that was sent anew in the meantime, with another link.
    Invitation.objects.filter(pk=pk, link=int(link)).update(**noted)


def _mail_key(pk: int, link: int | str | None = "") -> str:
    """Return the key of an invitation's mail, or what the keys of all its mails begin with."""
    return f"invitation:{pk}:{link}"


def withdraw(invitation: Invitation) -> None:
    """Make the link worthless. Raises NotUsable when it was accepted already."""
    with transaction.atomic():
        if _locked(invitation).accepted_at:
            raise NotUsable
        revoke(PURPOSE, invitation)
        discard(_mail_key(invitation.pk))


def account_of(invitation: Invitation) -> User | None:
    """Give the account that the invited address has already, if any."""
    return User.objects.filter(email__iexact=invitation.email).first()


def group_for(invitation: Invitation) -> Group:
    """Give the group that accepting leads into."""
    role = Role(invitation.role)
    if role is Role.EDITOR and invitation.municipality:
        return ensure_municipality_team(invitation.municipality).group
    if role is Role.YOUTH_OFFICE and invitation.youth_office:
        return ensure_office_team(invitation.youth_office).group
    if role is Role.BODY and invitation.body_group:
        return invitation.body_group
    return group_of(role)


def check_usable(invitation: Invitation) -> None:
    """Raise NotUsable unless the link still counts and its maker may still hand out the role."""
    maker = invitation.created_by
    allowed = maker is not None and may_invite(maker, Role(invitation.role), invitation.municipality_id)
    if not invitation.is_usable or not allowed:
        raise NotUsable


def accept(invitation: Invitation, user: User) -> User:
    """Put ``user`` (new or known) into the group, once.

    A new user is saved here, with the invited address. Of two requests at the same time the
    second one gets NotUsable, as does whoever uses a link that does not count any more.
    """
    with transaction.atomic():
        locked = _locked(invitation)
        check_usable(locked)
        if locked.link is None or not use(locked.link):
            raise NotUsable
        if user.pk is None:
            user.email = locked.email
            user.municipality = locked.municipality
            user.save()
        user.groups.add(group_for(locked))
        locked.accepted_at, locked.accepted_by = timezone.now(), user
        locked.save(update_fields=["accepted_at", "accepted_by"])
    return user
