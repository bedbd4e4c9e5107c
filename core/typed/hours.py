"""Typed hours of a day: «9–12 und 14–16 Uhr», «ab 9 Uhr», «nach Vereinbarung», «geschlossen»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from core.typed.spans import could_be_afternoon, minutes_of, parse_span
from core.typed.text import MAX_LENGTH, NotUnderstood, quoted, tidy
from core.typed.times import parse_time

_AND = r"\s(?:und|u\.|sowie)\s"
# What divides spans, the surest first: a comma without a blank may belong to «8,30», a blank to «9 – 12».
_DIVIDERS = (
    re.compile(rf"\s?[;|+&]\s?|\s?,\s|{_AND}", re.IGNORECASE),
    re.compile(rf"\s?[;|+&/,]\s?|{_AND}", re.IGNORECASE),
    re.compile(r"(?<=[\dhr])\s(?=\d[\d.:]*(?:\s?(?:uhr|h))?(?:\s?-|\sbis\s))", re.IGNORECASE),
)
_BY_ARRANGEMENT = re.compile(
    r"(?:(?:termine?\s)?(?:nur\s)?nach\s(?:\w+\s)?(?:vereinbarung|absprache|anmeldung|terminvereinbarung)"
    r"|(?:nur\s)?(?:auf|nach)\sanfrage|n\.\s?v)",
    re.IGNORECASE,
)
_CLOSED = {"geschlossen", "zu", "ruhetag", "keine", "-", "--"}


@dataclass(frozen=True, slots=True)
class Hours:
    """The spans of a day in their order, an end of None is open; ``note`` is what else is said of the day."""

    spans: tuple[tuple[time, time | None], ...]
    note: str = ""


def parse_hours(text: str) -> Hours:
    """Return the hours that ``text`` says, without spans for a closed day; else raises ``NotUnderstood``.

    «nach Vereinbarung» becomes the note. Spans that overlap are refused.
    """
    words = tidy(text)
    if len(words) > MAX_LENGTH:
        raise _not_hours(text)
    if words.casefold().rstrip(".") in _CLOSED:
        return Hours(())
    refusal: NotUnderstood | None = None
    for pieces in _ways_to_cut(words):
        try:
            return _hours(pieces, text)
        except NotUnderstood as error:
            refusal = refusal if refusal and refusal.recognised else error
    raise refusal if refusal and refusal.recognised else _not_hours(text)


def _ways_to_cut(words: str) -> Iterator[list[str]]:
    yield [words]
    for divider in _DIVIDERS:
        pieces = divider.split(words)
        if len(pieces) > 1:
            yield pieces


def _hours(pieces: list[str], text: str) -> Hours:
    notes = [piece for piece in pieces if _BY_ARRANGEMENT.fullmatch(piece.rstrip("."))]
    spans = sorted((_span(piece) for piece in pieces if piece not in notes), key=lambda span: span[0])
    ends = [minutes_of(opens, closes)[1] if closes else 24 * 60 for opens, closes in spans]
    starts = [opens.hour * 60 + opens.minute for opens, _closes in spans]
    if any(end > start for end, start in zip(ends, starts[1:], strict=False)):
        message = _("In %(text)s überschneiden sich die Zeiten.")
        raise NotUnderstood(message % {"text": quoted(text)}, recognised=True)
    return Hours(tuple(spans), ", ".join(notes))


def _span(words: str) -> tuple[time, time | None]:
    small = words.casefold()
    if not small.startswith("ab "):
        return parse_span(words)
    opens = parse_time(start := small.removeprefix("ab "))
    if could_be_afternoon(start, opens):
        message = _("%(text)s kann zweierlei heißen. Bitte die Uhrzeit in Ziffern schreiben: «ab 14.30 Uhr».")
        raise NotUnderstood(message % {"text": quoted(words)}, recognised=True)
    return opens, None


def _not_hours(text: str) -> NotUnderstood:
    message = _(
        "%(text)s ist als Zeitspanne nicht zu verstehen. "
        "Bitte so schreiben: «9 bis 12.30 Uhr» oder «9–12 und 14–16 Uhr»."
    )
    return NotUnderstood(message % {"text": quoted(text)})
