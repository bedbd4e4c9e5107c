"""Approving what holds more than what was handed in: named before it goes live."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.models import Page, Revision, WorkflowState

from drafts.pending import Pending
from drafts.publishing import refusal
from drafts.sections import ENDS_ALL, KEEPS, SectionField, decide_end

# What the form of the question sends along: the version that was shown.
SEEN = "gesehen"
# Values of the edit form that repeat what the browser sends anyway.
_NOT_REPEATED = {"csrfmiddlewaretoken", SEEN, "bereich"}


class SectionForm(forms.Form):
    """Asks about the pages below one that will end."""

    bereich = SectionField()


def question_before_approval(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return the question to somebody who approves a draft that other people have written in too.

    What was typed in the form comes along. None when there is nothing to ask, or it is answered.
    """
    state: WorkflowState | None = page.current_workflow_state
    latest: Revision | None = page.get_latest_revision()
    if state is None or latest is None:
        return None
    pending = Pending(latest, base=page.live_revision_id)
    ends = request.POST.get("bereich", "")
    if request.POST.get(SEEN) == str(latest.pk) and (ends in (ENDS_ALL, KEEPS) or not pending.pages_below):
        if pending.pages_below:
            decide_end(page, ends == ENDS_ALL)
        return None
    changes = pending.own_change(request.user) if page.live else []
    holds_more = bool(changes) and (bool(pending.plan) or _holds_more(pending, state))
    if not (holds_more or pending.pages_below):
        return None
    context = {
        "page": page,
        "title": latest.object_str,
        "holds_more": holds_more,
        "changes": changes,
        "pending": pending,
        "form": SectionForm(),
        "plan": pending.plan,
        "savers": pending.savers(with_mine=True),
        "handed_in_by": state.requested_by,
        "seen": latest.pk,
        "seen_name": SEEN,
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            if name not in _NOT_REPEATED
            for value in values
        ],
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    return TemplateResponse(request, "drafts/admin/confirm_approval.html", context)


def _holds_more(pending: Pending, state: WorkflowState) -> bool:
    """Whether somebody else, or the same person on another day, has saved what is to be approved."""
    day = timezone.localdate(state.created_at)
    return any(
        saved.by != state.requested_by or timezone.localdate(saved.at) != day
        for saved in pending.savers(with_mine=True)
    )


class ApprovalView(WorkflowActionView):
    """Wagtail's view behind the buttons of its lists, with the question before it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask first; a list that works with JavaScript is led to the edit form, where the question comes."""
        if self.action_name == "approve":
            page = get_object_or_404(Page, pk=self.object.pk).specific
            question = question_before_approval(request, page)
            if question is not None:
                if request.headers.get("x-requested-with") == "XMLHttpRequest":
                    target = reverse("wagtailadmin_pages:edit", args=[page.pk])
                    answer = {"step": "success", "redirect": target}
                    return render_modal_workflow(request, "", None, {}, json_data=answer)
                return question
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
        except ValidationError as error:
            # What the version names may have been deleted since.
            messages.error(request, refusal(error))
            return redirect("wagtailadmin_pages:edit", self.object.pk)
        return response
