"""Text in drawings, charts and diagrams of Office (DrawingML): on slides, in text boxes and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from files.readers.markup import attribute, child, name_of, parse, seen_children

_PARAGRAPHS = frozenset({"p", "tc", "tr"})
_PROPERTIES = ("nvSpPr", "nvGrpSpPr", "nvGraphicFramePr", "nvPicPr", "nvCxnSpPr")


def drawing_text(element: Any, part: Any, leave_out_placeholders: bool = False) -> Iterator[str]:
    """Return the text of a tree of shapes piece by piece.

    ``part`` is the part of the package that the tree stands in: charts and diagrams are parts of their own.
    Layouts have ``leave_out_placeholders``: what stands there is a hint for who writes, not on the slide.
    """
    name = name_of(element)
    if name == "t":
        yield element.text or ""
        return
    if name == "br":
        yield "\n"
    if name in ("extLst", "txPr") or _is_hidden(element, leave_out_placeholders):
        return
    yield from _elsewhere(element, name, part)
    for inner in seen_children(element):
        yield from drawing_text(inner, part, leave_out_placeholders)
    if name in _PARAGRAPHS:
        yield "\n"


def _is_hidden(element: Any, leave_out_placeholders: bool) -> bool:
    for properties in _PROPERTIES:
        shape = child(element, properties, "cNvPr")
        if shape is None:
            continue
        if attribute(shape, "hidden") in ("1", "true"):
            return True
        return leave_out_placeholders and child(element, properties, "nvPr", "ph") is not None
    return False


def _elsewhere(element: Any, name: str, part: Any) -> Iterator[str]:
    """Return the text of a chart or diagram that ``element`` stands for."""
    if name not in ("chart", "relIds"):
        return
    reference = attribute(element, "id" if name == "chart" else "dm")
    if reference is None or part is None:
        return
    try:
        root = parse(_blob(part, reference))
    except (KeyError, SyntaxError):
        return  # damaged: hides only itself
    if name == "relIds":
        yield from drawing_text(root, None)
        return
    yield "\n"
    for found in root.iter("{*}t", "{*}v", "{*}pt"):
        # Titles, and the names of series and categories; the figures themselves are what the picture is for.
        if name_of(found) == "t" or _is_name(found):
            yield f"{found.text or ''}\n"


def _is_name(found: Any) -> bool:
    """Tell whether an element of a chart holds the name of a series or category: names may have levels."""
    holders = [name_of(above) for above in found.iterancestors()]
    if name_of(found) == "v":
        return "strCache" in holders or "multiLvlStrCache" in holders
    return holders[:2] == ["lvl", "strDim"]  # as in charts since 2016


def _blob(part: Any, reference: str) -> bytes:
    found = part.related_part(reference) if hasattr(part, "related_part") else part.related_parts[reference]
    blob: bytes = found.blob
    return blob
