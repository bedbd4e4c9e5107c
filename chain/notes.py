"""Notes that an offer is missing: which a reader sees, and how the report of searches makes one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from chain.models import GapNote
from core.models import Topic
from directory import statements
from directory.models import OfferPage
from searchlog.report_actions import REPORT_ACTIONS, ReportAction, Searched


def open_notes(topic: Topic | None = None) -> Any:
    """Give what is still missing, by municipality, the whole county first; of one field of action if asked.

    A note without a field of action is about all of them.
    """
    notes = GapNote.objects.filter(state=GapNote.State.OPEN)
    if topic is not None:
        notes = notes.filter(Q(topic=topic) | Q(topic=None))
    return notes.select_related("municipality", "life_phase", "topic").defer("municipality__border")


def may_note(user: Any) -> bool:
    """Tell whether ``user`` may add notes."""
    return bool(user.has_perm("chain.add_gapnote"))


def note_url(searched: Searched) -> str:
    """Give the address of the form for a note about what was searched for in vain."""
    pairs = {"gesucht": searched.text, "kommune": searched.municipality, "thema": searched.topic}
    query = urlencode({name: value for name, value in pairs.items() if value})
    return f"{reverse('wagtailsnippets_chain_gapnote:add')}?{query}"


def _closed_by(offer: OfferPage, _user: Any) -> QuerySet[GapNote]:
    return GapNote.objects.filter(offer=offer.pk)


def register_statements() -> None:
    """List in an offer's history the notes of what it brings; called once when the app is ready."""
    statements.kinds.register(statements.StatementKind("gapnote", _closed_by))


def register_action() -> None:
    """Offer a note in each row of the report of searches; called once when the app is ready."""
    REPORT_ACTIONS.register(ReportAction("gap_note", _("Lücke notieren"), note_url, may=may_note, order=300))
