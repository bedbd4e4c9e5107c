"""By what offers can be filtered, beside the shared vocabulary."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from directory.choices import ProviderKind
from directory.fields import ChoiceListField
from directory.models import OfferPage, Provider
from directory.offer_fields import OFFER_FIELDS, Filter, OfferField
from directory.offer_words import THERE_IS, WITHOUT_REFERRAL, WITHOUT_REFERRAL_LABEL
from search.api import FACETS, Facet, by_slug, choice_names, vocabulary


def register_facets() -> None:
    """Declare the directory's facets; called once when the app is ready."""
    for row in OFFER_FIELDS:
        if row.filter:
            FACETS.register(_facet_of(row, row.filter))
    FACETS.register(
        Facet(
            "referral",
            "ueberweisung",
            _("Überweisung"),
            choice_names(lambda: {WITHOUT_REFERRAL: WITHOUT_REFERRAL_LABEL}),
            order=90,
            widget="switch",
            switches=(WITHOUT_REFERRAL,),
        )
    )
    kinds = choice_names(lambda: dict(ProviderKind.choices))
    FACETS.register(Facet("provider_kind", "traegerart", _("Art des Trägers"), kinds, order=120))
    # Too many to choose from: links lead to them.
    FACETS.register(Facet("provider", "traeger", _("Träger"), by_slug(Provider), order=130, widget="link"))


def _facet_of(row: OfferField, said: Filter) -> Facet:
    """Return the facet of ``row``; what its values are called follows from the type of the field."""
    field: Any = OfferPage._meta.get_field(row.name)
    if said.value_label:
        names: Any = choice_names(lambda: {THERE_IS: said.value_label})
    elif isinstance(field, ChoiceListField):
        names = choice_names(lambda: dict(field.options))
    else:
        names = vocabulary(field.related_model)
    return Facet(
        said.facet,
        said.parameter,
        said.label,
        names,
        order=said.order,
        widget="switch" if said.value_label else "checkboxes",
        switches=(THERE_IS,) if said.value_label else said.switches,
        similarity=said.similarity,
    )
