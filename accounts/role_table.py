"""Who may do what: the one table that groups and permissions are made from.

``accounts.roles.setup_roles`` writes it into the database and repairs what differs. To change what a role
may do, change a line here and run ``manage.py setup_roles``. The German explanation is ``docs/rollen.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in the network; each group of the site has exactly one of these."""

    READER = "reader", _("Fachkraft oder Ehrenamt")
    BODY = "body", _("Gremium")
    EDITOR = "editor", _("Redaktion einer Kommune")
    YOUTH_OFFICE = "youth_office", _("Jugendamt-Koordination")
    COORDINATION = "coordination", _("Koordination")
    ADMINISTRATION = "administration", _("Administration")


class Where(Enum):
    """The part of the tree, and of the collections, that a role's page and file rights hold in."""

    NOWHERE = "nowhere"
    OWN = "own"  # the page and the collection of its municipality, or of all that its office serves
    SITE = "site"  # the start page and the root collection, and so everything


@dataclass(frozen=True, slots=True)
class Rights:
    """What one role may do.

    ``pages`` and ``files`` hold in ``where``; ``shared_files`` in the collection that all editors may take
    files from. ``models`` maps a model's label to actions; ``invites`` are the roles it may hand out.
    """

    where: Where = Where.NOWHERE
    admin_access: bool = False
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    shared_files: tuple[str, ...] = ()
    models: Mapping[str, str] = field(default_factory=dict)
    invites: tuple[Role, ...] = ()


PAGES = ("wagtailcore.add_page", "wagtailcore.change_page", "wagtailcore.publish_page")
ALL_PAGES = (
    *PAGES,
    "wagtailcore.bulk_delete_page",
    "wagtailcore.lock_page",
    "wagtailcore.unlock_page",
)
CHOOSE_FILES = ("wagtailimages.choose_image", "wagtaildocs.choose_document")
FILES = (
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
    *CHOOSE_FILES,
)
COLLECTIONS = (
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)
EVERYTHING = "view add change delete"

# What coordination keeps for all: vocabularies, strategy, network, glossary, texts of the footer.
CONTENT_MODELS: dict[str, str] = {
    "core.municipality": "view add change",
    "core.youthoffice": "view add change",
    "core.lifephase": EVERYTHING,
    "core.topic": EVERYTHING,
    "core.targetgroup": EVERYTHING,
    "core.legalbase": EVERYTHING,
    "core.tag": EVERYTHING,
    "directory.language": EVERYTHING,
    # An offer for the whole county stands on the page of every municipality.
    "directory.offerpage": "serve_county",
    "directory.provider": EVERYTHING,
    "strategy.goalset": EVERYTHING,
    "strategy.measure": EVERYTHING,
    "strategy.indicator": EVERYTHING,
    "strategy.councilresolution": EVERYTHING,
    "strategy.preventionstandard": EVERYTHING,
    "chain.gapnote": EVERYTHING,
    # The report of what is searched for in vain, and what is recommended for a word.
    "searchlog.searchcount": "view",
    "searchlog.searchterm": "delete",
    "wagtailsearchpromotions.searchpromotion": EVERYTHING,
    "knowledge.glossaryterm": EVERYTHING,
    "network.initiative": EVERYTHING,
    "network.membership": EVERYTHING,
    "home.legaltext": "view add change",
    "synonyms.synonymrule": EVERYTHING,
    "wagtailredirects.redirect": EVERYTHING,
    # What mails of the site say.
    "mail.outgoingmail": "preview",
    # What is done regularly, and what came of it.
    "jobs.jobstate": "view",
    # What the search knows of a page, and why it stands where it does.
    "search.entry": "view",
}
# Whose provider it is decides directory.permissions for each one; the rest may be proposed.
OWN_PROVIDERS = {"directory.provider": "view add change"}

RIGHTS: dict[Role, Rights] = {
    Role.READER: Rights(),
    Role.BODY: Rights(),
    Role.EDITOR: Rights(
        where=Where.OWN,
        admin_access=True,
        pages=PAGES,
        files=FILES,
        shared_files=CHOOSE_FILES,
        models=OWN_PROVIDERS,
    ),
    Role.YOUTH_OFFICE: Rights(
        where=Where.OWN,
        admin_access=True,
        pages=(*PAGES, "wagtailcore.lock_page", "wagtailcore.unlock_page"),
        files=FILES,
        shared_files=CHOOSE_FILES,
        models=OWN_PROVIDERS,
        invites=(Role.READER, Role.EDITOR),
    ),
    Role.COORDINATION: Rights(
        where=Where.SITE,
        admin_access=True,
        pages=ALL_PAGES,
        files=FILES,
        models=CONTENT_MODELS,
        invites=(Role.READER, Role.BODY, Role.EDITOR, Role.YOUTH_OFFICE, Role.COORDINATION),
    ),
    Role.ADMINISTRATION: Rights(
        where=Where.SITE,
        admin_access=True,
        pages=ALL_PAGES,
        files=(*FILES, *COLLECTIONS),
        models={
            **CONTENT_MODELS,
            "core.municipality": EVERYTHING,
            "core.youthoffice": EVERYTHING,
            "accounts.user": EVERYTHING,
            "auth.group": EVERYTHING,
            "mail.outgoingmail": "view change preview",
            "wagtailcore.site": "view change",
            "wagtailcore.workflow": EVERYTHING,
            "wagtailcore.task": EVERYTHING,
        },
        invites=tuple(Role),
    ),
}
