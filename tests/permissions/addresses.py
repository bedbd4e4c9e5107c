"""The views of ours that have an address, and those that are no outlet of search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.urls import Resolver404, get_resolver, resolve
from django.urls.resolvers import URLPattern, URLResolver

_OWN_DATA = "shows people what is their own"
_PEOPLE = "shows people, whom no restriction hides; tests/accounts"
_OPEN = "shows what is open to all who sign in"
_FORM = "shows a form and nothing that was found"
_DOES = "does something, and says no more than that"
_DOOR = "lets people in"
# Views that are no outlet, with the reason.
NO_OUTLET = {
    "accounts.views.RequestLoginCodeView": _DOOR,
    "accounts.views.accept_invitation": _DOOR,
    "accounts.views.admin_login": _DOOR,
    "accounts.views.admin_password_reset": _DOOR,
    "accounts.views.contact": _PEOPLE,
    "accounts.views.contacts": _PEOPLE,
    "accounts.views.my_municipality": _DOES,
    "accounts.views.profile": _OWN_DATA,
    "accounts.invitation_admin.InvitationCreateView": _FORM,
    "accounts.invitation_admin.InvitationIndexView": _PEOPLE,
    "accounts.invitation_admin.send_again": _DOES,
    "accounts.invitation_admin.withdraw_invitation": _DOES,
    "accounts.user_admin.PeopleView": _PEOPLE,
    "accounts.user_admin.PersonCreateView": _FORM,
    "accounts.user_admin.PersonEditView": _PEOPLE,
    "chain.wagtail_hooks.GapNoteCreateView": _FORM,
    "chain.wagtail_hooks.GapNotesView": _OPEN,
    "core.views.understood": "says what a typed text says; reads nothing",
    "directory.choosers.ProviderChooseView": _OPEN,
    "directory.choosers.ProviderCreateView": _FORM,
    "directory.choosers.ProviderResultsView": _OPEN,
    "directory.proposal_views.proposal_detail": "is about providers, who are open to all",
    "directory.proposal_views.proposal_list": "is about providers, who are open to all",
    "directory.views.close_offer": _DOES,
    "directory.views.confirm_offer": _DOES,
    "directory.views.offer_availability": _DOES,
    "directory.views.reopen_offer": _DOES,
    "directory.viewsets.ProviderEditView": _OPEN,
    "drafts.views.confirm_publishing": "names what one's own page holds; tests/drafts",
    "files.admin_views.read_document_again": _DOES,
    "home.views.accessibility": _OPEN,
    "intranet.health.health": "tells whether servers answer, and no number; test_status of search",
    "home.views.imprint": _OPEN,
    "home.views.privacy": _OPEN,
    "home.wagtail_hooks.LegalTextCreateView": _FORM,
    "jobs.report.JobReportView": "names jobs and numbers; tests/jobs",
    "knowledge.views.glossary": _OPEN,
    "knowledge.wagtail_hooks.GlossaryTermsView": _OPEN,
    "links.views.LinkReportView": "shows links of what one edits; tests/links",
    "mail.admin.OutgoingMailIndexView": "shows to whom mails go, and no text; tests/mail",
    "mail.admin.discard_mail": _DOES,
    "mail.admin.retry": _DOES,
    "mail.preview.MailPreviewView": "shows mails to invented people",
    "searchlog.removal_view.TextRemovalView": "shows a text that the report shows",
    "search.admin.pins.PinCreateView": _FORM,
    "synonyms.import_view.SynonymImportView": _DOES,
    "synonyms.views.SynonymCreateView": "shows what editing a rule shows",
    "synonyms.views.SynonymIndexView": "shows rules, which hold for all",
    "searchlog.views.record_event": _DOES,
    "worklists.report.WorkListView": "shows what one keeps; tests/worklists",
    "worklists.report.WorkListsView": "counts what one keeps; tests/worklists",
    "strategy.views.resolution_detail": "names Leitbild pages that one may see; tests/strategy",
    "strategy.views.resolution_list": _OPEN,
    "strategy.views.standard_list": _OPEN,
}


def own_views() -> set[str]:
    """Give the names of all views of ours that have an address."""
    root = Path(settings.BASE_DIR)
    own = {config.name for config in apps.get_app_configs() if Path(config.path).parent == root}
    return {name for name in _views(get_resolver()) if name.split(".")[0] in own}


def views_at(addresses: Iterable[str]) -> set[str]:
    """Give the names of the views that answer at ``addresses``."""
    found = set()
    for address in addresses:
        try:
            found.add(_name(resolve(urlsplit(address).path).func))
        except Resolver404:
            continue
    return found


def _views(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield _name(pattern.callback)
        else:
            yield from _views(pattern)


def _name(view: Any) -> str:
    made_from = getattr(view, "view_class", None) or view
    while hasattr(made_from, "__wrapped__"):
        made_from = made_from.__wrapped__
    return f"{made_from.__module__}.{made_from.__qualname__}"
