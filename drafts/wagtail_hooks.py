"""Drafts and plans in the administration."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.models import Page

from drafts.approval import question_before_approval
from drafts.bulk import PublishMany
from drafts.pending import Pending
from drafts.views import confirm_publishing, key_in, question_address


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


@hooks.register("before_publish_page")
def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask when the draft in the form holds more than this change, or when a publication is planned.

    Wagtail has saved the form as a draft before it comes here, so nothing is lost by asking.
    """
    mine = page.latest_revision
    if mine is None:
        return None
    base = key_in(request.POST, "loaded_revision_id")
    if request.resolver_match and "revision_id" in request.resolver_match.kwargs:
        # Whoever publishes an earlier version means all of it, measured by what readers see.
        base = page.live_revision_id
    pending = Pending(mine, base, key_in(request.POST, "overwrite_revision_id"))
    if not pending.is_asked:
        return None
    return redirect(question_address(pending, request))


@hooks.register("before_edit_page")
def ask_before_approving(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Ask before a draft is approved that others have written in too."""
    if request.POST.get("action-workflow-action") and request.POST.get("workflow-action-name") == "approve":
        return question_before_approval(request, page)
    return None
