"""Lists of words in files, a line each; lines that begin with # are comments."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).resolve().parent.parent / "data"


def read_lines(name: str, folder: Path = _DATA) -> list[str]:
    """Return the lines of a list, without comments and empty ones."""
    lines = (line.strip() for line in (folder / name).read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def read_words(name: str) -> list[str]:
    """Return the words of a list."""
    return [word for line in read_lines(name) for word in line.split()]
