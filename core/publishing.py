"""What publishing a version does to the other versions of a page: plans and approvals."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from core.missing_rows import Missing, what_is_missing
from core.typed.datetimes import datetime_in_words

logger = logging.getLogger(__name__)

# What Wagtail's command for plans writes into the log.
DUE = "wagtail.publish.scheduled"


def publish_and_log(page: Page, revision: Revision, publish: Callable[[], Any], user: Any) -> Any:
    """Publish ``revision`` by calling ``publish``, and log a plan of the same page that ends by it.

    All of it happens or nothing does: Wagtail writes first that a plan is over, which would be lost where the
    page then cannot be written.
    """
    with transaction.atomic():
        plan = plan_of(page, revision)
        result = publish()
        if plan is not None:
            log_dropped_plan(page, plan, user)
        return result


def plan_of(page: Page, but: Revision | None = None) -> Revision | None:
    """Return the version of ``page`` that is planned, if it is another one than ``but``."""
    plans = page.revisions.filter(approved_go_live_at__isnull=False)
    found: Revision | None = plans.exclude(pk=but.pk if but else None).first()
    return found


def publish_plan(page: Page, revision: Revision, publish: Callable[[], Any]) -> None:
    """Publish a plan that is due; one that no longer can be is taken back, with the reasons in the log.

    What it named may have been deleted since. Where the page can do without, it is published without, and the
    log says so. Other plans that are due must not wait for it.
    """
    version = revision.as_object()
    reasons = [_deleted(version), _over(version)]
    if not any(reasons):
        try:
            with transaction.atomic():
                publish_and_log(page, revision, publish, None)
                _log_emptied(version, revision)
            return
        except ValidationError as error:
            reasons = error.messages
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log(
        instance=page,
        action="drafts.plan_stopped",
        user=revision.user,
        revision=revision,
        data={"reasons": [reason for reason in reasons if reason]},
    )
    logger.warning("The plan of page %s was not published: it is no longer complete", page.pk)


def _log_emptied(version: Any, revision: Revision) -> None:
    """Write into the log what is empty in a plan that was published, because it has been deleted since."""
    if names := what_is_missing(version):
        data = {"fields": names}
        log(instance=version, action="drafts.plan_emptied", user=revision.user, revision=revision, data=data)


def log_dropped_plan(page: Page, plan: Revision, user: Any) -> None:
    """Write into the log that what was planned for ``page`` does not happen any more."""
    moment = plan.approved_go_live_at
    log(
        instance=page,
        action="drafts.plan_dropped",
        user=user,
        revision=plan,
        data={"go_live_at": in_words(moment) if moment else ""},
    )


def in_words(moment: Any) -> str:
    """Return a point in time in German, in local time."""
    return datetime_in_words(timezone.localtime(moment), with_weekday=False)


def _over(version: Any) -> str:
    """Why a version need not begin, as after a time in which nothing was published."""
    ends = version.expire_at
    return _("Die Zeit dieser Fassung ist schon abgelaufen.") if ends and ends < timezone.now() else ""


def _deleted(version: Any) -> str:
    """What a version named that has been deleted since, and that it cannot do without."""
    names = ", ".join(getattr(version, "missing_in_version", Missing()).needed)
    return _("Es fehlt, was inzwischen gelöscht ist (%(names)s).") % {"names": names} if names else ""
