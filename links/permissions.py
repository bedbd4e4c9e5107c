"""Who sees which outside links in the report: those of what they may edit."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from accounts.roles import is_coordination, municipalities_of
from core.visibility import visible_pages
from directory.models import Provider
from links.models import LinkPlace


def places_of(user: Any) -> QuerySet[LinkPlace]:
    """Give the places of links on pages that ``user`` may edit, and in rows that are theirs to keep.

    Editors keep the providers of their municipalities; everything else that is no page is coordination's.
    """
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = visible_pages(Page.objects.filter(pk__in=editable.values("pk"), live=True), user)
    mine = Q(page__in=pages.values("pk"))
    if is_coordination(user):
        mine |= Q(page=None)
    elif user.has_perm("directory.change_provider"):
        provider = ContentType.objects.get_for_model(Provider)
        mine |= Q(page=None, content_type=provider, municipality__in=municipalities_of(user))
    return LinkPlace.objects.filter(mine)
