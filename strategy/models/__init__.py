"""The Zielsystem, the resolutions about it and the standards of prevention, one family a file."""

from strategy.models.adoption import Adoption
from strategy.models.goals import GoalSet, ObjectivePage, StrategicGoalPage
from strategy.models.leitbild import LeitbildPage, Principle
from strategy.models.measures import Indicator, IndicatorValue, Measure
from strategy.models.resolutions import CouncilResolution, ResolutionPoint, ResolutionStep
from strategy.models.standards import PreventionStandard

__all__ = [
    "Adoption",
    "CouncilResolution",
    "GoalSet",
    "Indicator",
    "IndicatorValue",
    "LeitbildPage",
    "Measure",
    "ObjectivePage",
    "PreventionStandard",
    "Principle",
    "ResolutionPoint",
    "ResolutionStep",
    "StrategicGoalPage",
]
