"""What the report says above its rows: numbers of all searches that it is narrowed to, and their course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Min, Q, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from searchlog.models import SearchCount

# A longer time is drawn month by month instead of week by week.
WEEKS = 26
HEIGHT, WIDTH, TOP, BOTTOM = 160, 640, 20, 24
GAP = 0.25  # of a step between two bars


# In the order in which they are stacked: what is worst at the bottom.
_Outcome = SearchCount.Outcome
OUTCOMES = (_Outcome.NONE, _Outcome.PARTIAL, _Outcome.FEW)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many people found so little in a step, and where that is drawn."""

    outcome: SearchCount.Outcome
    people: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Step:
    """A week or a month: its name, in full and for the axis, and its bars, which stand on each other."""

    name: str
    short: str
    bars: tuple[Bar, ...]
    x: float
    width: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return round(self.x + self.width / 2, 1)

    @property
    def total(self) -> int:
        """How many searched in vain."""
        return sum(bar.people for bar in self.bars)

    @property
    def total_y(self) -> float:
        """Where that number stands: above the bars."""
        return round(self.bars[-1].y - 5, 1)


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of people: nothing found, nothing with all words, little found; of these under no text, and
    without words."""

    none: int
    partial: int
    few: int
    rare: int
    without_words: int
    steps: tuple[Step, ...]
    weekly: bool
    highest: int
    outcomes: tuple[SearchCount.Outcome, ...] = OUTCOMES
    view_box: str = f"0 0 {WIDTH} {HEIGHT}"
    axis: int = HEIGHT - BOTTOM
    right: int = WIDTH

    @property
    def named(self) -> list[Step]:
        """The steps whose names are written, as there is room for about a dozen."""
        every = -(-len(self.steps) // 12) or 1
        return list(self.steps[::-1][::every])


def summary_of(counts: Any) -> Summary:
    """Sum up ``counts``, a queryset of ``SearchCount``; three queries."""
    unknown = Q(without_words=False) & (Q(term=None) | Q(term__text=""))
    totals = counts.aggregate(
        **{one.value: Sum("people", filter=Q(outcome=one), default=0) for one in OUTCOMES},
        rare=Sum("people", filter=unknown, default=0),
        without_words=Sum("people", filter=Q(without_words=True), default=0),
        first=Min("day"),
        last=Max("day"),
    )
    first, last = totals.pop("first"), totals.pop("last")
    if first is None:
        return Summary(**totals, steps=(), weekly=True, highest=0)
    weekly = (last - first).days <= WEEKS * 7
    by_step: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    sums = counts.order_by().values_list("day", "outcome").annotate(sum=Sum("people"))
    for day, outcome, people in sums:
        by_step[_beginning(day, weekly)][outcome] += people
    days = _all_steps(_beginning(first, weekly), _beginning(last, weekly), weekly)
    highest = max(sum(by_step[day].values()) for day in days)
    steps = tuple(
        _step(place, len(days), day, weekly, by_step[day], highest) for place, day in enumerate(days)
    )
    return Summary(**totals, steps=steps, weekly=weekly, highest=highest)


def _beginning(day: date, weekly: bool) -> date:
    return day - timedelta(days=day.weekday()) if weekly else day.replace(day=1)


def _all_steps(first: date, last: date, weekly: bool) -> list[date]:
    days = [first]
    while days[-1] < last:
        # 32 days after the first of a month is in the next one.
        days.append(
            days[-1] + timedelta(days=7) if weekly else (days[-1] + timedelta(days=32)).replace(day=1)
        )
    return days


def _step(place: int, of: int, day: date, weekly: bool, found: dict[str, int], highest: int) -> Step:
    room = WIDTH / of
    width = min(room * (1 - GAP), 48)
    name = date_format(day, "j. F Y" if weekly else "F Y")
    return Step(
        name=_("Woche ab %(day)s") % {"day": name} if weekly else name,
        short=date_format(day, "j.n." if weekly else "M y"),
        bars=tuple(_bars(found, highest)),
        x=round(place * room + (room - width) / 2, 1),
        width=round(width, 1),
    )


def _bars(found: dict[str, int], highest: int) -> Iterator[Bar]:
    y: float = HEIGHT - BOTTOM
    for outcome in OUTCOMES:
        height = found[outcome] * (HEIGHT - BOTTOM - TOP) / (highest or 1)
        y -= height
        yield Bar(outcome, found[outcome], round(y, 1), round(height, 1))
