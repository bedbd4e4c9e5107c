"""A county of two towns with an offer of every sort that counts, or does not."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import LifePhase, Municipality, Topic
from directory.models import MunicipalityPage
from home.models import HomePage
from tests.chain.factories import ChainPageFactory
from tests.directory.factories import (
    ClosureFactory,
    DirectoryPageFactory,
    LifePhaseFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
    TopicFactory,
)


@dataclass
class Towns:
    """The two towns with their pages, two life phases and a field of action."""

    olfen: Municipality
    senden: Municipality
    olfen_page: MunicipalityPage
    senden_page: MunicipalityPage
    directory: Any
    early: LifePhase
    late: LifePhase
    topic: Topic

    @property
    def all(self) -> list[Municipality]:
        """Both towns."""
        return [self.olfen, self.senden]


@pytest.fixture
def towns(home_page: HomePage) -> Towns:
    """Two towns without offers, and the page of the chain."""
    ChainPageFactory(parent=home_page)
    directory = DirectoryPageFactory(parent=home_page)
    olfen, senden = MunicipalityFactory(name="Olfen"), MunicipalityFactory(name="Senden")
    return Towns(
        olfen,
        senden,
        MunicipalityPageFactory(parent=directory, municipality=olfen),
        MunicipalityPageFactory(parent=directory, municipality=senden),
        directory,
        LifePhaseFactory(name="0 bis 3 Jahre", slug="frueh"),
        LifePhaseFactory(name="3 bis 6 Jahre", slug="spaet"),
        TopicFactory(name="Sprache", slug="sprache"),
    )


@pytest.fixture
def every_sort(towns: Towns, make_group: Any) -> Towns:
    """One offer of each sort; four count in Olfen, two of them in Senden too."""
    today, day = timezone.localdate(), datetime.timedelta(days=1)
    early = {"life_phases": [towns.early]}
    olfen, senden = towns.olfen_page, towns.senden_page
    OfferFactory(parent=olfen, title="eigenes", **early)
    OfferFactory(
        parent=olfen,
        title="beide Phasen, beide Orte",
        life_phases=[towns.early, towns.late],
        municipalities=[towns.olfen, towns.senden],
        topics=[towns.topic],
    )
    OfferFactory(parent=towns.directory, title="kreisweit", serves_all=True, **early)
    ClosureFactory(offer=OfferFactory(parent=olfen, title="vorübergehend geschlossen", **early))
    OfferFactory(parent=olfen, title="ohne Phase")
    OfferFactory(parent=olfen, title="Entwurf", live=False, **early)
    OfferFactory(parent=olfen, title="vorbei", valid_to=today - day, **early)
    OfferFactory(parent=olfen, title="kommt noch", valid_from=today + day, **early)
    hidden = OfferFactory(parent=senden, title="nur für manche", **early)
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type="groups")
    restriction.groups.set([make_group("manche")])
    return towns
