"""What the history of a page says of plans and approvals."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _, gettext_lazy
from wagtail.log_actions import LogFormatter


class PlanDropped(LogFormatter):
    """A plan that ended because something else was published or the page was taken down."""

    label = gettext_lazy("Geplante Veröffentlichung entfallen")

    def format_message(self, log_entry: Any) -> str:
        """Return it with the date that was planned."""
        return _("Die Veröffentlichung am %(day)s entfällt.") % {"day": log_entry.data.get("go_live_at", "")}


class PlanStays(LogFormatter):
    """A plan for a day after the page has ended."""

    label = gettext_lazy("Geplante Veröffentlichung bleibt")

    def format_message(self, log_entry: Any) -> str:
        """Return it with the date that is planned."""
        return _("Die Zeit der Seite ist abgelaufen; am %(day)s wird sie wieder veröffentlicht.") % {
            "day": log_entry.data.get("go_live_at", "")
        }


class PlanKept(LogFormatter):
    """A plan that was made anew so that it holds what was published before it."""

    label = gettext_lazy("Geplante Veröffentlichung beibehalten")

    def format_message(self, log_entry: Any) -> str:
        """Return it in words."""
        return _("Die geplante Fassung enthält nun auch, was gerade veröffentlicht wurde.")


class PlanStopped(LogFormatter):
    """A plan that came due and could not be published."""

    label = gettext_lazy("Geplante Veröffentlichung nicht ausgeführt")

    def format_message(self, log_entry: Any) -> str:
        """Return it with the reasons."""
        reasons = " ".join(log_entry.data.get("reasons", ()))
        return _("Die Fassung bleibt ein Entwurf: %(reasons)s") % {"reasons": reasons}


class PlanEmptied(LogFormatter):
    """A plan that was published without what had been deleted since it was made."""

    label = gettext_lazy("Geplante Veröffentlichung mit leeren Feldern")

    def format_message(self, log_entry: Any) -> str:
        """Return it with the fields."""
        names = ", ".join(log_entry.data.get("fields", ()))
        return _("Veröffentlicht ohne das, was inzwischen gelöscht ist: %(names)s.") % {"names": names}


class ApprovalKept(LogFormatter):
    """An approval that goes on although another version was published."""

    label = gettext_lazy("Freigabe läuft weiter")

    def format_message(self, log_entry: Any) -> str:
        """Return it in words."""
        return _("Eine andere Fassung wurde veröffentlicht; die eingereichte wartet weiter auf Freigabe.")


class SectionEnded(LogFormatter):
    """A page that was taken down because the time of one above it was up."""

    label = gettext_lazy("Mit dem Bereich beendet")

    def format_message(self, log_entry: Any) -> str:
        """Return it in words."""
        return _("Die Zeit der Seite darüber ist abgelaufen.")


LOGGED: dict[str, type[LogFormatter]] = {
    "drafts.plan_dropped": PlanDropped,
    "drafts.plan_stays": PlanStays,
    "drafts.plan_kept": PlanKept,
    "drafts.plan_stopped": PlanStopped,
    "drafts.plan_emptied": PlanEmptied,
    "drafts.approval_kept": ApprovalKept,
    "drafts.section_ended": SectionEnded,
}
