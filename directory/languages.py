"""The languages that offers here most often need, as a start for the vocabulary."""

from __future__ import annotations

from core.slugs import german_slug
from directory.models import Language

# ISO 639 codes; in the order of how often counselling in the county is asked for in them, German first.
LANGUAGES = (
    ("Deutsch", "de"),
    ("Leichte Sprache", ""),
    ("Deutsche Gebärdensprache", "gsg"),
    ("Englisch", "en"),
    ("Arabisch", "ar"),
    ("Ukrainisch", "uk"),
    ("Russisch", "ru"),
    ("Türkisch", "tr"),
    ("Polnisch", "pl"),
    ("Rumänisch", "ro"),
    ("Kurdisch", "ku"),
    ("Dari und Farsi", "fa"),
    ("Französisch", "fr"),
    ("Niederländisch", "nl"),
)


def load_languages() -> None:
    """Create the languages that are missing; idempotent, changed names stay."""
    for order, (name, code) in enumerate(LANGUAGES, start=1):
        Language.objects.get_or_create(
            slug=german_slug(name), defaults={"name": name, "code": code, "order": order}
        )
