"""By what offers can be filtered, beside the shared vocabulary."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from directory.choices import Access, Cost, Format, ProviderKind
from directory.models import Language, Provider
from directory.offer_words import THERE_IS, WITHOUT_REFERRAL, WITHOUT_REFERRAL_LABEL
from search.api import FACETS, Facet, by_slug, choice_names, vocabulary


def register_facets() -> None:
    """Declare the directory's facets; called once when the app is ready."""
    for facet in (
        Facet(
            "format",
            "format",
            _("Form des Angebots"),
            choice_names(lambda: dict(Format.choices)),
            order=60,
            similarity=1.0,
        ),
        Facet("access", "zugang", _("Zugang"), choice_names(lambda: dict(Access.choices)), order=70),
        Facet(
            "cost",
            "kosten",
            _("Kosten"),
            choice_names(lambda: dict(Cost.choices)),
            order=80,
            switches=(Cost.FREE.value,),
        ),
        Facet(
            "referral",
            "ueberweisung",
            _("Überweisung"),
            choice_names(lambda: {WITHOUT_REFERRAL: WITHOUT_REFERRAL_LABEL}),
            order=90,
            widget="switch",
            switches=(WITHOUT_REFERRAL,),
        ),
        Facet("language", "sprache", _("Sprache"), vocabulary(Language), order=100, similarity=0.5),
        Facet(
            "accessible",
            "barrierefrei",
            _("Barrierefreiheit"),
            choice_names(lambda: {THERE_IS: _("Barrierefrei")}),
            order=110,
            widget="switch",
            switches=(THERE_IS,),
        ),
        Facet(
            "provider_kind",
            "traegerart",
            _("Art des Trägers"),
            choice_names(lambda: dict(ProviderKind.choices)),
            order=120,
        ),
        # Too many to choose from: links lead to them.
        Facet("provider", "traeger", _("Träger"), by_slug(Provider), order=130, widget="link"),
    ):
        FACETS.register(facet)
