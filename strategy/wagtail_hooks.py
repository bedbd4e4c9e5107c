"""The menu «Strategie» of the administration: what belongs to the Zielsystem and is no page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from strategy.viewsets import (
    CouncilResolutionViewSet,
    GoalSetViewSet,
    IndicatorViewSet,
    MeasureViewSet,
    PreventionStandardViewSet,
)


class StrategyGroup(SnippetViewSetGroup):
    """Everything below the menu «Strategie»."""

    menu_label = _("Strategie")
    menu_icon = "crosshairs"
    menu_name = "strategy"
    menu_order = 250
    items = (
        MeasureViewSet,
        IndicatorViewSet,
        CouncilResolutionViewSet,
        PreventionStandardViewSet,
        GoalSetViewSet,
    )


register_snippet(StrategyGroup)
