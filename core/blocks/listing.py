"""A list that keeps itself up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    MultipleChoiceBlock,
    StructBlock,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.audience import reader_of
from core.blocks.number import TypedIntegerBlock
from core.blocks.terms import TermsBlock
from core.listings import MOST_ENTRIES, Listing, ListingQuestion, answer_listings, kind_choices
from core.models import LifePhase, Municipality, Topic

# So many lists on one page: each asks the search engine once.
MOST_LISTINGS = 4
ORDERS = [("newest", _("Neueste zuerst")), ("title", _("Nach Titel (A–Z)"))]
_DEFAULT_NUMBER = 6
# A field of the block: the facet of search that it filters, and the table it is chosen from.
_TERMS: dict[str, tuple[str, type[Model]]] = {
    "municipalities": ("municipality", Municipality),
    "life_phases": ("life_phase", LifePhase),
    "topics": ("topic", Topic),
}
_NAME = "_listings"


class ListingBlock(StructBlock):
    """What fits some filters, asked anew each time for whoever reads."""

    heading = CharBlock(label=_("Überschrift"), max_length=120)
    kinds = MultipleChoiceBlock(
        label=_("Art"),
        choices=kind_choices,
        required=False,
        search_index=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Was steht in der Liste? Ohne Auswahl: alles."),
    )
    municipalities = TermsBlock(
        "core.Municipality",
        label=_("Kommune"),
        help_text=_("Ohne Auswahl: alle. Angebote für den ganzen Kreis zählen bei jeder Kommune."),
    )
    life_phases = TermsBlock("core.LifePhase", label=_("Lebensphase"), help_text=_("Ohne Auswahl: alle."))
    topics = TermsBlock("core.Topic", label=_("Handlungsfeld"), help_text=_("Ohne Auswahl: alle."))
    tag = SnippetChooserBlock(
        "core.Tag", label=_("Schlagwort"), required=False, help_text=_("Nur was dieses Schlagwort hat.")
    )
    order = ChoiceBlock(label=_("Reihenfolge"), choices=ORDERS, default="newest", search_index=False)
    number = TypedIntegerBlock(
        label=_("Wie viele Einträge?"),
        default=_DEFAULT_NUMBER,
        min_value=1,
        max_value=MOST_ENTRIES,
        help_text=_("1 bis 24. Gibt es mehr, führt ein Link zu allen."),
    )
    empty_text = CharBlock(
        label=_("Text, wenn es nichts gibt"),
        default=_("Dazu gibt es noch keinen Eintrag."),
        max_length=200,
        search_index=False,
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``listing``: what the reader may see, or None when the search engine does not answer."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        asked: Mapping[int, Listing | None] = (parent_context or {}).get(_NAME, {})
        if id(value) not in asked:
            asked = ask_together([value], parent_context)[_NAME]
        context["listing"] = asked[id(value)]
        return context

    class Meta:
        icon = "list-ol"
        form_classname = "struct-block listing-block"
        form_layout = BlockGroup(
            children=[
                "heading",
                "kinds",
                BlockGroup(
                    children=["municipalities", "life_phases", "topics", "tag"],
                    heading=_("Eingrenzen"),
                    icon="sliders",
                    label_format="",
                ),
                "order",
                "number",
                "empty_text",
            ]
        )
        label = _("Automatische Liste")
        description = _(
            "Zum Beispiel die neuesten Angebote einer Kommune. Neue Einträge erscheinen von selbst. "
            "Alle sehen darin nur, was sie öffnen dürfen."
        )
        template = "blocks/listing.html"


def ask_together(values: Sequence[Any], parent_context: Any) -> dict[str, Any]:
    """Give what the template context needs for these values of listing blocks, however many they are.

    They share what they need of the database; each asks the search engine once.
    """
    slugs = _slugs(values)
    questions = [_question(value, slugs) for value in values]
    listings = answer_listings(questions, reader_of(parent_context))
    return {_NAME: {id(value): listing for value, listing in zip(values, listings, strict=True)}}


def _slugs(values: Sequence[Any]) -> dict[str, dict[int, str]]:
    """Give for each field the slugs of the rows that any of the values names."""
    slugs: dict[str, dict[int, str]] = {}
    for name, (_facet, model) in _TERMS.items():
        ids = {pk for value in values for pk in value.get(name) or ()}
        rows = model._default_manager.filter(pk__in=ids).values_list("pk", "slug") if ids else ()
        slugs[name] = dict(rows)
    return slugs


def _question(value: Any, slugs: Mapping[str, Mapping[int, str]]) -> ListingQuestion:
    filters: dict[str, tuple[str, ...]] = {}
    kinds = value.get("kinds")
    if isinstance(kinds, list | tuple) and kinds:
        filters["kind"] = tuple(slug for slug, _label in kind_choices() if slug in kinds)
    for name, (facet, _model) in _TERMS.items():
        if chosen := value.get(name):
            filters[facet] = tuple(slugs[name][pk] for pk in chosen if pk in slugs[name])
    if tag := value.get("tag"):
        filters["tag"] = (tag.slug,)
    order = value.get("order")
    return ListingQuestion(
        filters=filters,
        order=order if order in [name for name, _label in ORDERS] else "newest",
        number=_number(value.get("number")),
    )


def _number(value: Any) -> int:
    """Keep a number that was stored without the form from asking for everything."""
    if isinstance(value, bool) or not isinstance(value, int):
        return _DEFAULT_NUMBER
    return min(max(value, 1), MOST_ENTRIES)
