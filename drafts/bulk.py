"""Publishing many pages at once: pages with an older draft or a plan are named, and may be left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction, UnpublishBulkAction
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.models import Page, Revision

from drafts.pending import Pending
from drafts.sections import ENDS_ALL, SectionField, decide_end

ALL, LEAVE_OUT = "alles", "auslassen"


class WithPagesBelowForm(DefaultPageForm):
    """Wagtail's question about the pages below, in words; that one shows the name of its field."""

    include_descendants = forms.BooleanField(label=_("Auch die Seiten darunter"), required=False)


class PublishManyForm(WithPagesBelowForm):
    """Asks what becomes of pages that readers see and that hold a draft or are planned."""

    entwuerfe = forms.ChoiceField(
        label=_("Was soll mit Seiten geschehen, die einen Entwurf oder einen Plan haben?"),
        choices=[
            (LEAVE_OUT, _("Auslassen. Was veröffentlicht ist, bleibt; Entwürfe und Pläne auch.")),
            (ALL, _("Die Entwürfe veröffentlichen. Pläne entfallen.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie, was mit diesen Seiten geschehen soll.")},
    )
    bereich = SectionField(required=False)
    # Whether one whose time will be up is published whatever becomes of the drafts.
    ends_without_draft = False

    def clean(self) -> dict[str, Any]:
        """Ask about the pages below those that are published."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_published = self.ends_without_draft or cleaned.get("entwuerfe") == ALL
        if "bereich" in self.fields and is_published and not cleaned.get("bereich"):
            self.add_error("bereich", self.fields["bereich"].error_messages["required"])
        return cleaned


class UnpublishMany(UnpublishBulkAction):
    """Wagtail's bulk action, asking in German."""

    form_class = WithPagesBelowForm


class PublishMany(PublishBulkAction):
    """Wagtail's bulk action, with what the drafts of published pages would change."""

    form_class = PublishManyForm
    template_name = "drafts/admin/confirm_publish_many.html"

    @cached_property
    def pending(self) -> dict[int, Pending]:
        """What is to be decided about the chosen pages, by their keys."""
        return pending_of(self.get_actionable_objects()[0])

    @cached_property
    def drafted(self) -> set[int]:
        """The keys of those that readers see otherwise than their drafts, or that are planned."""
        return {key for key, pending in self.pending.items() if pending.is_drafted}

    @cached_property
    def ending(self) -> set[int]:
        """The keys of those whose time will be up, with others below them."""
        return {key for key, pending in self.pending.items() if pending.pages_below}

    def get_form(self, form_class: Any = None) -> forms.Form:
        """Ask only where there is a question."""
        form: forms.Form = super().get_form(form_class)
        form.ends_without_draft = bool(self.ending - self.drafted)  # type: ignore[attr-defined]
        if not self.drafted:
            del form.fields["entwuerfe"]
        if not self.ending:
            del form.fields["bereich"]
        return form

    def object_context(self, obj: Page) -> dict[str, Any]:
        """Add to a page what its draft changes and what is planned."""
        context: dict[str, Any] = super().object_context(obj)
        if (pending := self.pending.get(obj.pk)) is not None:
            user = self.request.user
            own = pending.own_change(user)
            context |= {"pending": pending, "changes": own, "savers": pending.savers(with_mine=True)}
        return context

    def get_execution_context(self) -> dict[str, Any]:
        """Hand over which pages to leave out."""
        left_out = self.cleaned_form.cleaned_data.get("entwuerfe") == LEAVE_OUT
        self.refused: dict[str, str] = {}
        chosen = {
            "left_out": self.drafted if left_out else set(),
            "refused": self.refused,
            "ending": self.ending,
            "ends_all": self.cleaned_form.cleaned_data.get("bereich") == ENDS_ALL,
        }
        return super().get_execution_context() | chosen

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        left_out: set[int] | None = None,
        refused: dict[str, str] | None = None,
        ending: Collection[int] = (),
        ends_all: bool = False,
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
                    if page.pk in ending:
                        decide_end(page, ends_all)
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
    """Return what is to be decided about ``pages``, by their keys; those without a question are left out."""
    keys = [page.pk for page in pages]
    planned = Revision.page_revisions.filter(approved_go_live_at__isnull=False, object_id__in=map(str, keys))
    drafted = Q(live=True, has_unpublished_changes=True) | Q(numchild__gt=0)
    drafted |= Q(pk__in=[int(key) for key in planned.values_list("object_id", flat=True)])
    found = {}
    for page in Page.objects.filter(drafted, pk__in=keys):
        latest = page.get_latest_revision()
        # What readers see is what the draft is measured by: nobody changes anything here.
        if latest is not None and (pending := Pending(latest, base=page.live_revision_id)).needs_decision:
            found[page.pk] = pending
    return found
