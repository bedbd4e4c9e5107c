"""What search knows of the accounts app: people who want to be found, and nobody else."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models import Municipality, Topic
from search.api import KINDS, Card, EntryData, Kind, register


def person_entry(person: User) -> EntryData | None:
    """Give the entry of a contact person; None for everybody else."""
    if not (person.is_contact and person.is_active):
        return None
    topics = list(person.topics.all())
    municipality = person.municipality
    words = [person.organisation, person.function, *(topic.name for topic in topics)]
    return EntryData(
        title=str(person),
        summary=", ".join(part for part in (person.function, person.organisation) if part),
        keywords=" ".join([*words, municipality.name if municipality else ""]),
        url=reverse("accounts:contact", args=[person.pk]),
        facets={
            "municipality": [municipality.slug] if municipality else [],
            "topic": [topic.slug for topic in topics],
        },
        phones=[person.phone],
        card=Card(phone=person.phone),
    )


def register_entries() -> None:
    """Make contact persons findable."""
    KINDS.register(Kind("person", _("Ansprechpersonen")))
    register(
        User,
        kind="person",
        build=person_entry,
        related=("municipality",),
        prefetch=("topics",),
        depends_on={Municipality: "municipality", Topic: "topics"},
    )
