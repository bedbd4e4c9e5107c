"""How measures, indicators, resolutions, standards and goal sets are listed and edited.

None of them has drafts: what is saved holds at once (design, decision 2).
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from strategy.forms import IndicatorForm
from strategy.models import (
    Adoption,
    CouncilResolution,
    GoalSet,
    Indicator,
    Measure,
    PreventionStandard,
)
from strategy.resolutions import state_of, with_steps


def _state(resolution: CouncilResolution) -> str:
    return str(state_of(resolution).state.label)


class MeasureViewSet(SnippetViewSet):
    """Maßnahmen."""

    model = Measure
    icon = "tasks"
    list_display = ("title", "objective", "responsible", "status", "starts_on", "ends_on")
    list_filter = ("status", "objective")
    search_fields = ("title", "description", "responsible")
    ordering = ("objective", "title")
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Was getan wird, um ein Handlungsziel zu erreichen. Ihre Änderung gilt sofort nach dem "
                    "Speichern – auch wenn jemand gerade einen Entwurf des Handlungsziels bearbeitet."
                )
            ),
            FieldPanel("objective"),
            FieldPanel("title"),
            FieldPanel("description"),
            FieldPanel("responsible"),
            FieldRowPanel([FieldPanel("status"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
            Adoption.adoption_panel,
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Measure]:
        """Read what the list shows in a constant number of queries."""
        return Measure.objects.select_related("objective")


class IndicatorViewSet(SnippetViewSet):
    """Indikatoren with their values."""

    model = Indicator
    icon = "order-up"
    list_display = ("title", "objective", "effect", "unit", "target_on")
    list_filter = ("effect", "direction", "objective")
    search_fields = ("title", "description")
    ordering = ("objective", "title")
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Woran Sie sehen, ob ein Handlungsziel erreicht wird. Tragen Sie unten nach jeder "
                    "Messung einen Wert mit Datum und Quelle ein; alte Werte bleiben stehen. Wenn der "
                    "Indikator Personen zählt, setzen Sie das Häkchen: Zahlen unter 4 stehen dann nur hier."
                )
            ),
            FieldPanel("objective"),
            FieldPanel("measure"),
            FieldPanel("title"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("effect"), FieldPanel("direction")]),
            FieldRowPanel([FieldPanel("unit"), FieldPanel("counts_persons")]),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("baseline"), FieldPanel("baseline_on")]),
                    FieldRowPanel([FieldPanel("target"), FieldPanel("target_on")]),
                ],
                heading=_("Von wo nach wo?"),
            ),
            InlinePanel(
                "values",
                [
                    FieldRowPanel([FieldPanel("measured_on"), FieldPanel("value")]),
                    FieldPanel("source"),
                    FieldPanel("note"),
                ],
                heading=_("Werte"),
                label=_("Wert"),
            ),
            Adoption.adoption_panel,
        ],
        base_form_class=IndicatorForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        """Read what the list shows in a constant number of queries."""
        return Indicator.objects.select_related("objective")


class CouncilResolutionViewSet(SnippetViewSet):
    """Ratsbeschlüsse with the points of the proposal and the Beratungsfolge."""

    model = CouncilResolution
    icon = "clipboard-list"
    list_display = (
        "title",
        "municipality",
        "paper_number",
        "paper_on",
        Column("state", label=_("Stand"), accessor=_state),
    )
    list_filter = ("municipality", "leitbilder")
    search_fields = ("title", "paper_number", "subject")
    ordering = ("-paper_on",)
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Eine Vorlage und ihr Weg durch die Gremien. Der Stand («vorgelegt», «beschlossen» …) "
                    "folgt aus der Beratungsfolge: Es zählt die letzte Entscheidung mit Ergebnis."
                )
            ),
            FieldPanel("municipality"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("paper_number"), FieldPanel("paper_on")]),
            FieldPanel("lead_office"),
            FieldPanel("subject"),
            FieldPanel("leitbilder", widget=CheckboxSelectMultiple),
            InlinePanel("points", heading=_("Beschlussvorschlag"), label=_("Punkt")),
            InlinePanel(
                "steps",
                [
                    FieldPanel("body"),
                    FieldRowPanel([FieldPanel("meets_on"), FieldPanel("role"), FieldPanel("result")]),
                    FieldRowPanel(
                        [
                            FieldPanel("votes_for"),
                            FieldPanel("votes_against"),
                            FieldPanel("votes_abstained"),
                        ]
                    ),
                    FieldPanel("note"),
                ],
                heading=_("Beratungsfolge"),
                label=_("Schritt"),
            ),
            MultiFieldPanel([FieldPanel("link"), FieldPanel("document")], heading=_("Vorlage zum Nachlesen")),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[CouncilResolution]:
        """Read what the list shows in a constant number of queries."""
        return with_steps(
            CouncilResolution.objects.select_related("municipality").defer("municipality__border")
        )


class PreventionStandardViewSet(SnippetViewSet):
    """Präventionsstandards."""

    model = PreventionStandard
    icon = "check"
    list_display = ("title", "minimum_offers", "adopted_by", "adopted_on")
    list_filter = ("life_phases", "topics")
    search_fields = ("title", "description")
    ordering = ("title",)
    edit_handler = ObjectList(
        [
            HelpPanel(
                _("Was es in jeder Kommune geben soll, zum Beispiel einen Willkommensbesuch nach der Geburt.")
            ),
            FieldPanel("title"),
            FieldPanel("slug"),
            FieldPanel("description"),
            FieldPanel("life_phases", widget=CheckboxSelectMultiple),
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            FieldPanel("minimum_offers"),
            Adoption.adoption_panel,
        ]
    )


class GoalSetViewSet(SnippetViewSet):
    """Zielkataloge."""

    model = GoalSet
    icon = "list-ol"
    list_display = ("name", "owner", "municipality", "dated")
    list_filter = ("municipality",)
    search_fields = ("name", "owner")
    ordering = ("-dated", "name")
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Ziele, die jemand zu einer Zeit gemeinsam aufgestellt hat. Jedes strategische Ziel "
                    "gehört zu einem Zielkatalog. So verwechselt niemand Ziele des Netzwerks mit anderen."
                )
            ),
            FieldPanel("name"),
            FieldPanel("owner"),
            FieldPanel("municipality"),
            FieldPanel("dated"),
        ]
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[GoalSet]:
        """Read what the list shows in a constant number of queries."""
        return GoalSet.objects.select_related("municipality").defer("municipality__border")
