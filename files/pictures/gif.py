"""GIF files without metadata (GIF89a)."""

from __future__ import annotations

from files.pictures.parts import Reader, UnknownStructure

_EXTENSION, _PICTURE, _TRAILER = 0x21, 0x2C, 0x3B
_GRAPHIC_CONTROL, _APPLICATION = 0xF9, 0xFF
# Applications that say how often the pictures are repeated, or what their colours mean.
_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def without_metadata(data: bytes) -> bytes:
    """Return a GIF file with the same pictures and movement; raises UnknownStructure."""
    reader = Reader(data)
    kept = [reader.expect(b"GIF87a", b"GIF89a"), reader.take(7)]
    kept.append(_colours(reader, kept[1][4]))
    while True:
        kind = reader.number(1)
        if kind == _TRAILER:
            kept.append(bytes((_TRAILER,)))
            return b"".join(kept)
        if kind == _EXTENSION:
            label = reader.number(1)
            blocks = _blocks(reader)
            if label == _GRAPHIC_CONTROL or (label == _APPLICATION and blocks[1:12] in _KEPT):
                kept.append(bytes((_EXTENSION, label)) + blocks)
        elif kind == _PICTURE:
            place = reader.take(9)
            kept += [bytes((_PICTURE,)), place, _colours(reader, place[8]), reader.take(1), _blocks(reader)]
        else:
            raise UnknownStructure(f"block {kind}")


def _colours(reader: Reader, flags: int) -> bytes:
    return reader.take(3 * 2 ** ((flags & 0b111) + 1)) if flags & 0b1000_0000 else b""


def _blocks(reader: Reader) -> bytes:
    blocks = []
    while True:
        length = reader.take(1)
        blocks.append(length + reader.take(length[0]))
        if length == b"\x00":
            return b"".join(blocks)
