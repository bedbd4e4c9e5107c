"""The facets of the vocabulary that all apps share.

Core keeps it and lies below search, so nobody else can declare them.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.models import LifePhase, Municipality, TargetGroup, Topic
from search.api import FACETS, Facet, TermPages, vocabulary


def register_facets() -> None:
    """Declare the facets of municipalities, life phases, fields of action and target groups."""
    for facet in (
        Facet("municipality", "kommune", _("Kommune"), vocabulary(Municipality), order=20, place=True),
        Facet(
            "life_phase",
            "phase",
            _("Lebensphase"),
            vocabulary(LifePhase),
            order=30,
            way_in=_("Nach Lebensphase"),
            similarity=1.5,
        ),
        Facet(
            "topic",
            "thema",
            _("Handlungsfeld"),
            vocabulary(Topic),
            order=40,
            way_in=_("Nach Handlungsfeld"),
            similarity=3.0,
            topical=True,
            pages=TermPages(Topic),
        ),
        Facet(
            "target_group", "zielgruppe", _("Zielgruppe"), vocabulary(TargetGroup), order=50, similarity=1.5
        ),
    ):
        FACETS.register(facet)
