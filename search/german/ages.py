"""Ages that people type among their words: «Spielgruppe 2 Jahre», «Turnen für 3-Jährige», «Brei 6 Monate»."""

from __future__ import annotations

import re

from core.ages import MAX_AGE, MONTHS_A_YEAR

_YEARS = r"(?:jahre?n?|j(?:ä|ae|a)hrige?[rnsm]?)"
_MONTHS = r"(?:monate?n?|monatige?[rnsm]?)"
# A range («3 bis 6 Jahre») or a fraction is no one age.
_AGE = re.compile(
    rf"(?<![\w.,/–-])(?<!bis )(?<!und )"
    rf"(?:(?P<years>\d{{1,2}})[ -]?{_YEARS}(?: (?:und )?(?P<rest>\d{{1,2}})[ -]?{_MONTHS})?"
    rf"|(?P<months>\d{{1,3}})[ -]?{_MONTHS})\b",
    re.IGNORECASE | re.ASCII,
)


def take_age(text: str) -> tuple[int | None, str]:
    """Give the first age in ``text`` (which should be ``clean``) in months, and the text without it.

    None and the whole text when there is none, or one beyond 120 years.
    """
    found = _AGE.search(text)
    if found is None:
        return None, text
    years, rest, months = (int(found[name] or 0) for name in ("years", "rest", "months"))
    age = years * MONTHS_A_YEAR + rest + months
    if age > MAX_AGE:
        return None, text
    return age, f"{text[: found.start()]} {text[found.end() :]}"
