"""Put cells into the templates of a mapping; what a cell says never becomes markup."""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from core.rich_text import for_editor, from_text, paragraphs

_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LAST_TAG = re.compile(r"</?([a-z][a-z0-9]*)[^<>]*>[^<>]*$", re.IGNORECASE)


def columns_of(template: str) -> tuple[str, ...]:
    """Return the columns that a template names, in their order. Raises ValueError for a faulty one."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(template) if name)


def fill(template: str, text_of: Callable[[str], str]) -> str:
    """Return the text of a template; of its parts, divided by «|», those without any cell fall out."""
    parts = (
        "".join(before + text_of(name) for before, name in pieces) for pieces in _parts(template, text_of)
    )
    return " ".join(part.strip() for part in parts if part.strip())


def fill_markup(template: str, text_of: Callable[[str], str], features: list[str]) -> str:
    """Return running text from a template: its own tags are markup, cells are text in paragraphs."""
    if not is_markup(template):
        return from_text(fill(template, text_of), features)
    written = ""
    for pieces in _parts(template, text_of):
        for before, name in pieces:
            written += before
            # A cell of several paragraphs divides the paragraph it stands in.
            inside = _LAST_TAG.search(written)
            in_paragraph = inside is not None and inside[0].lower().startswith(("<p>", "<p "))
            written += ("</p><p>" if in_paragraph else "<br/><br/>").join(paragraphs(text_of(name), features))
    return for_editor(written, features)


def is_markup(text: str) -> bool:
    """Tell whether whoever wrote the mapping has put tags into ``text``."""
    return bool(_TAG.search(text))


def _parts(template: str, text_of: Callable[[str], str]) -> list[list[tuple[str, str]]]:
    """Return the parts that count, each as pairs of literal text and the column behind it ("" for none)."""
    kept = []
    for part in template.split("|"):
        pieces = [(before, name or "") for before, name, _, _ in string.Formatter().parse(part)]
        names = [name for _, name in pieces if name]
        if not names or any(text_of(name).strip() for name in names):
            kept.append(pieces)
    return kept
