"""Publishing many pages at once: pages with an older draft or a plan are named, and may be left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.models import Page

from drafts.pending import Pending

ALL, LEAVE_OUT = "alles", "auslassen"


class PublishManyForm(DefaultPageForm):
    """Asks what becomes of pages that readers see and that hold a draft or are planned."""

    entwuerfe = forms.ChoiceField(
        label=_("Was soll mit Seiten geschehen, die einen Entwurf oder einen Plan haben?"),
        choices=[
            (LEAVE_OUT, _("Auslassen. Was veröffentlicht ist, bleibt; Entwürfe und Pläne auch.")),
            (ALL, _("Die Entwürfe veröffentlichen. Pläne entfallen.")),
        ],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"required": _("Bitte wählen Sie, was mit diesen Seiten geschehen soll.")},
    )


class PublishMany(PublishBulkAction):
    """Wagtail's bulk action, with what the drafts of published pages would change."""

    form_class = PublishManyForm
    template_name = "drafts/admin/confirm_publish_many.html"

    @cached_property
    def pending(self) -> dict[int, Pending]:
        """What is to be decided about the chosen pages, by their keys."""
        return pending_of(self.get_actionable_objects()[0])

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Require an answer where there is a question."""
        form: forms.Form = super().get_form(form_class)
        form.fields["entwuerfe"].required = bool(self.pending)
        if not self.pending:
            del form.fields["entwuerfe"]
        return form

    def object_context(self, obj: Page) -> dict[str, Any]:
        """Add to a page what its draft changes and what is planned."""
        context: dict[str, Any] = super().object_context(obj)
        if (pending := self.pending.get(obj.pk)) is not None:
            user = self.request.user
            own = pending.own_change(user)
            context |= {"pending": pending, "changes": own, "savers": pending.savers()}
        return context

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over which pages to leave out."""
        left_out = self.cleaned_form.cleaned_data.get("entwuerfe") == LEAVE_OUT
        self.refused: dict[str, str] = {}
        chosen = {"left_out": set(self.pending) if left_out else set(), "refused": self.refused}
        return super().get_execution_context() | chosen

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        left_out: set[int] | None = None,
        refused: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """Publish all but those left out; return how many pages, and how many below them.

        Those that are not complete are put into ``refused`` with the reasons.
        """
        pages, below = 0, 0
        for page in objects:
            if page.pk in (left_out or set()):
                continue
            try:
                with transaction.atomic():
                    one, more = super().execute_action([page], **kwargs)
            except ValidationError as error:
                if refused is None:
                    raise
                refused[page.get_admin_display_title()] = " ".join(error.messages)
                continue
            pages, below = pages + one, below + more
        return pages, below

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> Any:
        """Say what was published, and of each page that cannot be why."""
        for title, reasons in self.refused.items():
            messages.error(
                self.request,
                _("«%(title)s» kann so nicht veröffentlicht werden: %(reasons)s")
                % {"title": title, "reasons": reasons},
            )
        if not num_parent_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


def pending_of(pages: Iterable[Page]) -> dict[int, Pending]:
    """Return for those of ``pages`` with a draft of a published page, or a plan, what is to be decided."""
    keys = [page.pk for page in pages]
    drafted = Page.objects.filter(pk__in=keys).filter(Q(live=True, has_unpublished_changes=True))
    planned = {page.pk for page in Page.objects.filter(pk__in=keys) if page.scheduled_revision is not None}
    found = {}
    for page in Page.objects.filter(Q(pk__in=planned) | Q(pk__in=drafted.values("pk"))):
        latest = page.get_latest_revision()
        if latest is not None:
            # What readers see is what the draft is measured by: nobody changes anything here.
            found[page.pk] = Pending(latest, base=page.live_revision_id)
    return found
