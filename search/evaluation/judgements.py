"""Documents and judged questions from JSON-lines files, checked before anything is measured with them.

A document has ``id``, ``title``, ``text``; a question ``id``, ``query`` and ``relevant``, the ids of the
documents that answer it. Both may name a ``region``. An id is a text or a whole number and stands once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

Id = str | int


class BrokenFile(Exception):
    """A file is missing or holds something else than it should; the message says where and what."""


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """Something that can be found."""

    id: Id
    title: str
    text: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A question and the ids of the documents that answer it."""

    id: Id
    words: str
    relevant: frozenset[Id]
    region: str = ""


def read_documents(path: Path) -> list[JudgedDocument]:
    """Read the documents of a file. Raises BrokenFile."""
    rows = [
        JudgedDocument(row.id(), row.text("title"), row.text("text"), row.text("region", needed=False))
        for row in _rows(path)
    ]
    return _not_empty(path, rows)


def read_queries(path: Path, documents: list[JudgedDocument]) -> list[JudgedQuery]:
    """Read the questions of a file about ``documents``. Raises BrokenFile."""
    known = {document.id for document in documents}
    rows = [
        JudgedQuery(row.id(), row.words(), row.relevant(known), row.text("region", needed=False))
        for row in _rows(path)
    ]
    return _not_empty(path, rows)


def _not_empty(path: Path, rows: list[Any]) -> list[Any]:
    if not rows:
        raise BrokenFile(f"{path}: Die Datei ist leer.")
    return rows


class _Row:
    """One object of a file; each method gives a checked value or raises BrokenFile."""

    def __init__(self, place: str, values: dict[str, Any], seen: dict[Id, str]) -> None:
        self._place, self._values, self._seen = place, values, seen

    def _broken(self, problem: str) -> BrokenFile:
        return BrokenFile(f"{self._place}: {problem}")

    def id(self) -> Id:
        value = self._values.get("id")
        if not _is_id(value):
            raise self._broken("„id“ fehlt oder ist weder Text noch ganze Zahl.")
        if value in self._seen:
            raise self._broken(f"Die id {value!r} steht schon in {self._seen[value]}.")
        self._seen[value] = self._place.rpartition(", ")[2]
        return value

    def text(self, name: str, *, needed: bool = True) -> str:
        value = self._values.get(name, None if needed else "")
        if not isinstance(value, str):
            raise self._broken(f"„{name}“ fehlt oder ist kein Text.")
        return value

    def words(self) -> str:
        words = self.text("query")
        if not words.strip():
            raise self._broken("„query“ ist leer.")
        return words

    def relevant(self, known: set[Id]) -> frozenset[Id]:
        ids = self._values.get("relevant")
        if not isinstance(ids, list) or not ids or not all(_is_id(value) for value in ids):
            raise self._broken("„relevant“ fehlt oder ist keine Liste mit mindestens einer id.")
        for value in ids:
            if value not in known:
                raise self._broken(f"Das Dokument {value!r} aus „relevant“ gibt es nicht.")
        return frozenset(ids)


def _rows(path: Path) -> Iterator[_Row]:
    """Give the objects of a JSON-lines file; empty lines do not count."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenFile(f"{path}: Die Datei kann nicht gelesen werden ({error.strerror}).") from error
    seen: dict[Id, str] = {}
    # Texts may hold line separators of Unicode, so only the byte counts.
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"{path}, Zeile {number}"
        try:
            values = json.loads(line.decode())
        except UnicodeDecodeError as error:
            raise BrokenFile(f"{place}: Das ist kein Text in UTF-8.") from error
        except (ValueError, RecursionError) as error:
            raise BrokenFile(f"{place}: Das ist kein gültiges JSON ({error}).") from error
        if not isinstance(values, dict):
            raise BrokenFile(f"{place}: Erwartet wird ein JSON-Objekt in geschweiften Klammern.")
        yield _Row(place, values, seen)


def _is_id(value: object) -> TypeGuard[Id]:
    return (isinstance(value, str) and value != "") or (
        isinstance(value, int) and not isinstance(value, bool)
    )
