"""What publishing a version of a page would change for readers beyond the change that was just made.

Four versions play a part: what readers see (live), what the form was opened with (base), what it was sent
with (mine), and the newest that was saved apart from it (newest). Usually base and newest are one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from wagtail.models import Page, Revision, WorkflowState

from core.publishing import plan_of
from drafts.content import content_of, content_of_revision, written_names
from drafts.differences import Difference, differences
from drafts.merging import changed_names, merge, same
from drafts.models import SectionEnd


@dataclass(frozen=True, slots=True)
class Saved:
    """Who has saved something, None when the account is gone, and when."""

    by: Any
    at: datetime


class Pending:
    """A version (``mine``) of a published page that is about to be published, beside what else is there.

    ``base`` is the revision that its form was opened with, ``own`` the one that this form saved by itself;
    without them the newest earlier revision counts as what the form was opened with.
    """

    def __init__(self, mine: Revision, base: int | None = None, own: int | None = None) -> None:
        self.mine = mine
        self.page: Page = Page.objects.get(pk=mine.object_id).specific
        self.model = type(self.page)
        # What somebody else has saved is nobody's own, whatever a form says.
        self.own = own if own and self.page.revisions.filter(pk=own, user=mine.user_id).exists() else None
        others = list(
            self.page.revisions.filter(created_at__lte=mine.created_at)
            .exclude(pk__in=[pk for pk in (mine.pk, self.own) if pk])
            .select_related("user")
            .order_by("created_at", "pk")
            .defer("content")
        )
        # What is planned is asked about by itself.
        drafts = [row for row in others if row.approved_go_live_at is None]
        self.newest: Revision | None = drafts[-1] if drafts else None
        self.base: Revision | None = next((row for row in others if row.pk == base), self.newest)
        self._others = others
        self.plan = plan_of(self.page, mine)

    @property
    def stand(self) -> str:
        """What else is there, in short: what readers see and what is planned."""
        return f"{self._live_revision or 0}-{self.plan.pk if self.plan else 0}"

    @cached_property
    def live_content(self) -> dict[str, Any]:
        """What readers see."""
        return content_of(self.page)

    def content(self, revision: Revision) -> dict[str, Any]:
        """Return what a revision holds; what it does not know yet is as readers see it."""
        return {**self.live_content, **content_of_revision(revision)}

    @property
    def is_asked(self) -> bool:
        """Whether there is something to decide before ``mine`` is published."""
        return bool(self.plan or self.holds_more or self.approval or self.pages_below)

    @property
    def is_drafted(self) -> bool:
        """Whether readers see another version, or one is planned."""
        planned = self.plan or self.mine.approved_go_live_at
        return bool((self.page.live and self.page.has_unpublished_changes) or planned)

    @property
    def needs_decision(self) -> bool:
        """Whether somebody who has not opened the form has something to decide."""
        return bool(self.is_drafted or self.pages_below)

    @cached_property
    def approval(self) -> WorkflowState | None:
        """The approval that runs for this page."""
        found: WorkflowState | None = self.page.current_workflow_state
        return found

    @cached_property
    def ends_at(self) -> datetime | None:
        """When the time of the page is up, as ``mine`` says, in case that is new."""
        ends = self.content(self.mine).get("expire_at")
        decided = SectionEnd.objects.filter(page=self.page.pk).exists()
        if not ends or (decided and same(ends, self.live_content.get("expire_at"))):
            return None
        return parse_datetime(ends)

    @cached_property
    def pages_below(self) -> int:
        """How many published pages stand below one whose time will be up."""
        return self.page.get_descendants().live().count() if self.ends_at else 0

    @cached_property
    def holds_more(self) -> bool:
        """Whether an older draft would go live too, or would be pushed aside."""
        if not self.page.live or self.base is None:
            return False
        return bool(self._changes(self.live_content, self.content(self.base)) or self.has_beside)

    @cached_property
    def has_beside(self) -> bool:
        """Whether somebody saved another draft while the form was open; it does not stand in ``mine``."""
        if self.base is None or self.newest is None or self.newest.pk in (self.base.pk, self._live_revision):
            return False
        return bool(self._changes(self.content(self.base), self.content(self.newest)))

    @cached_property
    def has_own_change(self) -> bool:
        """Whether the form was sent with anything other than what it was opened with."""
        before = self.content(self.base) if self.base is not None else self.live_content
        return bool(self._changes(before, self.content(self.mine)))

    @cached_property
    def draft_day(self) -> datetime | None:
        """When the older draft was to go live, if that is still to come and nothing else is planned."""
        return self._day_to_come(self.base) if self.base is not None and self.plan is None else None

    @cached_property
    def day(self) -> datetime | None:
        """When ``mine`` is to go live, if that is still to come: then publishing it plans it only."""
        return self._day_to_come(self.mine)

    def _day_to_come(self, revision: Revision) -> datetime | None:
        moment = self.content(revision).get("go_live_at")
        day = parse_datetime(moment) if moment else None
        return day if day is not None and day > timezone.now() else None

    @property
    def is_changed_outside(self) -> bool:
        """Whether what readers see was changed without a form, as by an import, since it was published."""
        return self.base is not None and self.base.pk == self._live_revision

    @property
    def is_outdated(self) -> bool:
        """Whether something newer was published while the form was open."""
        live = self.page.live_revision
        return bool(live and self.base and live.created_at > self.base.created_at and live.pk != self.mine.pk)

    @property
    def _live_revision(self) -> int | None:
        return self.page.live_revision_id

    def with_it(self, user: Any) -> list[Difference]:
        """Return what of the older draft would go live, in words for ``user``."""
        if not self.page.live or self.base is None:
            return []
        return differences(self.model, self.live_content, self.content(self.base), user)

    def beside(self, user: Any) -> list[Difference]:
        """Return what somebody else's newer draft changes."""
        if not self.has_beside or self.base is None or self.newest is None:
            return []
        return differences(self.model, self.content(self.base), self.content(self.newest), user)

    def own_change(self, user: Any) -> list[Difference]:
        """Return what was changed in the form."""
        before = self.content(self.base) if self.base is not None else self.live_content
        return differences(self.model, before, self.content(self.mine), user)

    def planned(self, user: Any) -> list[Difference]:
        """Return what the planned version changes."""
        if self.plan is None:
            return []
        return differences(self.model, self.live_content, self.content(self.plan), user)

    @cached_property
    def in_both(self) -> list[str]:
        """The names of the fields that the older draft and the form have both changed."""
        if self.base is None:
            return []
        base = self.content(self.base)
        mine = set(self._changes(base, self.content(self.mine)))
        return [name for name in self._changes(self.live_content, base) if name in mine]

    def savers(self, with_mine: bool = False) -> list[Saved]:
        """Return who changed something since the page was last published, each once with the latest time.

        Asking for changes saves the form too, with what stood there before.
        """
        live = self.page.live_revision
        rows = [*self._others, self.mine] if with_mine else self._others
        shown = [row for row in rows if live is None or row.created_at > live.created_at]
        contents = [self.live_content, *map(self.content, shown)]
        steps = zip(shown, pairwise(contents), strict=True)
        shown = [row for row, (before, after) in steps if self._changes(before, after)]
        if not shown and self.base is not None:
            shown = [self.base]
        latest = {row.user_id: Saved(row.user, row.created_at) for row in shown}
        return sorted(latest.values(), key=lambda saved: saved.at)

    def only_mine(self) -> dict[str, Any]:
        """Return what readers see with the form's own change done to it."""
        mine = self.content(self.mine)
        if self.base is None or not self.page.live:
            return mine
        return self._merged(self.content(self.base), self.live_content, mine)

    def everything(self) -> dict[str, Any]:
        """Return the form as it was sent, with what somebody else saved meanwhile."""
        mine = self.content(self.mine)
        if not self.has_beside or self.base is None or self.newest is None:
            return mine
        return self._merged(self.content(self.base), self.content(self.newest), mine)

    def plan_with(self, published: dict[str, Any]) -> dict[str, Any]:
        """Return the planned version with what is ``published`` before it."""
        if self.plan is None:
            raise ValueError("Nothing is planned.")
        return self._merged(self.live_content, self.content(self.plan), published)

    def _merged(self, base: dict[str, Any], other: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
        names = written_names(self.model)
        return mine | {name: merge(base.get(name), other.get(name), mine.get(name)) for name in names}

    def _changes(self, one: dict[str, Any], other: dict[str, Any]) -> list[str]:
        return changed_names(written_names(self.model), one, other)
