"""PNG files without metadata (W3C Portable Network Graphics, third edition)."""

from __future__ import annotations

from files.pictures.parts import Reader

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Pixels, what they mean and how they move. Left out: texts, Exif, time, thumbnails, and what programmes add.
_KEPT = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    }
    | {b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT"}
)


def without_metadata(data: bytes) -> bytes:
    """Return a PNG file with the same pixels and colours; raises UnknownStructure."""
    reader = Reader(data)
    kept = [reader.expect(_SIGNATURE)]
    kind = b""
    while kind != b"IEND":
        length = reader.take(4)
        kind = reader.take(4)
        rest = reader.take(int.from_bytes(length, "big") + 4)  # with its checksum
        if kind in _KEPT:
            kept += [length, kind, rest]
    return b"".join(kept)
