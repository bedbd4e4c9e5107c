"""What is kept from those who may not read a body: its seats, and its group and collection by their names."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Collection

from core.admin_reading.objects import edited_collections, leave_groups
from core.admin_reading.rules import readable, rule
from network.models import BodyPage, BodyTeam, Membership

# A meeting for members alone makes no secret of an open body's group.
leave_groups(Q(body_team__isnull=False))


def kept_teams(user: Any) -> Any:
    """Return the teams of bodies that ``user`` may not read; a team is there before its body is published."""
    return BodyTeam.objects.exclude(body__in=readable(BodyPage.objects.all(), user).order_by())


@rule(Group)
def groups(rows: Any, user: Any) -> Any:
    """Return all but those of bodies that ``user`` may not read and does not belong to."""
    kept = kept_teams(user).exclude(group__user=user.pk)
    return rows if user.has_perm("auth.change_group") else rows.exclude(pk__in=kept.values("group"))


@rule(Collection)
def collections(rows: Any, user: Any) -> Any:
    """Return all but those of bodies that ``user`` may not read, unless they have rights on their files."""
    kept = Collection.objects.filter(pk__in=kept_teams(user).values("collection"))
    return rows.exclude(pk__in=kept.exclude(edited_collections(user)).order_by().values("pk"))


@rule(Membership)
def memberships(rows: Any, user: Any) -> Any:
    """Return the seats in bodies that ``user`` may read."""
    return rows.filter(body__in=readable(BodyPage.objects.all(), user).order_by())
