"""What follows when a page is published or its time is up."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from drafts.models import SectionEnd


@receiver(page_published, dispatch_uid="drafts.approval_ends")
def end_approval(sender: Any, instance: Page, revision: Revision | None = None, **kwargs: Any) -> None:
    """End an approval when what waits for it is published or overtaken; not when an older version is.

    Wagtail would end it with every publication, also of a plan that comes due while a newer version waits.
    """
    state = instance.current_workflow_state
    if state is None or revision is None or instance.alias_of_id:
        return
    task = state.current_task_state
    waiting = task.revision if task is not None else None
    is_older = waiting is not None and revision.created_at < waiting.created_at
    if is_older or getattr(revision, "keeps_approval", False):
        log(instance=instance, action="drafts.approval_kept", revision=waiting)
    else:
        state.cancel()


@receiver(page_unpublished, dispatch_uid="drafts.section_ends")
def end_section(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Take down what stands below a page whose time is up, when that was chosen."""
    page = Page.objects.get(pk=instance.pk)
    if not page.expired or not SectionEnd.objects.filter(page=page, ends_all=True).exists():
        return
    for below in page.get_descendants().live().order_by("-depth").specific():
        below.unpublish(set_expired=True, log_action="drafts.section_ended")
