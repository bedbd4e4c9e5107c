"""What every site starts with, demo or not: start page, section pages, vocabulary, synonyms, municipalities,
roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, Page, Site, Workflow

from accounts.roles import setup_roles
from chain.models import ChainPage
from core.models import BasePage, Municipality
from core.reference_data import load_municipalities
from core.vocabulary_data import load_vocabulary
from directory.languages import load_languages
from directory.models import DirectoryPage, MunicipalityPage
from home.models import HomePage
from knowledge.models import KnowledgeIndexPage
from network.models import NetworkIndexPage
from synonyms.start import load_start_rules
from updates.models import UpdateIndexPage

P = TypeVar("P", bound=BasePage)


def ensure_page(parent: Page, model: type[P], slug: str, tags: Iterable[str] = (), **fields: Any) -> P:
    """Give the page of type ``model`` with ``slug`` below ``parent``; create and publish it when missing.

    An existing page stays as people have made it. Raises ValidationError when ``fields`` do not pass.
    """
    found = model.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        return found
    page = model(slug=slug, **fields)
    page.tags.add(*tags)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


@transaction.atomic
def setup_site() -> HomePage:
    """Create what is missing of the frame of the site and give its start page; idempotent."""
    load_vocabulary()
    load_languages()
    load_start_rules()
    municipalities = load_municipalities()
    home = _start_page()
    directory = ensure_page(
        home,
        DirectoryPage,
        "angebote",
        title="Angebote",
        show_in_menus=True,
        summary="Hilfen für Familien, Kinder und junge Menschen im Kreis Coesfeld.",
    )
    for municipality in municipalities.values():
        if municipality.kind != Municipality.Kind.COUNTY:
            ensure_page(
                directory,
                MunicipalityPage,
                municipality.slug,
                title=municipality.name,
                municipality=municipality,
                summary=f"Angebote und Ansprechstellen in {municipality.name}.",
            )
    _chain_beside(directory, home)
    ensure_page(home, KnowledgeIndexPage, "wissen", title="Wissen", show_in_menus=True)
    ensure_page(home, NetworkIndexPage, "netzwerk", title="Netzwerk", show_in_menus=True)
    ensure_page(home, UpdateIndexPage, "aktuelles", title="Aktuelles", show_in_menus=True)
    setup_roles()
    return home


def _chain_beside(directory: DirectoryPage, home: HomePage) -> None:
    """Create the page of the chain when it is missing, right after the directory in the menu."""
    if ChainPage.objects.exists():
        return
    chain = ensure_page(
        home,
        ChainPage,
        "praeventionskette",
        title="Präventionskette",
        show_in_menus=True,
        summary="Wie viele Angebote gibt es in welcher Lebensphase, in welcher Kommune, und wo fehlt etwas?",
        introduction="<p>Die Präventionskette ist die Kette der Hilfen entlang des Aufwachsens, von der "
        "Schwangerschaft bis in den Beruf. Eine Zahl führt zu genau den Angeboten, die sie zählt.</p>",
    )
    chain.move(DirectoryPage.objects.get(pk=directory.pk), pos="right")


def _start_page() -> HomePage:
    """Give the start page; on a new site it takes the place of Wagtail's welcome page."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    _remove_wagtail_groups()
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    welcome = site.root_page if site is not None else None
    home = ensure_page(
        root,
        HomePage,
        "start",
        title="Präventionsnetz",
        summary="Das gemeinsame Netz für Familien im Kreis Coesfeld: Angebote finden, Wissen teilen, "
        "zusammen steuern.",
    )
    if site is None:
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    else:
        site.root_page = home
        site.site_name = "Präventionsnetz"
        site.save()
    # Editors read this name above the collections of images and documents.
    Collection.objects.filter(depth=1, name="Root").update(name="Alle Sammlungen")
    # Wagtail's own welcome page is a plain page without anything below it; anything else is somebody's work.
    if welcome is not None and welcome.specific_class is Page and welcome.numchild == 0:
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def _remove_wagtail_groups() -> None:
    """Remove the groups and the workflow that Wagtail's migrations bring, as long as nobody uses them.

    Our roles take their place (``accounts.role_table``); two sets of names would only confuse.
    """
    Workflow.objects.filter(name="Moderators approval", workflow_states=None).delete()
    GroupApprovalTask.objects.filter(name="Moderators approval", workflow_tasks=None).delete()
    Group.objects.filter(name__in=["Moderators", "Editors"], user=None, role_of=None).delete()
