"""Lists from A to Z."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Substr

from core.german_order import OTHER, german_letter


def by_letter(rows: QuerySet[Any], field: str, wanted: str) -> tuple[list[str], str, QuerySet[Any]]:
    """Give the letters that ``rows`` begin with, the one that is shown, and its rows.

    ``field`` is the text field that counts, ``wanted`` the letter from the address; when nothing begins with
    that, the first letter there is. Costs one query, however many rows there are.
    """
    rows = rows.annotate(first_character=Substr(field, 1, 1))
    characters = rows.order_by().values_list("first_character", flat=True).distinct()
    groups: dict[str, list[str]] = {}
    for character in characters:
        groups.setdefault(german_letter(character), []).append(character)
    letters = sorted(groups, key=lambda letter: (letter == OTHER, letter))
    shown = wanted if wanted in groups else (letters[0] if letters else "")
    return letters, shown, rows.filter(first_character__in=groups.get(shown, []))
