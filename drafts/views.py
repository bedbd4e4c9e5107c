"""The question before publishing what holds more than the change just made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page, Revision

from core.row_numbers import row_number
from core.typed.datetimes import datetime_in_words
from core.visibility import may_see_page
from drafts.differences import labels
from drafts.pending import Pending
from drafts.publishing import Choice, Decision, Superseded, publish_chosen, refusal
from drafts.sections import ENDS_ALL, SectionField

# Names of fields of edit forms that are no part of a version and count when it is published: the question
# carries them along, so that hooks find them in the address.
carried_names: set[str] = set()


class PublishForm(forms.Form):
    """Asks what to publish and what becomes of a plan, each only where there is something to decide."""

    wahl = forms.ChoiceField(
        label=gettext_lazy("Was soll veröffentlicht werden?"),
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie, was veröffentlicht werden soll.")},
    )
    plan = forms.ChoiceField(
        label=gettext_lazy("Was wird aus der geplanten Veröffentlichung?"),
        choices=[
            ("behalten", gettext_lazy("Der Plan bleibt. Ihre Änderung kommt in die geplante Fassung dazu.")),
            ("verwerfen", gettext_lazy("Der Plan entfällt. Die geplante Fassung bleibt in der Historie.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie, was aus dem Plan wird.")},
    )

    freigabe = forms.ChoiceField(
        label=gettext_lazy("Was wird aus der laufenden Freigabe?"),
        choices=[
            ("beenden", gettext_lazy("Die Freigabe endet.")),
            ("weiter", gettext_lazy("Die Freigabe läuft weiter. Freigegeben wird dann der neueste Entwurf.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie, was aus der Freigabe wird.")},
    )
    bereich = SectionField()
    # What was there when the question was asked.
    stand = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, pending: Pending, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pending = pending
        self.initial["stand"] = pending.stand
        choices: list[Any] = [
            pair for pair in Choice.choices if pair[0] != Choice.PLAN or pending.draft_day is not None
        ]
        if not pending.has_own_change:
            # To keep the draft, one goes back.
            discard = _("Den älteren Entwurf verwerfen. Es bleibt, was veröffentlicht ist.")
            choices = [choices[0], (Choice.DISCARD, discard)]
        if pending.day is not None:
            choices[0] = (Choice.ALL, _("Alles am geplanten Tag veröffentlichen"))
        self.fields["wahl"].choices = choices  # type: ignore[attr-defined]
        if not pending.holds_more:
            del self.fields["wahl"]
        if pending.plan is None:
            del self.fields["plan"]
        if pending.approval is None:
            del self.fields["freigabe"]
        if not pending.pages_below:
            del self.fields["bereich"]

    def clean(self) -> dict[str, Any]:
        """Refuse an answer to what is no longer asked: meanwhile a plan came due, or ended."""
        asked = self.cleaned_data.get("stand")
        if asked and asked != self.pending.stand:
            self.data = {**self.data, "stand": self.pending.stand}
            raise forms.ValidationError(
                _(
                    "Inzwischen wurde etwas anderes veröffentlicht oder geplant. Bitte sehen Sie noch einmal "
                    "nach, was hier steht, bevor Sie veröffentlichen."
                )
            )
        return self.cleaned_data

    def decision(self) -> Decision:
        """Return what was chosen; what was not asked stays as it is."""
        chosen = self.cleaned_data
        return Decision(
            choice=Choice(chosen.get("wahl") or Choice.ALL),
            keep_plan=chosen.get("plan") == "behalten",
            keep_approval=chosen.get("freigabe") == "weiter",
            ends_all=chosen["bereich"] == ENDS_ALL if "bereich" in chosen else None,
        )


@require_http_methods(["GET", "POST"])
def confirm_publishing(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """Name what would go live beside the change just saved as ``revision_id``; by POST publish as chosen.

    The address carries which revision the form was opened with (``grundlage``) and which it saved by itself
    (``selbst``). 404 for a page that the person may not see, 403 for one they may not publish.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_see_page(page, request.user):
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    mine = get_object_or_404(page.revisions, pk=revision_id)
    lock = page.get_lock()
    if lock and not isinstance(lock, ScheduledForPublishLock) and lock.for_user(request.user):
        messages.error(request, lock.get_message(request.user))
        return redirect("wagtailadmin_pages:edit", page.pk)
    if page.latest_revision_id != mine.pk or page.live_revision_id == mine.pk:
        return _superseded(request, page)
    pending = Pending(mine, row_number(request.GET.get("grundlage")), row_number(request.GET.get("selbst")))
    form = PublishForm(request.POST if request.method == "POST" else None, pending=pending)
    if request.method == "POST" and form.is_valid():
        decision = form.decision()
        try:
            revision = publish_chosen(pending, decision, request.user)
        except Superseded:
            return _superseded(request, page)
        except ValidationError as error:
            form.add_error(None, refusal(error))
        else:
            return _published(request, pending, decision.choice, revision)
    return TemplateResponse(request, "drafts/admin/confirm_publish.html", _context(request, pending, form))


