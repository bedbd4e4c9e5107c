"""The form in which pages are edited."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from core.slugs import free_slug, german_slug


class BasePageForm(WagtailAdminPageForm):
    """Offers groups in the order of their names; which of them, ``core.admin_reading`` says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if groups := self.fields.get("responsible_group"):
            groups.queryset = groups.queryset.order_by("name")
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
