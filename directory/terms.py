"""The words of the vocabularies that an offer has, its goals and its origin, all of them in one query."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import SmallIntegerField, Value

from core.german_order import german_order
from core.models.vocabulary import Term
from core.visibility import visible_pages
from directory.offer_fields import OFFER_FIELDS
from directory.serving import served_municipalities

if TYPE_CHECKING:
    from directory.models import OfferPage


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """A word with its slug; a goal with its place in the tree; a data set with what it calls the offer."""

    name: str
    slug: str

    def __str__(self) -> str:
        return self.name


@cache
def vocabularies(offers: type[OfferPage]) -> dict[str, type[Term]]:
    """Return the vocabularies that ``offers`` choose from, by the name of the field."""
    fields: list[Any] = [offers._meta.get_field(row.name) for row in OFFER_FIELDS]
    return {
        field.name: field.related_model
        for field in fields
        if field.many_to_many and issubclass(field.related_model, Term)
    }


def terms_of(offer: OfferPage, user: Any) -> dict[str, list[NamedTerm]]:
    """Give the published terms of ``offer`` by their relation.

    Beside the vocabularies these are its municipalities as "served", the "goals" that ``user`` may see, and
    the "origin" of what was imported. One query, where asking one by one would take eight. Asks the
    database: for a draft use ``drafted_terms_of``.
    """
    names = vocabularies(type(offer))
    found: dict[str, list[NamedTerm]] = {name: [] for name in (*names, "served", "goals", "origin")}
    fields: Any = type(offer)._meta
    parts = [
        fields.get_field(name)
        .related_model._default_manager.filter(offers=offer)
        .order_by()
        .values_list(Value(name), "order", "name", "slug")
        for name in names
    ]
    municipalities = fields.get_field("municipalities").related_model
    parts.append(
        municipalities._default_manager.filter(offers=offer)
        .order_by()
        .values_list(Value("served"), Value(0, output_field=SmallIntegerField()), "name", "slug")
    )
    no_order = Value(0, output_field=SmallIntegerField())
    goals = fields.get_field("goals").related_model.objects.live().filter(offers=offer)
    parts.append(
        visible_pages(goals, user).order_by().values_list(Value("goals"), no_order, "title", "url_path")
    )
    origin = fields.get_field("origin").related_model
    parts.append(
        origin.objects.filter(offer=offer)
        .order_by()
        .values_list(Value("origin"), no_order, "source", "external_id")
    )
    rows: Any = parts[0].union(*parts[1:], all=True)
    for relation, _order, name, slug in sorted(rows, key=lambda row: (row[0], row[1], german_order(row[2]))):
        found[relation].append(NamedTerm(name, slug))
    return found


def drafted_terms_of(offer: OfferPage, user: Any) -> dict[str, list[NamedTerm]]:
    """Give the same of an offer that is not in the database as it is, such as a preview."""
    found = {
        name: [NamedTerm(term.name, term.slug) for term in getattr(offer, name).all()]
        for name in vocabularies(type(offer))
    }
    served = [] if offer.serves_all else served_municipalities(offer)
    fields: Any = type(offer)._meta
    chosen = [goal.pk for goal in offer.goals.all()]
    goals = fields.get_field("goals").related_model.objects.live().filter(pk__in=chosen)
    found["goals"] = [NamedTerm(goal.title, goal.url_path) for goal in visible_pages(goals, user)]
    found["served"] = [NamedTerm(municipality.name, municipality.slug) for municipality in served]
    return found
