"""Telephone numbers as words: one for all spellings of a number, the same in an index and in a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.typed.phones import Phone, first_phone
from core.typed.phones_in_text import local_key, phones_in
from search.german.stems import Word, analyse

# Harmonised services of social value; other short numbers are one word anyway.
_SERVICE = re.compile(r"(?<![\w/.,–-])116[ /-]?\d{3}(?![\w]|[.,]\d)")
# What is typed before a number says nothing that has to be found.
_LABEL = re.compile(
    r"\b(?:tel(?:efon)?|telefonnummer|fon|mobil|handy|ruf(?:nummer)?|nummer)\W*$", re.IGNORECASE
)


class AskedPhone(NamedTuple):
    """A number that somebody asks for: the words it is looked up by.

    ``word`` is the number itself. ``also``, less certain: the exchange it belongs to, the number it is
    dialled by in town, or its groups of digits side by side.
    """

    written: str
    word: Word
    also: tuple[tuple[Word, ...], ...]


def take_phones(text: str) -> tuple[list[AskedPhone], str]:
    """Return the numbers that are asked for in ``text`` (which should be ``clean``), and the text without
    them. A number without area code, «389-0», counts when it is all that was typed."""
    if local := local_key(text):
        return [AskedPhone(text, _word(_local(local)), (tuple(analyse(text)),))], ""
    asked, rest, done = [], "", 0
    found: list[tuple[int, int, str, Phone | None]]
    found = [(start, end, phone.key, phone) for phone, start, end in phones_in(text)]
    found += [(at.start(), at.end(), _digits(at[0]), None) for at in _SERVICE.finditer(text)]
    for start, end, key, phone in sorted(found, key=lambda one: one[0]):
        if start < done:
            continue
        also = [tuple(analyse(text[start:end]))]
        also += [(_word(other),) for other in _around(key, phone)]
        asked.append(
            AskedPhone(text[start:end], _word(_number(key)), tuple(meaning for meaning in also if meaning))
        )
        rest, done = f"{rest}{_LABEL.sub('', text[done:start])} ", end
    return asked, rest + text[done:]


def phones_as_words(text: str) -> list[tuple[str, Word]]:
    """Return the numbers in running text as they are written, each with every word it is looked up by."""
    found = [
        (text[start:end], _word(token)) for phone, start, end in phones_in(text) for token in _tokens(phone)
    ]
    return found + [(at[0], _word(_digits(at[0]))) for at in _SERVICE.finditer(text)]


def phone_as_words(number: str) -> list[tuple[str, Word]]:
    """Return a field that holds a number, with every word it is looked up by; nothing when it holds none."""
    phone = first_phone(number)
    return [(number, _word(token)) for token in _tokens(phone)] if phone else []


def _tokens(phone: Phone) -> list[str]:
    exchange = [_exchange(phone.exchange)] if phone.exchange else []
    local = phone.local or ("" if phone.key.startswith(("0", "+")) else phone.key)
    return [_number(phone.key), *exchange, *([_local(local)] if local else [])]


def _around(key: str, phone: Phone | None) -> list[str]:
    """An exchange answers for all its extensions, and its number is written with and without a zero."""
    exchange = phone.exchange if phone else ""
    return [_exchange(_number(key)), *([_exchange(exchange), exchange] if exchange else [])]


def _word(token: str) -> Word:
    return Word(token, token, ())


def _number(key: str) -> str:
    # Digits alone: in them no typing errors are forgiven.
    return key.replace("+", "00")


def _exchange(key: str) -> str:
    return f"{_number(key)}-"


def _local(digits: str) -> str:
    return f"~{digits}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
