"""What every test finds in its database: the roots that everything hangs from, and nothing else."""

from __future__ import annotations

from wagtail.models import Collection, Locale, Page, Site

from accounts.permission_names import name_permissions
from home.models import HomePage


def lay_ground() -> None:
    """Do once for a database what each test would otherwise pay for.

    Wagtail's welcome page goes, and permissions have their German names already, as on every site.
    """
    for page in ensure_roots().get_children():
        page.delete()
    name_permissions()


def ensure_roots() -> Page:
    """Give the root of the page tree; it, the root collection and the locale are made where they are missing.

    Tests with real transactions empty every table at their end, what migrations brought included.
    """
    locale, _ = Locale.objects.get_or_create(language_code="de")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)


def make_home() -> HomePage:
    """Make the start page, the only one below the root, with a default site."""
    root = ensure_roots()
    for child in root.get_children():
        child.delete()
    root.refresh_from_db()
    home: HomePage = root.add_child(instance=HomePage(title="Präventionsnetz", slug="start"))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Präventionsnetz"},
    )
    return home