def question_address(pending: Pending, request: HttpRequest) -> str:
    """Return the address of the question about ``pending``, which came with the form in ``request``."""
    known = {
        "grundlage": pending.base.pk if pending.base else None,
        "selbst": pending.own,
        "next": get_valid_next_url_from_request(request),
        **{name: request.POST.get(name) for name in carried_names},
    }
    return reverse(
        "drafts_confirm_publishing",
        args=[pending.page.pk, pending.mine.pk],
        query={name: value for name, value in known.items() if value},
    )


def _context(request: HttpRequest, pending: Pending, form: PublishForm) -> dict[str, Any]:
    user = request.user
    return {
        "page": pending.page,
        "title": pending.mine.object_str or pending.page.get_admin_display_title(),
        "pending": pending,
        "with_it": pending.with_it(user),
        "beside": pending.beside(user),
        "own_change": pending.own_change(user),
        "planned": pending.planned(user),
        "savers": pending.savers(),
        "in_both": labels(pending.model, pending.in_both),
        "form": form,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[pending.page.pk]),
    }


def _superseded(request: HttpRequest, page: Page) -> HttpResponse:
    if page.live and not page.has_unpublished_changes:
        messages.info(request, _("Diese Seite ist schon veröffentlicht."))
    else:
        messages.warning(
            request,
            _(
                "Die Seite wurde inzwischen noch einmal gespeichert. "
                "Bitte sehen Sie sie an, bevor Sie sie veröffentlichen."
            ),
        )
    return redirect("wagtailadmin_pages:edit", page.pk)


def _published(request: HttpRequest, pending: Pending, choice: Choice, revision: Revision) -> HttpResponse:
    page = Page.objects.get(pk=pending.page.pk).specific
    for hook in hooks.get_hooks("after_publish_page"):
        response = hook(request, page)
        if hasattr(response, "status_code"):
            return response
    buttons = [messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Bearbeiten"))]
    if page.url:
        buttons.insert(0, messages.button(page.url, _("Ansehen")))
    messages.success(request, _told(page, pending, choice, revision.approved_go_live_at), buttons=buttons)
    target = get_valid_next_url_from_request(request)
    return redirect(target) if target else redirect("wagtailadmin_explore", page.get_parent().pk)


def _told(page: Page, pending: Pending, choice: Choice, day: datetime | None) -> str:
    """Return what has happened; ``day`` is when a version that is only planned goes live."""
    title = page.get_admin_display_title()
    if choice == Choice.DISCARD and not pending.has_own_change:
        dropped = _("Der ältere Entwurf von «%(title)s» ist verworfen. Er steht noch in der Historie.")
        return dropped % {"title": title}
    if choice == Choice.ALL:
        first = _("«%(title)s» ist geplant: %(day)s.") if day else _("«%(title)s» ist veröffentlicht.")
    elif day:
        first = _("Ihre Änderung an «%(title)s» ist geplant: %(day)s.")
    else:
        first = _("Ihre Änderung an «%(title)s» ist veröffentlicht.")
    first %= {"title": title, "day": datetime_in_words(localtime(day)) if day else ""}
    draft = {
        Choice.ALL: "",
        Choice.ONLY: _("Der ältere Entwurf bleibt ein Entwurf."),
        Choice.PLAN: _("Der ältere Entwurf ist geplant."),
        Choice.DISCARD: _("Der ältere Entwurf steht noch in der Historie."),
    }[choice]
    return f"{first} {draft}".strip()
