"""What hits are ranked by besides their words: small rules, each with a name and what it is worth.

They add to the score of BM25 (some 5 to 20 for a word in a title), the same in every engine, and only order
what was found; they never find or hide anything. ``search.results.reasons`` says them in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.typed.ages import AgeRange
from search.engines.base import SearchRequest
from search.engines.plan import Plan
from search.engines.tokens.calendar import day_words
from search.registry.facets import place_facet
from search.registry.kinds import first_kinds
from search.registry.own import KIND

# What is closed comes after all that is open and has as many of the words.
NOT_CLOSED = 200.0
# So does one that has not begun; closed ones, which may open again tomorrow, come before it.
BEGUN = 300.0
# An age among the words decides among those that have as many of the other words: what is closed today or
# begins in spring helps a child of one year more than what is open for youths.
TYPED_AGE = 600.0
# What is for just these ages comes before what is for them and others.
AGE_WITHIN = 60.0
OWN_PLACE = 3.0
# What people come for; what is written about it comes second.
FIRST_KIND = 1.5
CONFIRMED = 0.5
# Who types a telephone number wants to know whose it is, closed or not, before all that is written about it.
FIRST_KIND_CALLED = 1500.0

Range = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Adds ``worth`` to documents whose ``field`` has one of ``values`` (or none of them), or whose numbers
    lie in all ``ranges`` (field, least, most; None is an open end)."""

    name: Literal["age", "age_within", "begun", "confirmed", "first_kind", "not_closed", "own_place"]
    worth: float
    field: str = ""
    values: tuple[str, ...] = ()
    none_of: bool = False
    ranges: tuple[Range, ...] = ()


def age_ranges(ages: AgeRange) -> tuple[Range, ...]:
    """Return what the ages of a document have to be to contain one of ``ages``."""
    begins = () if ages.end is None else (("age_from", None, ages.end - 1),)
    return (*begins, ("age_to", ages.start + 1, None))


def _within(ages: AgeRange) -> tuple[Range, ...]:
    """Return what the ages of a document have to be to lie within ``ages``."""
    ends = () if ages.end is None else (("age_to", None, ages.end),)
    return (("age_from", ages.start, None), *ends)


def rules(request: SearchRequest, plan: Plan) -> list[Rule]:
    """Give the rules that a request is ranked by.

    ``age``: what is for the age that was typed, or one of a range, comes before what is not, or does not say.
    ``age_within``: what is for no others than a range comes first of these. ``first_kind``: what people come
    for comes before what is written about it. ``begun``: what begins later comes below. ``not_closed``: what
    is temporarily closed on that day comes below. ``own_place``: what serves the asker's own municipality,
    what serves the whole county included, comes before what its neighbours have. ``confirmed``: what somebody
    has confirmed lately comes before what is stale.
    """
    first = FIRST_KIND_CALLED if plan.phones else FIRST_KIND
    found = [Rule("first_kind", first, KIND.field, first_kinds())] if plan.terms else []
    if plan.age is not None:
        found.append(Rule("age", TYPED_AGE, ranges=age_ranges(plan.age)))
        if not plan.age.is_one_age:
            found.append(Rule("age_within", AGE_WITHIN, ranges=_within(plan.age)))
    if request.on is not None:
        found += [
            Rule("not_closed", NOT_CLOSED, "closed_days", day_words(request.on), none_of=True),
            Rule("confirmed", CONFIRMED, ranges=(("confirmed_until", request.on.toordinal(), None),)),
        ]
        if request.latest_start != request.on:
            found.append(Rule("begun", BEGUN, ranges=(("valid_from", None, request.on.toordinal()),)))
    if request.home:
        found.append(Rule("own_place", OWN_PLACE, place_facet().field, (request.home,)))
    return found
