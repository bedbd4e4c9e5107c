"""JPEG files without metadata (ITU-T T.81, annex B; JFIF; ICC.1)."""

from __future__ import annotations

import re

from files.pictures.parts import Reader, UnknownStructure

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_APPLICATION = range(0xE0, 0xF0)
_COMMENT = 0xFE
# 01.02, no unit, 1:1, no thumbnail.
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"
# In the data of a scan, FF is followed by 00 or by a marker that only counts.
_NEXT_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def without_metadata(data: bytes) -> bytes:
    """Return a JPEG file with the same pixels and colour profile; raises UnknownStructure.

    Only the first picture stays: phones put others behind its end, with metadata of their own, and films.
    """
    reader = Reader(data)
    reader.expect(b"\xff\xd8")
    kept = [b"\xff\xd8"]
    while True:
        marker = _marker(reader)
        if marker == _END:
            kept.append(b"\xff\xd9")
            return b"".join(kept)
        if marker == _START:
            raise UnknownStructure("a picture within the picture")
        if marker in _ALONE:
            continue
        length = reader.number(2)
        if length < 2:
            raise UnknownStructure("a segment of no length")
        content = reader.take(length - 2)
        kept.append(_kept(marker, content))
        if marker == _SCAN:
            kept.append(_scan(reader))


def _marker(reader: Reader) -> int:
    reader.expect(b"\xff")
    marker = reader.number(1)
    while marker == 0xFF:  # fill bytes
        marker = reader.number(1)
    return marker


def _kept(marker: int, content: bytes) -> bytes:
    if marker == 0xE0 and content.startswith(b"JFIF\x00"):
        return _JFIF  # without a thumbnail, which may show what was cut off the picture
    is_profile = marker == 0xE2 and content.startswith(b"ICC_PROFILE\x00")
    is_adobe = marker == 0xEE and content.startswith(b"Adobe")  # says how colours are stored
    if marker == _COMMENT or (marker in _APPLICATION and not is_profile and not is_adobe):
        return b""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def _scan(reader: Reader) -> bytes:
    """Return the coded pixels up to the marker that ends them."""
    found = _NEXT_MARKER.search(reader.data, reader.position)
    if found is None:
        raise UnknownStructure("ends too early")
    return reader.take(found.start() - reader.position)
