"""Layers of a PDF that are switched off (optional content, ISO 32000-1, 8.11): nobody sees what stands there.

pdfium draws pages without them, and reads their text all the same. It does not say which layers are off, so
pypdf does; both know a layer by its name as it is stored.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import Any

_LONGEST_NAME = 1024  # bytes
# Objects may lie in others, as drawings that a page takes in do.
_MAX_DEPTH = 15


def hidden_layers(content: bytes) -> frozenset[bytes]:
    """Return the names of the layers that are off when the file is opened, and that no other layer has."""
    # Else the words stand within a compressed part, or nowhere.
    if b"/OCProperties" not in content and b"/ObjStm" not in content:
        return frozenset()
    import pypdf

    try:
        root: Any = pypdf.PdfReader(io.BytesIO(content), strict=False).root_object
        properties = root["/OCProperties"].get_object()
        shown = properties["/D"].get_object()
        all_off = shown.get("/BaseState") == "/OFF"
        named = list(_layers(shown.get("/ON" if all_off else "/OFF")))
        layers = list(_layers(properties["/OCGs"]))
    except Exception:  # whatever a damaged file makes a library raise: then no layer is known to be off
        return frozenset()
    changed = {number for number, _name in named}
    off = {name for number, name in layers if (number in changed) != all_off}
    return frozenset(off - {name for number, name in layers if (number in changed) == all_off})


def remove_hidden(page: Any, layers: frozenset[bytes]) -> None:
    """Take out of a page of pdfium what stands in ``layers``; no text page of it may be open."""
    if not layers:
        return
    for found in [
        one for one in page.get_objects(max_depth=_MAX_DEPTH) if not layers.isdisjoint(_names(one))
    ]:
        page.remove_obj(found)


def _layers(array: Any) -> Iterator[tuple[int, bytes]]:
    """Return number and name of each layer in an array of the file."""
    for reference in array.get_object() if array is not None else ():
        yield reference.idnum, reference.get_object()["/Name"].original_bytes


def _names(found: Any) -> Iterator[bytes]:
    """Return the names of the layers in which an object of a page stands."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPageObj_CountMarks(found)):
        mark = raw.FPDFPageObj_GetMark(found, number)
        name = (ctypes.c_ubyte * _LONGEST_NAME)()
        length = ctypes.c_ulong()
        if raw.FPDFPageObjMark_GetParamBlobValue(mark, b"Name", name, _LONGEST_NAME, length):
            yield bytes(name[: length.value])
