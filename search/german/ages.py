"""Ages that people type among their words: «Spielgruppe 2 Jahre», «Turnen unter 3», «Kita U3»."""

from __future__ import annotations

from core.typed.ages import AgeRange, find_age


def take_ages(text: str) -> tuple[AgeRange | None, str]:
    """Return the first age or range of ages in ``text`` (which should be ``clean``), and the text without it.

    Words that are a name too, «U3», stay. None and the whole text when there is none.
    """
    found = find_age(text)
    if found is None:
        return None, text
    return found.ages, text if found.is_a_name else f"{text[: found.start]} {text[found.end :]}"
