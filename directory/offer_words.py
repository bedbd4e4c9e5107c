"""The words and the filter values that an offer brings into search, by the catalogue of its fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from core.blocks import plain_text
from core.models import Municipality
from directory.choices import Access, YesNo
from directory.fields import ChoiceListField
from directory.offer_fields import OFFER_FIELDS, OfferField, SearchedAs
from directory.place import PublicPlace

if TYPE_CHECKING:
    from directory.models import OfferPage

# The one value of a filter that only says that there is something.
THERE_IS = YesNo.YES.value
# The one value of the filter "referral": what has it needs none.
WITHOUT_REFERRAL = "ohne"
WITHOUT_REFERRAL_LABEL = _("Ohne Überweisung")

KEYWORDS = [row for row in OFFER_FIELDS if row.searched_as is SearchedAs.KEYWORD]
TEXTS = [row for row in OFFER_FIELDS if row.searched_as is SearchedAs.TEXT]
FILTERED = [row for row in OFFER_FIELDS if row.facets]


class OfferWords:
    """What one offer says; ``served`` and ``place`` stand for the fields behind them."""

    def __init__(self, offer: OfferPage, served: Sequence[Municipality], place: PublicPlace) -> None:
        """Put the fields in words that their type alone does not explain."""
        provider = offer.provider
        self.offer = offer
        # Of the address only what is public.
        self._words: dict[str, Iterable[str]] = {
            "provider": [provider.name] if provider else [],
            "description": [plain_text(offer.description)],
            "municipalities": [municipality.name for municipality in served],
            "street": [place.line],
            "town": [place.town],
            "contacts": [contact.function for contact in offer.contacts.all()],
            "cooperations": [row.provider.name for row in offer.cooperations.all()],
        }
        self._values: dict[str, Collection[str]] = {
            "provider_kind": [provider.kind] if provider else [],
            "provider": [provider.slug] if provider else [],
            "municipality": [municipality.slug for municipality in served],
            "referral": [WITHOUT_REFERRAL] if needs_no_referral(offer.access) else [],
        }

    def lines(self, rows: Iterable[OfferField]) -> str:
        """Return the words of ``rows``, a line each."""
        return "\n".join(words for row in rows for words in self._words_of(row) if words)

    def facets(self) -> dict[str, Collection[str]]:
        """Return the slugs of each filter that offers feed."""
        return {
            facet: self._values[facet] if facet in self._values else self._values_of(row)
            for row in FILTERED
            for facet in row.facets
        }

    def _words_of(self, row: OfferField) -> Iterable[str]:
        if row.name in self._words:
            return self._words[row.name]
        field, value = self._read(row)
        if field.many_to_many:
            return [term.name for term in value.all()]
        if isinstance(field, ChoiceListField):
            return field.labels(value)
        if row.filter and row.filter.value_label:
            return [str(row.filter.value_label)] if _there_is(value) else []
        return [str(value)] if value else []

    def _values_of(self, row: OfferField) -> list[str]:
        field, value = self._read(row)
        if field.many_to_many:
            return [term.slug for term in value.all()]
        if isinstance(field, ChoiceListField):
            return list(value)
        return [THERE_IS] if _there_is(value) else []

    def _read(self, row: OfferField) -> tuple[Any, Any]:
        return self.offer._meta.get_field(row.name), getattr(self.offer, row.name)


def needs_no_referral(access: Collection[str]) -> bool:
    """Tell whether people get in without anybody's referral or application.

    Only where something is said about access, and neither of the two is part of it: a family that is sent
    there in vain is worse than an offer that is missing from a short list.
    """
    return bool(access) and not {Access.REFERRAL, Access.APPLICATION} & set(access)


def _there_is(value: Any) -> bool:
    return bool(value) and value not in (YesNo.NO, YesNo.UNKNOWN)
