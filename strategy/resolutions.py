"""Where the council resolutions stand: computed here from their steps, and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When
from django.utils.translation import gettext, gettext_lazy as _

from core.models import Municipality
from strategy.charts import Part, draw_bar
from strategy.models import CouncilResolution, LeitbildPage, ResolutionStep

Role = ResolutionStep.Role
Result = ResolutionStep.Result


class State(models.TextChoices):
    """What has become of a resolution's paper."""

    SUBMITTED = "submitted", _("vorgelegt")
    IN_CONSULTATION = "in_consultation", _("in Beratung")
    ADOPTED = "adopted", _("beschlossen")
    ADOPTED_WITH_CHANGES = "adopted_with_changes", _("mit Änderungen beschlossen")
    REJECTED = "rejected", _("abgelehnt")
    POSTPONED = "postponed", _("vertagt")


_DECIDED = {
    Result.ADOPTED: State.ADOPTED,
    Result.ADOPTED_WITH_CHANGES: State.ADOPTED_WITH_CHANGES,
    Result.REJECTED: State.REJECTED,
    Result.POSTPONED: State.POSTPONED,
}
NO_PAPER = "none"
# From decided to just begun.
_IN_ORDER = [
    State.ADOPTED,
    State.ADOPTED_WITH_CHANGES,
    State.IN_CONSULTATION,
    State.SUBMITTED,
    State.POSTPONED,
    State.REJECTED,
]
# The kinds of badge that states are drawn as.
_BADGES = {
    State.ADOPTED: "success",
    State.ADOPTED_WITH_CHANGES: "success",
    State.REJECTED: "danger",
    State.POSTPONED: "warning",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a resolution, since when, and by which body."""

    state: State
    on: date | None
    body: str = ""

    @property
    def badge(self) -> str:
        """The kind of badge the state is drawn as."""
        return _BADGES.get(self.state, "info")


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A line of the overview: a municipality with one of its papers, or with none."""

    municipality: Municipality
    resolution: CouncilResolution | None
    standing: Standing | None

    @property
    def steps(self) -> list[ResolutionStep]:
        """The steps of the paper in order; none without a paper."""
        return steps_in_order(self.resolution) if self.resolution is not None else []


def steps_in_order(resolution: CouncilResolution) -> list[ResolutionStep]:
    """Give the steps of ``resolution`` by date; those without a date come last."""
    steps = resolution.steps.all()
    return sorted(steps, key=lambda s: (s.meets_on is None, s.meets_on or date.min, s.pk or 0))


def state_of(resolution: CouncilResolution) -> Standing:
    """Tell where ``resolution`` stands.

    The last Entscheidung with a result decides. Before there is one, a paper is postponed when the last
    body that dealt with it postponed it, in consultation when any body has dealt with it, else submitted.
    Costs no query when ``steps`` are prefetched.
    """
    dealt_with = [step for step in steps_in_order(resolution) if step.result != Result.OPEN]
    decisions = [step for step in dealt_with if step.role == Role.DECISION]
    if decisions:
        return Standing(_DECIDED[Result(decisions[-1].result)], decisions[-1].meets_on, decisions[-1].body)
    if not dealt_with:
        return Standing(State.SUBMITTED, resolution.paper_on)
    last = dealt_with[-1]
    state = State.POSTPONED if last.result == Result.POSTPONED else State.IN_CONSULTATION
    return Standing(state, last.meets_on, last.body)


def overview(leitbild: LeitbildPage | None = None) -> list[OverviewRow]:
    """Give a row per paper about ``leitbild`` (or any), newest first, for every municipality.

    The county comes first, then its municipalities by name. A municipality without a paper has one row
    with neither resolution nor standing. Costs three queries.
    """
    resolutions = with_steps(CouncilResolution.objects.all())
    if leitbild is not None:
        resolutions = resolutions.filter(leitbilder=leitbild)
    by_municipality: dict[int, list[CouncilResolution]] = {}
    for resolution in resolutions.order_by("-paper_on", "-pk"):
        by_municipality.setdefault(resolution.municipality_id, []).append(resolution)
    return [
        row
        for municipality in _municipalities()
        for row in _rows(municipality, by_municipality.get(municipality.pk, ()))
    ]


def latest_rows(rows: Sequence[OverviewRow]) -> list[OverviewRow]:
    """Keep of ``overview`` the newest paper of every municipality."""
    latest: dict[int, OverviewRow] = {}
    for row in rows:
        latest.setdefault(row.municipality.pk, row)
    return list(latest.values())


def summary(rows: Sequence[OverviewRow]) -> tuple[Part, ...]:
    """Count ``latest_rows`` by state, as the parts of a bar: what is decided stands first, no paper last."""
    counts = Counter(row.standing.state.value if row.standing else NO_PAPER for row in latest_rows(rows))
    states = [(state.value, str(state.label)) for state in _IN_ORDER]
    return draw_bar(counts, [*states, (NO_PAPER, gettext("noch keine Vorlage"))])


def with_steps(resolutions: QuerySet[CouncilResolution]) -> QuerySet[CouncilResolution]:
    """Read the steps of all ``resolutions`` along with them."""
    return resolutions.prefetch_related(Prefetch("steps", queryset=ResolutionStep.objects.all()))


def _municipalities() -> QuerySet[Municipality]:
    # Borders are large and not needed for a list.
    county_first = Case(
        When(kind=Municipality.Kind.COUNTY, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return Municipality.objects.defer("border").order_by(county_first, "name")


def _rows(municipality: Municipality, resolutions: Iterable[CouncilResolution]) -> list[OverviewRow]:
    rows = [OverviewRow(municipality, found, state_of(found)) for found in resolutions]
    return rows or [OverviewRow(municipality, None, None)]
