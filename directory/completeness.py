"""What an offer still lacks to be found well. Nothing here blocks publishing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from directory.models.choices import Format, YesNo

if TYPE_CHECKING:
    from directory.models import OfferPage

Rule = tuple[str, Callable[[Any], bool], str | Promise]


def _has_place(offer: Any) -> bool:
    return offer.hide_address or Format.ONLINE in offer.formats or bool(offer.street and offer.postcode)


# Field, whether it is there, and what it is good for, in the order of use.
RULES: tuple[Rule, ...] = (
    (
        "summary",
        lambda o: bool(o.summary.strip()),
        _("Ein Satz unter «Kurz gesagt» steht in jeder Trefferliste."),
    ),
    (
        "description",
        lambda o: len(strip_tags(o.description).split()) >= 10,
        _("Eine Beschreibung in einigen Sätzen: Die Suche findet Wörter daraus."),
    ),
    ("topics", lambda o: bool(o.topics.all()), _("Handlungsfelder: Danach wird gefiltert.")),
    ("life_phases", lambda o: bool(o.life_phases.all()), _("Lebensphasen: Danach wird gefiltert.")),
    ("target_groups", lambda o: bool(o.target_groups.all()), _("Zielgruppen: Danach wird gefiltert.")),
    (
        "age_from",
        lambda o: o.age_from is not None or o.age_to is not None,
        _("Das Alter: Viele suchen mit dem Alter eines Kindes."),
    ),
    ("formats", lambda o: bool(o.formats), _("Die Form, zum Beispiel Beratung oder Kurs.")),
    ("costs", lambda o: bool(o.costs), _("Die Kosten: «Kostenlos» ist ein häufiger Filter.")),
    ("languages", lambda o: bool(o.languages.all()), _("Die Sprachen, in denen man sich verständigen kann.")),
    ("street", _has_place, _("Straße und Postleitzahl, damit Familien den Weg finden.")),
    (
        "latitude",
        lambda o: o.hide_address or Format.ONLINE in o.formats or o.latitude is not None,
        _("Der Punkt auf der Karte: Danach wird nach Nähe geordnet."),
    ),
    ("opening_hours", lambda o: bool(o.opening_hours.all()), _("Die Öffnungszeiten.")),
    ("contacts", lambda o: bool(o.contacts.all()), _("Ein Kontakt mit Telefon oder E-Mail.")),
    (
        "accessible",
        lambda o: o.accessible != YesNo.UNKNOWN,
        _("Ob das Angebot barrierefrei ist. Auch «nein» hilft."),
    ),
    ("tags", lambda o: bool(o.tags.all()), _("Schlagwörter: Wörter, unter denen andere suchen würden.")),
)


def missing(offer: OfferPage) -> list[tuple[str, str]]:
    """Give (field, German sentence) for all that would help to find ``offer``, the most useful first."""
    return [(field, str(sentence)) for field, holds, sentence in RULES if not holds(offer)]
