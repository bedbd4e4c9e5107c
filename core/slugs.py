"""Addresses from German words: one rule, which the server follows here and the browser in forms."""

import re
import string
import unicodedata
from collections.abc import Container
from itertools import count

from django.db.models import Model

from core.text import visible_text

# What DIN 5007-2, passports and neighbours write for letters of their own; all other Latin letters lose
# their marks. Decomposed letters (a + ¨), as macOS writes them, are the same letters.
_OWN_LETTERS = {
    "ä": "ae", "ö": "oe", "ü": "ue", "a\u0308": "ae", "o\u0308": "oe", "u\u0308": "ue", "ß": "ss",
    "æ": "ae", "œ": "oe", "ø": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "ng",
    "ŧ": "t", "ə": "e",
}  # fmt: skip
_LATIN = (*range(0xA0, 0x250), *range(0x1E00, 0x1F00), *range(0xFB00, 0xFB07))
_ASCII = frozenset(string.ascii_letters + string.digits)


def _steps() -> tuple[tuple[str, str], ...]:
    """Return what is replaced by what, one after the other, in patterns that Python and JavaScript share."""
    steps = [("[\u00ad\u200b-\u200f\u2060\ufeff]", ""), ("[\u2010\u2011]", "-")]
    for letter, written in _OWN_LETTERS.items():
        capital = letter[0].upper() if letter != "ß" else "ẞ"
        steps.append((f"[{letter[0]}{capital}]{letter[1:]}", written))
    alike: dict[str, str] = {}
    for code in _LATIN:
        letter = chr(code)
        base = "".join(sign for sign in unicodedata.normalize("NFKD", letter) if sign in _ASCII).lower()
        if base and letter.lower() not in _OWN_LETTERS:
            alike[base] = alike.get(base, "") + letter
    steps += [(f"[{letters}]", base) for base, letters in alike.items()]
    return (*steps, ("[^A-Za-z0-9_\\s-]", ""), ("[-\\s]+", "-"), ("^[-_]+|[-_]+$", ""))


STEPS = _steps()
_COMPILED = tuple((re.compile(pattern), written) for pattern, written in STEPS)


def german_slug(text: str, max_length: int = 120) -> str:
    """Return ``text`` as a lower-case ASCII slug of at most ``max_length`` characters.

    «Frühe Hilfen» becomes ``fruehe-hilfen``; text without any letter or digit becomes "". Fields of the
    administration do the same while somebody types (``core.slug_fields``).
    """
    text = visible_text(text)
    for pattern, written in _COMPILED:
        text = pattern.sub(written, text)
    return text.lower()[:max_length].strip("-")


def fill_slug(instance: Model, text: str) -> None:
    """Give ``instance``, when it has no slug yet, a free one made of ``text``.

    A slug that another row of the model has gets a number; text without letters and digits gives the
    model's name. Costs one query.
    """
    if getattr(instance, "slug", ""):
        return
    base = german_slug(text, max_length=110) or str(instance._meta.model_name)
    rows = type(instance)._default_manager.exclude(pk=instance.pk)
    taken = set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    instance.slug = free_slug(base, taken)  # type: ignore[attr-defined]


def free_slug(base: str, taken: Container[str]) -> str:
    """Give ``base``, or ``base`` with the first number from 2 on that is not in ``taken``."""
    numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(candidate for candidate in numbered if candidate not in taken)
