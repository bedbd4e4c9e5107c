"""Things of the strategy app for tests, complete enough to be valid.

Pages: ``make_leitbild(home_page)``, ``make_goal(leitbild)``, ``make_objective(goal)``. All else are
factories of factory_boy.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import factory
from wagtail.models import Page

from core.models import LifePhase, Municipality
from strategy.models import (
    CouncilResolution,
    GoalSet,
    Indicator,
    IndicatorValue,
    LeitbildPage,
    Measure,
    ObjectivePage,
    PreventionStandard,
    Principle,
    ResolutionPoint,
    ResolutionStep,
    StrategicGoalPage,
)

_numbers = count(1)


def make_leitbild(parent: Page, **fields: Any) -> LeitbildPage:
    """Publish a Leitbild with one principle below ``parent``."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "title": f"Präventionsleitbild {number}",
        "guiding_goal": "Alle Familien erreichen, bevor eine Krise entsteht.",
        "version": "1. Fassung 2018",
        "principles": [Principle(title="Teilhabe ermöglichen", text="Kurze Wege für alle.")],
    }
    return parent.add_child(instance=LeitbildPage(**defaults | fields))


def make_goal(parent: LeitbildPage, **fields: Any) -> StrategicGoalPage:
    """Publish a strategic goal below ``parent``, in a goal set of its own unless one is given."""
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "title": f"Angebote sind bekannt {number}",
        "number": number,
        "statement": "Menschen kennen die Angebote der Unterstützung.",
    }
    if "goal_set" not in fields:
        fields["goal_set"] = GoalSetFactory()
    return parent.add_child(instance=StrategicGoalPage(**defaults | fields))


def make_objective(parent: StrategicGoalPage, **fields: Any) -> ObjectivePage:
    """Publish a Handlungsziel below ``parent``."""
    defaults: dict[str, Any] = {
        "title": f"Überblick schaffen {next(_numbers)}",
        "statement": "Es gibt einen digitalen Überblick über alle Angebote.",
    }
    return parent.add_child(instance=ObjectivePage(**defaults | fields))


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A county, unless told otherwise."""

    class Meta:
        model = Municipality

    name = factory.Sequence(lambda n: f"Musterkreis {n}")
    slug = factory.Sequence(lambda n: f"musterkreis-{n}")
    kind = Municipality.Kind.COUNTY
    ags = factory.Sequence(lambda n: f"{90000 + n}")
    ars = factory.Sequence(lambda n: f"{90000 + n}")


class LifePhaseFactory(factory.django.DjangoModelFactory):
    """A life phase."""

    class Meta:
        model = LifePhase

    name = factory.Sequence(lambda n: f"Phase {n}")
    slug = factory.Sequence(lambda n: f"phase-{n}")


class GoalSetFactory(factory.django.DjangoModelFactory):
    """A goal set."""

    class Meta:
        model = GoalSet

    name = factory.Sequence(lambda n: f"Zielkatalog {n}")
    owner = "Steuerungsgruppe"
    dated = date(2018, 9, 27)


class MeasureFactory(factory.django.DjangoModelFactory):
    """A measure; needs ``objective``."""

    class Meta:
        model = Measure

    title = factory.Sequence(lambda n: f"Maßnahme {n}")


class IndicatorFactory(factory.django.DjangoModelFactory):
    """An indicator; needs ``objective``."""

    class Meta:
        model = Indicator

    title = factory.Sequence(lambda n: f"Indikator {n}")
    effect = Indicator.Effect.OUTPUT
    unit = "Familien"


class IndicatorValueFactory(factory.django.DjangoModelFactory):
    """A value; needs ``indicator``."""

    class Meta:
        model = IndicatorValue

    measured_on = factory.Sequence(lambda n: date.fromordinal(date(2020, 1, 1).toordinal() + n))
    value = Decimal(12)


class CouncilResolutionFactory(factory.django.DjangoModelFactory):
    """A paper of a county of its own."""

    class Meta:
        model = CouncilResolution

    municipality = factory.SubFactory(MunicipalityFactory)
    title = "Leitbild und strategische Ziele"
    paper_number = factory.Sequence(lambda n: f"{n}/2019")
    paper_on = date(2019, 6, 12)


class ResolutionPointFactory(factory.django.DjangoModelFactory):
    """A point of a proposal; needs ``resolution``."""

    class Meta:
        model = ResolutionPoint

    text = "Dem Leitbild wird zugestimmt."


class ResolutionStepFactory(factory.django.DjangoModelFactory):
    """A step; needs ``resolution``."""

    class Meta:
        model = ResolutionStep

    body = "Rat"
    meets_on = date(2019, 7, 11)
    role = ResolutionStep.Role.DECISION


class PreventionStandardFactory(factory.django.DjangoModelFactory):
    """A standard without life phases."""

    class Meta:
        model = PreventionStandard

    title = factory.Sequence(lambda n: f"Willkommensbesuch {n}")
    slug = factory.Sequence(lambda n: f"willkommensbesuch-{n}")
    description = "Alle Familien bekommen nach der Geburt Besuch."
