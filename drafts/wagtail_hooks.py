"""Drafts and plans in the administration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from core.missing_rows import what_is_missing
from core.row_numbers import row_number
from drafts.api import PagesInTurn
from drafts.approval import question_before_approval
from drafts.bulk import PublishMany, UnpublishMany
from drafts.history import LOGGED
from drafts.pending import Pending
from drafts.views import confirm_publishing, question_address


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the address of the question before publishing."""
    return [
        path(
            "entwuerfe/<int:page_id>/veroeffentlichen/<int:revision_id>/",
            confirm_publishing,
            name="drafts_confirm_publishing",
        ),
    ]


# After Wagtail's own, which it replaces.
hooks.register("register_bulk_action", PublishMany, order=10)
hooks.register("register_bulk_action", UnpublishMany, order=10)


@hooks.register("construct_admin_api", order=20)  # after those of core.admin_reading, which it builds on
def ask_in_the_api(router: WagtailAPIRouter) -> None:
    """Let scripts publish only what nobody has to be asked about."""
    router.register_endpoint("pages", PagesInTurn)


@hooks.register("before_publish_page")
def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask when the draft in the form holds more than this change, or when a publication is planned.

    Wagtail has saved the form as a draft before it comes here, so nothing is lost by asking.
    """
    mine = page.latest_revision
    if mine is None:
        return None
    base = row_number(request.POST.get("loaded_revision_id"))
    if request.resolver_match and "revision_id" in request.resolver_match.kwargs:
        # Whoever publishes an earlier version means all of it, measured by what readers see.
        base = page.live_revision_id
    pending = Pending(mine, base, row_number(request.POST.get("overwrite_revision_id")))
    if not pending.is_asked:
        return None
    return redirect(question_address(pending, request))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Say in the history what became of plans and approvals."""
    for name, formatter in LOGGED.items():
        actions.register_action(name)(formatter)


@hooks.register("before_edit_page")
def ask_before_approving(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask before a draft is approved that others have written in too."""
    if request.POST.get("action-workflow-action") and request.POST.get("workflow-action-name") == "approve":
        return question_before_approval(request, page)
    return None


@hooks.register("before_edit_page")
def say_what_is_missing(request: HttpRequest, page: Page) -> None:
    """Say which fields of the draft are empty because what they named has been deleted."""
    if request.method != "GET" or "_w_hydrate_create_view" in request.GET:
        return
    if missing := what_is_missing(page):
        messages.warning(
            request,
            _("In diesem Entwurf stand etwas, das inzwischen gelöscht ist. Bitte wählen Sie neu: %(names)s.")
            % {"names": ", ".join(missing)},
        )


@hooks.register("after_unpublish_page")
def say_what_stays(request: HttpRequest, page: Page) -> None:
    """Say how what stays published below a page that was taken down is reached."""
    count = page.get_descendants().live().count()
    if count:
        messages.info(
            request,
            ngettext(
                "%(count)d Seite darunter bleibt veröffentlicht. Adresse und Suche führen weiter zu ihr.",
                "%(count)d Seiten darunter bleiben veröffentlicht. Adresse und Suche führen weiter hin.",
                count,
            )
            % {"count": count},
        )


@hooks.register("after_move_page")
def say_that_it_stands_below_a_draft(request: HttpRequest, page: Page) -> None:
    """Say when a published page now stands below one that is not."""
    moved = Page.objects.get(pk=page.pk)
    if moved.live and moved.get_ancestors().filter(depth__gt=1, live=False).exists():
        messages.info(
            request,
            _(
                "«%(title)s» steht jetzt unter einer Seite, die nicht veröffentlicht ist. Adresse und Suche "
                "führen weiter zu ihr, Menüs und Listen der Seite darüber nicht."
            )
            % {"title": moved.get_admin_display_title()},
        )
