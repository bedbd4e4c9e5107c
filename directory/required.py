"""The seven things without which an offer cannot be published. Nothing else blocks publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from directory.models.choices import Format

Values = Mapping[str, Any]


def _described(values: Values) -> bool:
    text = f"{values.get('summary') or ''} {strip_tags(str(values.get('description') or ''))}"
    return bool(text.strip())


def _addressed(values: Values) -> bool:
    ages = values.get("age_from") is not None or values.get("age_to") is not None
    return ages or bool(values.get("target_groups")) or bool(values.get("life_phases"))


def _located(values: Values) -> bool:
    return (
        bool(values.get("serves_all"))
        or bool(values.get("municipalities"))
        or bool(values.get("street"))
        or bool(values.get("town"))
        or Format.ONLINE in (values.get("formats") or [])
    )


def _reachable(values: Values) -> bool:
    provider = values.get("provider")
    return (
        bool(values.get("contacts"))
        or bool(values.get("website"))
        or bool(provider is not None and provider.phone)
    )


# Field where the message stands, what must hold, and what is said otherwise.
SEVEN: tuple[tuple[str, Callable[[Values], bool], str | Promise], ...] = (
    ("title", lambda values: bool((values.get("title") or "").strip()), _("Wie heißt das Angebot?")),
    (
        "provider",
        lambda values: values.get("provider") is not None,
        _("Wer bietet es an? Bitte den Träger wählen."),
    ),
    (
        "summary",
        _described,
        _("Was ist das für ein Angebot? Bitte kurz sagen oder beschreiben."),
    ),
    (
        "target_groups",
        _addressed,
        _("Für wen ist es? Bitte Zielgruppen, Lebensphasen oder das Alter angeben."),
    ),
    (
        "municipalities",
        _located,
        _("Wo ist es? Bitte Kommunen oder eine Adresse angeben, oder als Form «online» wählen."),
    ),
    (
        "website",
        _reachable,
        _("Wie erreicht man jemanden? Bitte einen Kontakt oder eine Website angeben."),
    ),
    (
        "access",
        lambda values: bool(values.get("access")),
        _("Wie kommt man hinein? Bitte den Zugang wählen."),
    ),
)


def missing_to_publish(values: Values) -> dict[str, str | Promise]:
    """Give a message for each of the seven things that ``values`` lacks, by the field it stands at.

    ``values`` are an offer's values by field name; relations are collections (empty ones are falsy).
    """
    return {field: message for field, holds, message in SEVEN if not holds(values)}


def values_of(offer: Any) -> dict[str, Any]:
    """Give the values of ``offer`` (an ``OfferPage``, saved or not) that the seven things look at."""
    names = ["title", "provider", "summary", "description", "age_from", "age_to", "serves_all"]
    names += ["street", "town", "formats", "website", "access"]
    values = {name: getattr(offer, name) for name in names}
    for relation in ("target_groups", "life_phases", "municipalities", "contacts"):
        values[relation] = list(getattr(offer, relation).all())
    return values
