"""Publishing with a choice: all of a draft or only what was just changed, and what becomes of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext, gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from drafts.merging import same
from drafts.pending import Pending
from drafts.sections import decide_end


class Choice(models.TextChoices):
    """What to publish of a draft that holds more than the change just made."""

    ALL = "alles", _("Alles veröffentlichen")
    ONLY = "nur-meine", _("Nur meine Änderung veröffentlichen, den älteren Entwurf behalten")
    PLAN = "nur-meine-planen", _("Nur meine Änderung veröffentlichen, den älteren Entwurf am geplanten Tag")
    DISCARD = "verwerfen", _("Nur meine Änderung veröffentlichen, den älteren Entwurf verwerfen")


class Superseded(Exception):
    """Somebody has saved or published meanwhile, so that the question has to be asked anew."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody has chosen: of the draft, the plan, the approval and the pages below."""

    choice: Choice = Choice.ALL
    keep_plan: bool = False
    keep_approval: bool = False
    ends_all: bool | None = None


def publish_chosen(pending: Pending, decision: Decision, user: Any) -> Revision:
    """Publish as decided and return the published revision; a draft that is kept is the newest version again.

    Raises ``Superseded`` when the page is no longer as it was when the choice was offered (a second click,
    another editor), and ValidationError when what would be published is not complete; nothing has happened
    then.
    """
    with transaction.atomic():
        page = Page.objects.select_for_update().get(pk=pending.page.pk)
        if page.latest_revision_id != pending.mine.pk or page.live_revision_id == pending.mine.pk:
            raise Superseded
        pending = Pending(pending.mine, pending.base and pending.base.pk, pending.own)
        choice = decision.choice
        content = pending.everything() if choice == Choice.ALL else pending.only_mine()
        draft = pending.everything()
        revision = pending.mine
        if _differ(content, pending.content(pending.mine)):
            revision = _save(pending.page, content, user)
        plan = pending.plan
        planned = pending.plan_with(content) if plan is not None and decision.keep_plan else None
        revision.keeps_approval = decision.keep_approval  # read by ``drafts.signals``
        revision.publish(user=user)
        if decision.ends_all is not None:
            decide_end(page, decision.ends_all)
        if plan is not None and planned is not None:
            _plan_again(page.pk, plan, planned)
        if choice in (Choice.ONLY, Choice.PLAN) and _differ(draft, content):
            day = pending.draft_day if choice == Choice.PLAN else None
            _keep_draft(page.pk, draft, pending.newest, day)
    return revision


def _differ(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return any(not same(value, other.get(name)) for name, value in one.items() if name not in {"pk"})


def _save(page: Page, content: dict[str, Any], user: Any) -> Revision:
    version = page.with_content_json(content)
    revision: Revision = version.save_revision(user=user, log_action=True)
    return revision


def _keep_draft(
    pk: int, content: dict[str, Any], older: Revision | None, day: datetime | None = None
) -> None:
    """Make the draft the newest version again, in the name of who wrote it, planned for ``day``."""
    page = Page.objects.get(pk=pk).specific
    version = page.with_content_json(content)
    version.save_revision(user=older.user if older else None, clean=False, approved_go_live_at=day)


def _plan_again(pk: int, plan: Revision, content: dict[str, Any]) -> None:
    """Plan the version anew, with what was published before it."""
    page = Page.objects.get(pk=pk).specific
    version = page.with_content_json(content)
    moment = plan.approved_go_live_at
    version.go_live_at = moment
    version.save_revision(user=plan.user, approved_go_live_at=moment, clean=False)
    log(
        instance=page,
        action="drafts.plan_kept",
        user=plan.user,
        data={"go_live_at": moment.isoformat() if moment else ""},
    )


def refusal(error: ValidationError) -> str:
    """Return in one text why a version cannot be published."""
    reasons = " ".join(error.messages)
    return gettext("So kann die Seite nicht veröffentlicht werden: %(reasons)s") % {"reasons": reasons}
