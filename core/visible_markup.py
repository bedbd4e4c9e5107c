"""Running text as people see it: the rule for what is typed, imported, and stored from before."""

from __future__ import annotations

import re
from html import escape, unescape
from unicodedata import normalize

from core.text import without_invisible_signs
from core.typed.phones import tel_uri

_CALL = re.compile(r'(?<=href=")tel:([^"]*)(?=")')
_BETWEEN_TAGS = re.compile(r"(?:^|(?<=>))[^<>]+")


def visible_markup(markup: str) -> str:
    """Return ``markup`` without signs that nobody sees, its words in composed letters, and with links that
    call somebody dialling one number.

    Addresses and protected blanks and hyphens stay as they are. Wagtail only takes blanks out of a number:
    «+49 (0)2541/180» would dial nobody.
    """
    if not markup.isascii():
        markup = _BETWEEN_TAGS.sub(lambda found: normalize("NFC", found[0]), without_invisible_signs(markup))
    return _CALL.sub(_dialled, markup)


def _dialled(found: re.Match[str]) -> str:
    return escape(tel_uri(unescape(found[1]))) or found[0]
