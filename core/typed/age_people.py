"""Ages behind the word for a person: «Sohn (8)», «Tochter, 5 J.», «Kinder 3 und 5», «Säugling 3 Wochen».

A bare number is an age there unless it counts something: «Kind 3 Tage krank», «Mutter 2 Kinder».
"""

from __future__ import annotations

import re
from typing import Literal

_NEWBORN = r"baby|säugling|neugeborene[sr]?|frühchen|frühgeborene[sr]?|zwillinge?|drillinge?"
_ONE_PERSON = (
    r"sohn|tochter|kind|junge|mädchen|bub|enkel(?:in)?|bruder|schwester|neffe|nichte|schüler(?:in)?"
    rf"|jugendlicher?|teenager|mutter|vater|schwangere|{_NEWBORN}"
)
_PEOPLE = r"kindern?|söhnen?|töchtern?|jungen|mädchen|enkeln?|geschwistern?|jugendlichen?"
_IS = r"(?:\s?[,:]|(?:\s(?:ist|sind|wird|werden|gerade|erst|schon|jetzt|fast|knapp|ca\.|etwa))+)?\s"
# Between the person and the number; a name only before a bracket: «Sohn Max (8)».
_BEFORE = rf"(?:{_IS}|(?:\s(?-i:[A-ZÄÖÜ])[\w-]+)?\s?\(\s?)"

# After these the number is no age: what can be counted, times, measures, and the rest of a longer number.
_COUNTED = re.compile(
    r"\s?(?:[-–/+:°%€²]|\.\s?\w|[.,]\d|\s(?:bis|von|mal|x|h|uhr|std|st?unden?|min|minuten?|sekunden?|tage?n?"
    r"|wo|wochen?|nächten?|wochenenden?|semester|fehltagen?|klassen?|schuljahre?|jahrgang|euros?|eur|prozent|kg"
    r"|kilo|gramm|g|cm|m|meter|km|grad|plätzen?|kursen?|terminen?|sprachen?|zähnen?|kindern?|geschwistern?"
    r"|jungen|mädchen|söhnen?|töchtern?|personen|leuten?|menschen|schülern?|freunden?|zimmern?|raten|seiten"
    r"|punkte|stücke?|anträgen?|mahlzeiten|dosen|viertel|drittel)\b)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"(?:null|ein\w{0,2})", re.IGNORECASE)


def behind_people(
    one: str, both: str, span: str, weeks: str
) -> tuple[tuple[Literal["single", "both", "range"], str], ...]:
    """Return patterns of ages behind persons: of one age, two ages, a range, and one in weeks.

    The group ``who`` is the person, ``age`` what to take out of a text.
    """

    def behind(people: str, age: str) -> str:
        return rf"(?P<who>\w*(?:{people})){_BEFORE}(?P<age>{age}\)?)"

    return (
        ("single", behind(_NEWBORN, weeks)),
        ("both", behind(_PEOPLE, both)),
        ("range", behind(f"{_PEOPLE}|{_ONE_PERSON}", span)),
        ("single", behind(_ONE_PERSON, one)),
    )


def counts_something(number: str, after: str) -> bool:
    """Tell whether a bare ``number`` behind a person is no age, by the text ``after`` it."""
    return bool(_NO_COUNT.fullmatch(number) or _COUNTED.match(after))
