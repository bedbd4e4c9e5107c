"""Contents of revisions compared and brought together: plain data, no database.

A content is what ``Revision.content`` holds: values by field name, child rows as lists of dicts (key ``pk``),
many-to-many relations as lists of keys, StreamFields as JSON text whose blocks carry an ``id``.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

# What tells rows and blocks apart, or where they stand, and says nothing to readers.
_KEYS = {"pk", "id", "sort_order", "translation_key"}
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
_MARKUP = re.compile(r"<[^>]*>")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)")
_SHOWS_SOMETHING = re.compile(r"<(embed|img|hr)\b")


def same(one: Any, other: Any) -> bool:
    """Return whether two values say the same, whatever keys their rows, blocks and paragraphs carry."""
    return _plain(one) == _plain(other)


def merge(base: Any, other: Any, mine: Any) -> Any:
    """Return ``other`` with what leads from ``base`` to ``mine`` done to it.

    Where both have changed the same, ``mine`` holds. Rows and blocks are brought together one by one, and
    within them each value; of running text and other single values there is one or the other.
    """
    if same(base, mine):
        return other
    if same(base, other):
        return mine
    if all(isinstance(value, dict) for value in (base, other, mine)):
        return _merge_values(base, other, mine)
    if all(isinstance(value, list) for value in (base, other, mine)):
        return _merge_lists(base, other, mine)
    streams = [stream for value in (base, other, mine) if (stream := _stream(value)) is not None]
    if len(streams) == 3:
        return json.dumps(_merge_lists(*streams))
    return mine


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        if _MOMENT.fullmatch(value):
            return _minute(value)
        stream = _stream(value)
        return _text(value) if stream is None else _plain(stream)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if name not in _KEYS}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in _in_order(value)]
    return value


def _minute(value: str) -> str:
    """A moment to the minute, as forms have it, whatever zone it is written in."""
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):  # no day of any calendar
        return value


def _text(value: str) -> str:
    """Running text as it reads: without the keys of its paragraphs, "" when nothing is to be seen."""
    value = value.replace("\r\n", "\n")  # as browsers end lines
    if "<" not in value:
        return html.unescape(value) if "&" in value else value
    if not _SHOWS_SOMETHING.search(value) and not _MARKUP.sub("", value).strip():
        return ""
    return html.unescape(_BLOCK_KEY.sub("", value)).replace("<br>", "<br/>")


def _stream(value: Any) -> list[Any] | None:
    """The blocks of a StreamField's text, None for any other value."""
    if not isinstance(value, str) or not value.startswith("["):
        return None
    try:
        blocks = json.loads(value)
    except ValueError:
        return None
    is_stream = isinstance(blocks, list) and all(isinstance(b, dict) and "type" in b for b in blocks)
    return blocks if is_stream else None


def _in_order(rows: Sequence[Any]) -> list[Any]:
    """Rows by their place; the order of keys in a many-to-many relation, or of tags, says nothing."""
    if rows and all(isinstance(row, dict) and "sort_order" in row for row in rows):
        return sorted(rows, key=lambda row: row["sort_order"] or 0)
    if rows and all(isinstance(row, dict) and "pk" in row for row in rows):
        return sorted(rows, key=lambda row: repr({name: row[name] for name in row if name not in _KEYS}))
    if all(isinstance(row, int) for row in rows):
        return sorted(rows)
    return list(rows)


def _merge_values(base: dict[str, Any], other: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
    merged = {name: merge(base.get(name), other.get(name), value) for name, value in mine.items()}
    return merged | {name: other[name] for name in ("pk", "id") if name in other}


def _merge_lists(base: list[Any], other: list[Any], mine: list[Any]) -> list[Any]:
    if not all(isinstance(row, dict) for row in (*base, *other, *mine)):
        gone = [item for item in base if item not in mine]
        added = [item for item in mine if item not in base and item not in other]
        return [item for item in other if item not in gone] + added
    return _merge_rows(_in_order(base), _in_order(other), _in_order(mine))


def _merge_rows(base: list[Any], other: list[Any], mine: list[Any]) -> list[Any]:
    in_other, in_mine = _pairs(base, other), _pairs(base, mine)
    known_of = {there: known for known, there in in_other.items()}
    base_of = {here: known for known, here in in_mine.items()}
    reordered = sorted(in_mine.items()) != sorted(in_mine.items(), key=lambda pair: pair[1])
    merged: list[tuple[float, Any]] = []
    placed: dict[int, float] = {}  # the places of the rows of ``mine``
    for index, row in enumerate(other):
        known = known_of.get(index)
        here = in_mine.get(known) if known is not None else None
        if known is None:
            merged.append((float(index), row))
        elif here is not None:  # else it was taken out
            placed[here] = float(here if reordered else index)
            merged.append((placed[here], _merge_values(base[known], row, mine[here])))
    place = -1.0
    for here, row in enumerate(mine):
        if here in placed:
            place = placed[here]
            continue
        place += 0.001
        known = base_of.get(here)
        # A row that the others do not have comes along when it is new, or was changed.
        if known is None or (known not in in_other and not same(base[known], row)):
            merged.append((place, row))
    rows = [row for _place, row in sorted(merged, key=lambda pair: pair[0])]
    return [row | {"sort_order": n} if "sort_order" in row else row for n, row in enumerate(rows)]


def _pairs(base: list[Any], changed: list[Any]) -> dict[int, int]:
    """Which row of ``changed`` is which of ``base``: by key, else by what it says, else by its place."""
    pairs: dict[int, int] = {}
    open_base, open_changed = list(range(len(base))), list(range(len(changed)))

    def pair(alike: Any) -> None:
        for known in tuple(open_base):
            found = next((index for index in open_changed if alike(base[known], changed[index])), None)
            if found is not None:
                pairs[known] = found
                open_base.remove(known)
                open_changed.remove(found)

    pair(lambda one, two: _key(one) is not None and _key(one) == _key(two))
    pair(same)
    # A row with a key of its own is no other row; those without one may have been made anew by a save.
    pair(lambda one, two: (_key(one) is None or _key(two) is None) and one.get("type") == two.get("type"))
    return pairs


def _key(row: dict[str, Any]) -> Any:
    return row.get("pk") or row.get("id")


def changed_names(names: Iterable[str], one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return those of ``names`` whose values say different things in the two contents, in their order."""
    return [name for name in names if not same(one.get(name), other.get(name))]
