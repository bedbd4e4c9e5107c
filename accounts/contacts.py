"""The list of contact persons: people who want to be found by the others."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from core.german_order import german_letter, german_order


def contact_persons() -> QuerySet[User]:
    """Give those who have said that they may be shown, and who are still here."""
    return User.objects.filter(is_contact=True, is_active=True)


def find_contacts(words: str, municipality: Any = None, topic: Any = None) -> QuerySet[User]:
    """Give contact persons with every one of ``words`` in name, organisation or function, A to Z."""
    people = contact_persons().select_related("municipality").prefetch_related("topics")
    if municipality:
        people = people.filter(municipality=municipality)
    if topic:
        people = people.filter(topics=topic)
    parts = [
        Q(first_name__icontains=word)
        | Q(last_name__icontains=word)
        | Q(organisation__icontains=word)
        | Q(function__icontains=word)
        for word in words.split()[:10]
    ]
    if parts:
        people = people.filter(reduce(and_, parts))
    return people.order_by("last_name", "first_name", "pk")


def by_letter(people: Iterable[User]) -> list[tuple[str, list[User]]]:
    """Sort people under the first letter of their last names; umlauts stand with their base letter."""
    groups: dict[str, list[User]] = {}
    for person in sorted(people, key=lambda p: german_order(f"{p.last_name} {p.first_name} {p.email}")):
        groups.setdefault(german_letter(person.last_name or str(person)), []).append(person)
    return sorted(groups.items())
