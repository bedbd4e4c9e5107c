"""What both engines store of a document besides its words, as plain numbers and words.

Dates are counted in days from the first day of year 1 (``date.toordinal``), so that both engines compare
integers; open ends are the first and last values there are. An age range that says nothing at all is left
out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from core.german_order import german_order
from search.engines.base import IndexDocument
from search.engines.suggest import tag_words, title_key, title_parts, title_words
from search.engines.tokens.calendar import hours_words, span_words
from search.engines.tokens.cells import cell_of
from search.german import ANALYSIS_VERSION, analyse_with_pairs, clean, fold
from search.german.phones import phone_as_words, phones_as_words
from search.registry.facets import facet_names

# Raise it whenever an engine stores something differently (tests/search/test_index_layout.py notices it):
# indexes of other releases are rebuilt then.
SCHEMA_VERSION = 8

FIRST_DAY, LAST_DAY = 1, date.max.toordinal()
YOUNGEST, OLDEST = 0, 100_000
# Longer than any title may be; an engine refuses what is longer by far.
LONGEST_TITLE = 1_000
TEXTS: tuple[str, ...] = ("title", "keywords", "summary", "text")
NUMBERS: tuple[str, ...] = (
    "age_from",
    "age_to",
    "date",
    "valid_from",
    "valid_until",
    "confirmed_on",
    "confirmed_until",
    "title_key",
)
# Looked up as they are: the facets besides.
EXACT: tuple[str, ...] = (
    "restrictions",
    "cell",
    "closed_days",
    "open_quarters",
    "title_words",
    "title_parts",
    "tag_words",
)

# No document has it and nobody passes it: the key that keeps an index's own notes out of every answer.
NOTE = "_note"


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return what tells apart indexes that hold something else: by release, or by the facets declared."""
    held = (SCHEMA_VERSION, ANALYSIS_VERSION, *facet_names())
    return hashlib.sha256(repr(held).encode()).hexdigest()[:12]


def numbers(document: IndexDocument) -> dict[str, int]:
    """Give the numbers of a document by field name."""
    values = {
        "date": document.date.toordinal() if document.date else 0,
        "confirmed_on": document.confirmed_on.toordinal() if document.confirmed_on else 0,
        "confirmed_until": document.confirmed_until.toordinal() if document.confirmed_until else 0,
        "valid_from": document.valid_from.toordinal() if document.valid_from else FIRST_DAY,
        "valid_until": document.valid_until.toordinal() if document.valid_until else LAST_DAY,
        "title_key": title_key(title_start(document.title)),
    }
    if document.age_from is not None or document.age_to is not None:
        values["age_from"] = YOUNGEST if document.age_from is None else int(document.age_from)
        values["age_to"] = OLDEST if document.age_to is None else int(document.age_to)
    return values


def exact(document: IndexDocument) -> dict[str, list[str]]:
    """Give the words of a document that are looked up as they are, by the names in ``EXACT``."""
    closed = [word for first, last in document.closures for word in span_words(first, last)]
    cell = None
    if document.latitude is not None and document.longitude is not None:
        cell = cell_of(document.latitude, document.longitude)
    words = title_words(clean(document.title))
    return {
        "restrictions": sorted(map(str, document.restrictions)),
        "cell": [cell] if cell else [],
        "closed_days": list(dict.fromkeys(closed)),
        "open_quarters": list(dict.fromkeys(word for hours in document.hours for word in hours_words(hours))),
        "title_words": words,
        "title_parts": title_parts(words),
        "tag_words": tag_words(document.tag_names),
    }


def title_start(title: str) -> str:
    """Give what a title begins with however it is spelled: umlauts, case and signs aside."""
    return " ".join(fold(word) for word in clean(title).split())[:200]


def sort_title(title: str) -> str:
    """Give what titles are ordered by, as in every other list of names; engines compare bytes."""
    return german_order(clean(title)[:LONGEST_TITLE])


def shown_texts(document: IndexDocument) -> dict[str, str]:
    """Give the four texts of a document as they are analysed and shown."""
    return {name: clean(getattr(document, name)) for name in TEXTS}


def analysed(texts: dict[str, str], phones: Iterable[str] = ()) -> dict[str, str]:
    """Return the searchable fields of a document with these texts and telephone numbers: finished words with
    blanks between.

    Numbers in a text are words of it, besides their groups of digits; ``phones`` are among the keywords. They
    are no spellings, which suggestions and corrections are made of.
    """
    fields: dict[str, str] = {}
    parts: list[str] = []
    joined: list[str] = []
    spellings: dict[str, None] = {}
    for name, text in texts.items():
        words, neighbours = analyse_with_pairs(text)
        found = phones_as_words(text)
        if name == "keywords":
            found += [one for phone in phones for one in phone_as_words(phone)]
        numbers = [word.stem for _written, word in found]
        fields[name] = " ".join([*(word.stem for word in words), *numbers])
        own = [stem for word in words for stem in (word.stem, *word.parts)]
        if name == "title":
            fields["title_stems"] = " ".join(own)
        parts += own + numbers
        joined += neighbours
        spellings.update(dict.fromkeys([word.word for word in words]))
    fields["parts"] = " ".join(parts)
    fields["pairs"] = " ".join(joined)
    fields["spellings"] = " ".join(spellings)
    return fields
