"""The lists of an offer's page: answers, facts and terms, by the catalogue of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format

from directory.choices import YesNo
from directory.fields import ChoiceListField
from directory.offer_fields import OFFER_FIELDS, Group, OfferField, Shown

if TYPE_CHECKING:
    from directory.models import OfferPage
    from directory.terms import NamedTerm

# Under what an offer is filed comes after what a family has to know.
_FILED_UNDER = (Group.FOR_WHOM, Group.SUBJECT)
GOOD_TO_KNOW = sorted(
    (row for row in OFFER_FIELDS if row.shown and row.group is not Group.PLANNING),
    key=lambda row: row.group in _FILED_UNDER,
)
FOR_PLANNING = [row for row in OFFER_FIELDS if row.shown and row.group is Group.PLANNING]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a list: the name of its field, what it is called, and its value or its terms."""

    name: str
    label: str
    value: str = ""
    terms: Sequence[NamedTerm] = ()

    @property
    def is_topics(self) -> bool:
        """Whether the terms are fields of action, which have pages of their own."""
        return self.name == "topics"


def facts_of(
    offer: OfferPage, rows: Sequence[OfferField], terms: Mapping[str, Sequence[NamedTerm]]
) -> list[Fact]:
    """Return what is known of ``rows``, in their order; ``terms`` are those of ``offer`` by field."""
    found = []
    for row in rows:
        label = row.label_on(type(offer))
        if row.shown is Shown.TERMS:
            fact = Fact(row.name, label, terms=terms[row.name])
        else:
            fact = Fact(row.name, label, value=_in_words(offer, row))
        if fact.value or fact.terms:
            found.append(fact)
    return found


def _in_words(offer: OfferPage, row: OfferField) -> str:
    value: Any = getattr(offer, row.name)
    field = offer._meta.get_field(row.name)
    if row.shown is Shown.ANSWER:
        return "" if value == YesNo.UNKNOWN else str(YesNo(value).label)
    if isinstance(field, ChoiceListField):
        return ", ".join(field.labels(value))
    if isinstance(value, date):
        return date_format(value, "j. F Y")
    return str(value or "")
