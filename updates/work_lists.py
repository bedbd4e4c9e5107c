"""What waits for those who publish updates: which stand above the others, and until when."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from accounts.roles import is_coordination
from updates.models import UpdatePage
from worklists.registry import WORK_LISTS, Column, Group, WorkList

PIN_ENDS_SOON = datetime.timedelta(days=7)
PINNED = Group("pinned", order=141, heading=gettext_lazy("Angeheftete Meldungen"))


def pinned_updates(user: Any) -> QuerySet[UpdatePage]:
    """Return the updates that stand above the others today, what ends soonest first."""
    pinned = UpdatePage.objects.filter(live=True, pinned_until__gte=timezone.localdate())
    return pinned.defer_streamfields().order_by("pinned_until", "pk")


def _pinned_until(update: Any) -> str:
    words = _("bis %(day)s") % {"day": date_format(update.pinned_until, "j. F Y")}
    soon = update.pinned_until <= timezone.localdate() + PIN_ENDS_SOON
    return f"{words} · {_('endet bald')}" if soon else words


def register_work_lists() -> None:
    """Register what waits for those who publish updates."""
    WORK_LISTS.register(
        WorkList(
            name="pinned",
            label=PINNED.heading,
            heading=lambda count: str(PINNED.heading),
            group=PINNED,
            may_see=is_coordination,
            rows=pinned_updates,
            title=Column(gettext_lazy("Meldung"), lambda update: update.title),
            url=lambda update, request: reverse("wagtailadmin_pages:edit", args=[update.pk]),
            columns=(Column(gettext_lazy("Angeheftet bis"), _pinned_until),),
            shown=10,
        )
    )
