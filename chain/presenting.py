"""What the page of the chain shows, and the same as a table for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from chain.coverage import Coverage, coverage
from chain.models import ChainPage
from chain.notes import may_note, note_url, open_notes
from chain.standards import Standing, all_standards, standings
from core.models import LifePhase, Municipality, Topic
from core.page_contexts import page_context
from directory.search_links import offers_url
from searchlog.report_actions import Searched

# From how many offers on a cell is drawn stronger; the colour only repeats the number.
STEPS = (1, 3, 6, 10)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with the address of the offers it counts; ``step`` from 0 (a gap) to 4."""

    number: int
    url: str

    @property
    def step(self) -> int:
        """How strong the cell is drawn."""
        return sum(self.number >= least for least in STEPS)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A municipality, or the county when it is None: a cell for each life phase, and one for all."""

    municipality: Municipality | None
    cells: list[Cell]
    total: Cell
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class StandardCell:
    """How a municipality stands to a standard, with the address of the offers that count."""

    standing: Standing
    url: str


def chosen_topic(request: HttpRequest, topics: list[Topic]) -> Topic | None:
    """Give the field of action that the address asks for (``thema``); an unknown one filters nothing."""
    return next((topic for topic in topics if topic.slug == request.GET.get("thema")), None)


def own_municipality_id(user: Any) -> int | None:
    """Give the id of the person's own municipality; None without one, and for nobody, as in a preview."""
    return getattr(user, "municipality_id", None)


def municipalities_for(user: Any) -> list[Municipality]:
    """Give the towns and municipalities by name, the person's own one first."""
    found = list(Municipality.objects.without_county().defer("border").order_by("name"))
    return sorted(found, key=lambda municipality: municipality.pk != own_municipality_id(user))


@page_context(ChainPage)
def chain_context(page: ChainPage, request: HttpRequest) -> dict[str, Any]:
    """Give both tables for the reader, and the filter above the first."""
    user: Any = request.user
    topics, phases = list(Topic.objects.all()), list(LifePhase.objects.all())
    topic = chosen_topic(request, topics)
    municipalities = municipalities_for(user)
    found = coverage(user, municipalities, topic)
    standards = all_standards()
    stand = standings(user, standards, municipalities)
    export = reverse("chain:export")
    return {
        "phases": phases,
        "topics": topics,
        "topic": topic,
        "rows": [_row(m, phases, topic, found, user) for m in municipalities],
        "county": _row(None, phases, topic, found, user),
        "gaps": sum(
            not found.cells.get((municipality.pk, phase.pk))
            for municipality in municipalities
            for phase in phases
        ),
        "standard_rows": [
            (m, m.pk == own_municipality_id(user), [standard_cell(m, standing) for standing in stand[m.pk]])
            for m in municipalities
        ],
        "standards": standards,
        "notes": open_notes(topic),
        "note_add_url": note_url(Searched("", topic=topic.slug if topic else "")) if may_note(user) else "",
        "may_edit_notes": user.has_perm("chain.change_gapnote"),
        "export_url": f"{export}?{urlencode({'thema': topic.slug})}" if topic else export,
    }


def table(user: Any, topic: Topic | None) -> list[list[str | int]]:
    """Give the first table as rows of cells, the heading first and the county last."""
    phases, municipalities = list(LifePhase.objects.all()), municipalities_for(user)
    found = coverage(user, municipalities, topic)
    head: list[str | int] = ["Kommune", *(phase.name for phase in phases), "alle Angebote"]
    rows: list[list[str | int]] = [
        [m.name, *(found.cells.get((m.pk, phase.pk), 0) for phase in phases), found.municipalities[m.pk]]
        for m in municipalities
    ]
    county: list[str | int] = ["ganzer Kreis", *(found.phases.get(p.pk, 0) for p in phases), found.total]
    return [head, *rows, county]


def _row(
    municipality: Municipality | None,
    phases: list[LifePhase],
    topic: Topic | None,
    found: Coverage,
    user: Any,
) -> CoverageRow:
    topics = [topic] if topic else []
    numbers = [
        found.phases.get(phase.pk, 0)
        if municipality is None
        else found.cells.get((municipality.pk, phase.pk), 0)
        for phase in phases
    ]
    return CoverageRow(
        municipality,
        [
            Cell(number, offers_url(municipality, [phase], topics))
            for phase, number in zip(phases, numbers, strict=True)
        ],
        Cell(
            found.total if municipality is None else found.municipalities.get(municipality.pk, 0),
            offers_url(municipality, topics=topics),
        ),
        municipality is not None and municipality.pk == own_municipality_id(user),
    )


def standard_cell(municipality: Municipality, standing: Standing) -> StandardCell:
    """Give how ``municipality`` stands to a standard together with the address of the offers that count."""
    standard = standing.standard
    return StandardCell(standing, offers_url(municipality, standard.life_phases.all(), standard.topics.all()))
