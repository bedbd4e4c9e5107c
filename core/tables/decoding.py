"""From the bytes of a text file to its characters: what Excel, LibreOffice and macOS write."""

from __future__ import annotations

import codecs
import re

from core.tables.limits import TableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files without a mark that are not UTF-8, the likeliest first: «CSV» of Excel on Windows, «CSV (Macintosh)»,
# «CSV (MS-DOS)». Each reads the bytes of the others without an error, so German has to decide.
_EIGHT_BITS = ("cp1252", "mac_roman", "cp850")
_UTF8_UMLAUT = re.compile(rb"\xc3[\xa4\xb6\xbc\x84\x96\x9c\x9f]")
_OPENING, _CLOSING = "„‚»«›‹“‘(", "“‘”’«»›‹"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(raw: bytes) -> str:
    """Return the text of a file without its marks. Raises TableError when no reading makes sense."""
    text = _decoded(raw)
    if text.count("\0") > len(text) / 100:
        raise TableError("Die Datei ist keine Tabelle (CSV, .xlsx oder .ods).", "wrong_format")
    # NUL says nothing, and DOS programs end a file with Ctrl+Z.
    return text.replace("\0", "").rstrip("\x1a")


def _decoded(raw: bytes) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    if b"\0" in raw[:4000] and (encoding := _sixteen_bits(raw)):
        return _strictly(raw, encoding)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _UTF8_UMLAUT.search(raw):
            # Two files were put together; read either way, one half of it would be wrong.
            raise _unreadable(raw, error.start) from error
    return _eight_bits(raw)


def _sixteen_bits(raw: bytes) -> str:
    """Return the encoding of text in two bytes a character without a mark, or ""."""
    sample = raw[: 4000 - len(raw[:4000]) % 2]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) < len(sample) * 0.3 or len(raw) % 2:
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(raw, error.start) from error


def _unreadable(raw: bytes, place: int) -> TableError:
    line = raw.count(b"\n", 0, place) + 1
    return TableError(
        f"Zeile {line}: Ein Zeichen ist nicht lesbar. Bitte speichern Sie die Tabelle als "
        "«CSV UTF-8» oder als Excel-Arbeitsmappe (.xlsx)."
    )


def _eight_bits(raw: bytes) -> str:
    # The first of those that look equally German.
    text = max((raw.decode(encoding, errors="replace") for encoding in _EIGHT_BITS), key=_german)
    if "\ufffd" in text:  # five bytes mean nothing in cp1252
        raise _unreadable(raw, text.index("\ufffd"))
    return text


def _german(text: str) -> int:
    """Return how many of the signs beyond ASCII stand where German has them, less those that do not."""
    score = 0
    for match in _NOT_ASCII.finditer(text):
        place = match.start()
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        score += _fits(match[0], before, after)
    return score


def _fits(sign: str, before: str, after: str) -> int:
    inside = before.isalpha() and after.isalpha()
    if sign in "äöü":
        return 1 if before.isalpha() or after.isalpha() else 0
    if sign == "ß":
        return 1 if before.isalpha() else -1
    if sign in "ÄÖÜ":
        return 1 if (not before.islower() and after.isalpha()) or before.isupper() else -1
    if sign == "§":
        return -1 if inside else int(not before.isalpha())
    if sign in _OPENING + _CLOSING:
        opens = sign in _OPENING and not before.isalnum() and after.isalnum()
        closes = sign in _CLOSING and not before.isspace() and not after.isalnum()
        return 1 if opens or closes or (sign == "’" and inside) else -1
    if sign in "–—…•€°²³½\xa0\xad·":
        return -1 if inside and sign not in "–\xa0\xad·" else 1 if not inside else 0
    if sign.isupper():
        return -1 if before.islower() or (before.isalpha() and after.islower()) else int(after.islower())
    if sign.isalpha():
        return 0
    return -1
