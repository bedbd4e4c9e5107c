"""Who may enter the administration, asked on every page for the menu."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from core.prepared import Prepared

_APP, _CODENAME = "wagtailadmin", "access_admin"


def may_enter_admin(user: Any) -> bool:
    """Tell the same as ``user.has_perm("wagtailadmin.access_admin")``.

    That reads all permissions of a person, of which a page for readers needs this one alone; here it is one
    small query, and none where they were read already.
    """
    if not user.is_active or user.is_superuser or hasattr(user, "_perm_cache"):
        return bool(user.has_perm(f"{_APP}.{_CODENAME}"))
    return bool(_given.rows(user.pk))


def _given_to(pk: int) -> QuerySet[Permission, Any]:
    """Give the permission when the person with this key has it, themselves or by a group."""
    access = Permission.objects.filter(content_type__app_label=_APP, codename=_CODENAME)
    return access.filter(Q(user=pk) | Q(group__user=pk)).values_list("pk")[:1]


_given = Prepared(_given_to, 1)
