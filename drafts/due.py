"""What comes due: pages end, planned versions are published, each in a transaction of its own."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.publishing import DUE, in_words
from drafts.in_turn import lock_with_parents

logger = logging.getLogger(__name__)
ENDED = "wagtail.unpublish.scheduled"


def end_due_pages() -> int:
    """Take down the pages whose time is up; return how many those were.

    What is planned for a day after that stays planned.
    """
    count = 0
    due = Page.objects.filter(live=True, expire_at__lt=timezone.now())
    for key in list(due.order_by("expire_at").values_list("pk", flat=True)):
        with transaction.atomic():
            lock_with_parents([key])
            page = due.filter(pk=key).first()  # it may have ended with one above it
            if page is not None:
                _end(page)
                count += 1
    return count


def publish_due_plans() -> tuple[int, list[str]]:
    """Publish the planned versions that are due; return how many, and what went wrong with the others.

    One of them holds up no other.
    """
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    count, problems = 0, []
    for key, page in list(due.order_by("approved_go_live_at").values_list("pk", "object_id")):
        try:
            with transaction.atomic():
                lock_with_parents([page])
                revision = due.filter(pk=key).first()  # the plan may have been dropped meanwhile
                if revision is not None:
                    revision.publish(log_action=DUE)
                    count += 1
        except Exception as error:
            logger.exception("The plan of page %s was not published", page)
            problems.append(f"{page}: {type(error).__name__}")
    return count, problems


def _end(page: Page) -> None:
    """Take ``page`` down; Wagtail would take its plan along, which says that it comes back."""
    plan = page.revisions.filter(approved_go_live_at__gt=timezone.now()).first()
    page.unpublish(set_expired=True, log_action=ENDED)
    if plan is None or plan.approved_go_live_at is None:
        return
    Revision.objects.filter(pk=plan.pk).update(approved_go_live_at=plan.approved_go_live_at)
    data = {"go_live_at": in_words(plan.approved_go_live_at)}
    log(instance=page.specific, action="drafts.plan_stays", revision=plan, data=data)
