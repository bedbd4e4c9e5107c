"""How initiatives, bodies and meetings are found. Search itself adds who may read a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.blocks import plain_text
from core.models import Municipality
from network.models import BodyPage, Initiative, MeetingPage, Membership, NetworkIndexPage
from search.api import KINDS, Card, EntryData, Kind, register


def body_entry(page: BodyPage) -> EntryData:
    """Give what search knows of a body: purpose and who is represented in it now."""
    seats = list(page.memberships.current().select_related("person", "municipality"))
    members = [
        part for seat in seats for part in (seat.display_name, seat.display_organisation, seat.function)
    ]
    return EntryData(
        title=page.title,
        summary=page.summary,
        text=_lines([plain_text(page.purpose), *members]),
        keywords=str(page.get_kind_display()),
        facets={"municipality": sorted({seat.municipality.slug for seat in seats if seat.municipality})},
        card=Card(what=str(page.get_kind_display())),
    )


def meeting_entry(page: MeetingPage) -> EntryData:
    """Give what search knows of a meeting: body, agenda, minutes, resolutions, tasks.

    Documents are found by themselves, as who may open them is their collection's question.
    """
    body = page.get_parent()
    agenda = [part for item in page.agenda_items.all() for part in (item.title, item.note)]
    resolutions = [f"{resolution.number} {resolution.text}".strip() for resolution in page.resolutions.all()]
    tasks = [part for task in page.tasks.all() for part in (task.text, task.responsible)]
    return EntryData(
        title=page.title,
        summary=page.summary,
        text=_lines([*agenda, plain_text(page.minutes), *resolutions, *tasks, page.place]),
        keywords=body.title,
        date=page.date,
        card=Card(place=page.place),
    )


def initiative_entry(initiative: Initiative) -> EntryData:
    """Give what search knows of an initiative. Its bodies are left out: not everybody may know of them."""
    place = initiative.municipality
    return EntryData(
        title=initiative.name,
        summary=_shortened(plain_text(initiative.description)),
        text=_lines([plain_text(initiative.description), initiative.funding]),
        keywords=_lines([initiative.coordinating_office, place.name if place else ""]),
        url=initiative.get_absolute_url(),
        facets={"municipality": [place.slug] if place else []},
        age_from=initiative.age_from,
        age_to=initiative.age_to,
    )


def index_entry(page: NetworkIndexPage) -> EntryData:
    """Give what search knows of the overview."""
    return EntryData(title=page.title, summary=page.summary)


def register_entries() -> None:
    """Make everything of this app findable; called once when the app is ready."""
    KINDS.register(Kind("body", _("Gremien")))
    KINDS.register(Kind("meeting", _("Sitzungen")))
    KINDS.register(Kind("initiative", _("Initiativen")))
    register(
        BodyPage,
        kind="body",
        build=body_entry,
        depends_on={
            Membership: "memberships",
            User: "memberships__person",
            Municipality: "memberships__municipality",
        },
    )
    register(NetworkIndexPage, kind="body", build=index_entry)
    register(
        MeetingPage,
        kind="meeting",
        build=meeting_entry,
        prefetch=("agenda_items", "resolutions", "tasks"),
    )
    register(
        Initiative,
        kind="initiative",
        build=initiative_entry,
        related=("municipality",),
        depends_on={Municipality: "municipality"},
    )


def _shortened(text: str, length: int = 300) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part and part.strip())
