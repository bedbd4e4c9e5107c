"""Where in a list of hits those begin in which a word is missing, told by the scores of the engines."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.base import SearchRequest
from search.engines.plan import ALL_SCORE, NEARLY_ALL_SCORE, Plan
from search.engines.ranking import rules

# What a single word, its parts and its neighbours score at most in all fields together (BM25 of a word that
# one of 100,000 documents has in every field, with the weights of ``plan``).
BEST_WORD = 180.0


def first_incomplete(
    request: SearchRequest, plan: Plan, forgiven: bool, scores: Sequence[float]
) -> int | None:
    """Give the position of the first of ``scores``, in their order, of a hit that lacks a word; None where
    there is none or scores cannot tell.

    ``forgiven``: typing errors were, so a word that stands there nearly is not missing. Scores tell nothing
    of questions, phrases, other orders, and of so many words that a part of them scores as much as all.
    """
    words = len(plan.words)
    least = NEARLY_ALL_SCORE if forgiven else ALL_SCORE
    if plan.question or plan.phrases or request.sort != "relevance" or words < 2:
        return None
    most = (words - 1) * BEST_WORD + sum(rule.worth for rule in rules(request, plan))
    if not forgiven and plan.may_be_half_met:
        # Compounds by their telling parts alone.
        most += NEARLY_ALL_SCORE + BEST_WORD
    if most >= least:
        return None
    return next((position for position, score in enumerate(scores) if score < least), None)
