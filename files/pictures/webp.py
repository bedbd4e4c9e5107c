"""WebP files without metadata (RFC 9649)."""

from __future__ import annotations

from files.pictures.parts import Reader, UnknownStructure

_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH", b"ICCP"})
_IN_FRAMES = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_HAS_EXIF_OR_XMP = 0b00001100  # of the flags in VP8X
_FRAME_HEADER = 16  # bytes


def without_metadata(data: bytes) -> bytes:
    """Return a WebP file with the same pixels, colour profile and movement; raises UnknownStructure."""
    reader = Reader(data)
    reader.expect(b"RIFF")
    size = reader.number(4, "little")
    reader.expect(b"WEBP")
    if size < 4 or size + 8 > len(data):
        raise UnknownStructure("ends too early")
    content = b"WEBP" + _chunks(data[12 : size + 8], _KEPT)
    return b"RIFF" + len(content).to_bytes(4, "little") + content


def _chunks(data: bytes, kept: frozenset[bytes]) -> bytes:
    reader, chunks = Reader(data), []
    while not reader.is_at_end:
        kind = reader.take(4)
        content = reader.take(reader.number(4, "little"))
        if len(content) % 2 and not reader.is_at_end:
            reader.take(1)
        if kind == b"VP8X":
            content = bytes((content[0] & ~_HAS_EXIF_OR_XMP,)) + content[1:]
        elif kind == b"ANMF":
            content = content[:_FRAME_HEADER] + _chunks(content[_FRAME_HEADER:], _IN_FRAMES)
        if kind in kept:
            chunks.append(kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2))
    return b"".join(chunks)
