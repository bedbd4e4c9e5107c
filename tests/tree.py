"""The roots that everything hangs from, as ``manage.py migrate`` leaves them."""

from __future__ import annotations

from wagtail.models import Collection, Locale, Page


def ensure_roots() -> Page:
    """Give the root of the page tree; it, the root collection and the locale are made where they are missing.

    Tests with real transactions empty every table at their end, what migrations brought included.
    """
    locale, _ = Locale.objects.get_or_create(language_code="de")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
