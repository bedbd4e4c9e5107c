"""Text and CSV files."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from files.readers.limits import Unreadable


def read_plain(content: bytes) -> Iterator[str]:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or Windows' western encoding."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield content.decode("utf-16", errors="replace")
        return
    if b"\0" in content:
        raise Unreadable("wrong_format")  # a programme or picture that calls itself a text
    try:
        yield content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", errors="replace")
