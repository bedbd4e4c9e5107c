"""The form in which pages are edited."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PageViewRestriction

from core.visibility import not_passed


class BasePageForm(WagtailAdminPageForm):
    """Offers as responsible no group whose name tells of what the editor may not open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "responsible_group" in self.fields and self.for_user is not None:
            kept = self.instance.responsible_group_id
            self.fields["responsible_group"].queryset = known_groups(self.for_user, kept)


def known_groups(user: Any, kept: int | None = None) -> QuerySet[Group]:
    """Give the groups that ``user`` may know of, and the one with the id ``kept``.

    Left out are groups of restrictions that ``user`` does not pass, unless they have rights of their own:
    those are roles of the site, which everybody knows.
    """
    closed = not_passed(PageViewRestriction.objects.all(), user)
    secret = Group.objects.filter(pageviewrestriction__in=closed, permissions=None).values("pk")
    return Group.objects.filter(~Q(pk__in=secret) | Q(pk=kept)).order_by("name")
