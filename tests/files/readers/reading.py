"""Reads files as the process of ``files.readers`` does."""

from __future__ import annotations

from files.readers import reader_of
from files.readers.limits import MAX_CHARACTERS
from files.readers.tidy import cut


def text_of(extension: str, content: bytes) -> str:
    """What search finds of a file."""
    return "\n".join(cut(reader_of(extension)(content), MAX_CHARACTERS))
