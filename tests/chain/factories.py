"""The page of the chain, and standards, for tests."""

from __future__ import annotations

from typing import Any

from chain.models import ChainPage
from core.models import LifePhase, Topic
from strategy.models import PreventionStandard
from tests.directory.factories import PageFactory


class ChainPageFactory(PageFactory):
    """The page of the chain; ``parent`` is the start page."""

    title = "Präventionskette"

    class Meta:
        model = ChainPage


def make_standard(title: str, phases: list[LifePhase], topics: list[Topic] = [], **fields: Any) -> Any:  # noqa: B006
    """Make a prevention standard."""
    standard = PreventionStandard.objects.create(
        title=title, slug=title.casefold().replace(" ", "-"), description="Text", **fields
    )
    standard.life_phases.set(phases)
    standard.topics.set(topics)
    return standard
