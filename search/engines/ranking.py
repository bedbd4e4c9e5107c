"""What hits are ranked by besides their words: small rules, each with a name and what it is worth.

They add to the score of BM25 (some 5 to 20 for a word in a title), the same in every engine, and only order
what was found; they never find or hide anything. ``search.reasons`` says them in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from search.calendar_tokens import day_words
from search.engines.base import SearchRequest

# A closed offer comes after all open ones that have as many of the words.
NOT_CLOSED = 200.0
OWN_PLACE = 3.0
CONFIRMED = 0.5


@dataclass(frozen=True, slots=True)
class Rule:
    """Adds ``worth`` to documents whose ``field`` has one of ``values`` (or none of them, or a number of at
    least ``least``)."""

    name: Literal["own_place", "confirmed", "not_closed"]
    worth: float
    field: str
    values: tuple[str, ...] = ()
    none_of: bool = False
    least: int | None = None


def rules(request: SearchRequest) -> list[Rule]:
    """Give the rules that a request is ranked by.

    ``not_closed``: what is temporarily closed on that day comes below. ``own_place``: what serves the asker's
    own municipality, county-wide offers included, comes before what its neighbours have. ``confirmed``: what
    somebody has confirmed lately comes before what is stale.
    """
    found = []
    if request.on is not None:
        found += [
            Rule("not_closed", NOT_CLOSED, "closed_days", day_words(request.on), none_of=True),
            Rule("confirmed", CONFIRMED, "confirmed_until", least=request.on.toordinal()),
        ]
    if request.home:
        found.append(Rule("own_place", OWN_PLACE, "facet_municipality", (request.home,)))
    return found
