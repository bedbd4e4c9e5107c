"""The form in which pages are edited."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import PageViewRestriction

from core.slugs import free_slug, german_slug
from core.visibility import not_passed


class BasePageForm(WagtailAdminPageForm):
    """Offers as responsible no group whose name tells of what the editor may not open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "responsible_group" in self.fields and self.for_user is not None:
            kept = self.instance.responsible_group_id
            self.fields["responsible_group"].queryset = known_groups(self.for_user, kept)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # it stands in another tab; see ``clean``

    def clean(self) -> dict[str, Any]:
        """Give a page that is sent without an address the one it is published under, else one by its title.

        The script that fills in the address comes a moment after the title; who publishes at once is not sent
        to a field they have never seen.
        """
        cleaned = self.cleaned_data
        if "slug" in self.fields and "slug" not in self.errors and not cleaned.get("slug"):
            base = german_slug(cleaned.get("title") or "", max_length=200)
            if self.instance.first_published_at and self.instance.slug:
                cleaned["slug"] = self.instance.slug
            elif base and self.parent_page is not None:
                siblings = self.parent_page.get_children().exclude(pk=self.instance.pk)
                cleaned["slug"] = free_slug(base, set(siblings.values_list("slug", flat=True)))
        return super().clean()


def known_groups(user: Any, kept: int | None = None) -> QuerySet[Group]:
    """Give the groups that ``user`` may know of, and the one with the id ``kept``.

    Left out are groups of restrictions that ``user`` does not pass, unless they have rights of their own:
    those are roles of the site, which everybody knows.
    """
    closed = not_passed(PageViewRestriction.objects.all(), user)
    secret = Group.objects.filter(pageviewrestriction__in=closed, permissions=None).values("pk")
    return Group.objects.filter(~Q(pk__in=secret) | Q(pk=kept)).order_by("name")
