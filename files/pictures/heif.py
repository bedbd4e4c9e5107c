"""HEIC and AVIF files without metadata (ISO/IEC 14496-12 and 23008-12).

Their parts name each other by position, so metadata is not cut out but overwritten where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from files.pictures.parts import Reader, UnknownStructure

# Where an Exif block begins, from the end of this number; then a directory with no entry.
_NO_EXIF = b"\x00\x00\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"
# Items that are pictures, or say how a picture is put together from others.
_PICTURES = frozenset({b"hvc1", b"hev1", b"lhv1", b"av01", b"avc1", b"vvc1", b"j2k1", b"jpeg", b"unci"})
_COMPOSED = frozenset({b"grid", b"iovl", b"iden", b"tmap", b"mski"})
# Boxes that programmes add: proofs of origin, notes of cameras, remains of earlier contents.
_FOREIGN = frozenset({b"uuid", b"udta", b"free", b"skip", b"c2pa", b"jumb"})
_IN_FILE, _IN_BOX = 0, 1


def without_metadata(data: bytes) -> bytes:
    """Return a HEIC or AVIF file with the same pixels and profile; raises UnknownStructure."""
    changed = bytearray(data)
    boxes = list(_boxes(data, 0, len(data)))
    kept: list[range] | None = None
    for kind, begins, ends in boxes:
        if kind == b"meta":
            kept = _blank_items(data, changed, begins + 4, ends)
        elif kind == b"moov":  # films of AVIF
            _blank_tracks(data, changed, begins, ends)
        elif kind in _FOREIGN:
            changed[begins:ends] = bytes(ends - begins)
    if kept is None:
        raise UnknownStructure("no description of its pictures")
    if not any(kind == b"moov" for kind, _begins, _ends in boxes):
        for kind, begins, ends in boxes:
            if kind == b"mdat":
                _blank_between(changed, range(begins, ends), kept)
    return bytes(changed)


def _blank_between(changed: bytearray, box: range, kept: list[range]) -> None:
    """Overwrite what no item of the file owns, as remains of earlier contents."""
    place = box.start
    for piece in sorted(kept, key=lambda piece: piece.start):
        begins = min(max(piece.start, place), box.stop)
        changed[place:begins] = bytes(begins - place)
        place = max(place, min(piece.stop, box.stop))
    changed[place : box.stop] = bytes(box.stop - place)


def _boxes(data: bytes, begins: int, ends: int) -> Iterator[tuple[bytes, int, int]]:
    """Return kind, begin and end of the content of each box."""
    while begins < ends:
        reader = Reader(data, begins)
        size, kind = reader.number(4), reader.take(4)
        if size == 1:
            size = reader.number(8)
        elif size == 0:
            size = ends - begins
        if size < reader.position - begins or begins + size > ends:
            raise UnknownStructure("a box larger than its place")
        yield kind, reader.position, begins + size
        begins += size


def _blank_tracks(data: bytes, changed: bytearray, begins: int, ends: int) -> None:
    for kind, inner, end in _boxes(data, begins, ends):
        if kind in _FOREIGN or kind == b"meta":
            changed[inner:end] = bytes(end - inner)
            # A reader takes an empty description for damage. The name stands before a long size, if any.
            name = inner - 4 if data[inner - 4 : inner] == kind else inner - 12
            changed[name : name + 4] = b"free"
        elif kind == b"trak":
            _blank_tracks(data, changed, inner, end)


def _blank_items(data: bytes, changed: bytearray, begins: int, ends: int) -> list[range]:
    """Overwrite the items that are no pictures; return where items stand."""
    boxes = {kind: (inner, end) for kind, inner, end in _boxes(data, begins, ends)}
    for kind in _FOREIGN & boxes.keys():
        inner, end = boxes[kind]
        changed[inner:end] = bytes(end - inner)
    if b"iinf" not in boxes or b"iloc" not in boxes:
        raise UnknownStructure("no list of its pictures")
    kinds = _item_kinds(data, *boxes[b"iinf"])
    own_data = boxes.get(b"idat", (0, 0))[0]
    items = []
    for item, start, length in _places(data, boxes[b"iloc"][0], own_data):
        item_kind = kinds.get(item)
        end = start + length if length else len(data)
        if end > len(data):
            raise UnknownStructure("an item beyond the end")
        items.append(range(start, end))
        if item_kind not in _PICTURES | _COMPOSED:
            blank = _NO_EXIF if item_kind == b"Exif" and end - start >= len(_NO_EXIF) else b""
            changed[start:end] = blank.ljust(end - start, b"\x00" if item_kind == b"Exif" else b" ")
    return items


def _item_kinds(data: bytes, begins: int, ends: int) -> dict[int, bytes]:
    """Return the kinds of the items that ``iinf`` lists, by their numbers."""
    reader = Reader(data, begins)
    version = reader.number(4) >> 24
    reader.take(2 if version == 0 else 4)
    kinds = {}
    for kind, inner, _end in _boxes(data, reader.position, ends):
        entry = Reader(data, inner)
        version = entry.number(4) >> 24
        if kind != b"infe" or version < 2:
            continue
        number = entry.number(2 if version == 2 else 4)
        entry.take(2)
        kinds[number] = entry.take(4)
    return kinds


def _places(data: bytes, begins: int, own_data: int) -> Iterator[tuple[int, int, int]]:
    """Return number, begin and length of each piece of each item; a length of 0 means all that follows."""
    reader = Reader(data, begins)
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset_size, length_size = sizes >> 12, sizes >> 8 & 15
    base_size, index_size = sizes >> 4 & 15, sizes & 15 if version else 0
    for _item in range(reader.number(4 if version == 2 else 2)):
        number = reader.number(4 if version == 2 else 2)
        method = reader.number(2) & 15 if version else _IN_FILE
        reader.take(2)
        base = reader.number(base_size)
        for _piece in range(reader.number(2)):
            reader.take(index_size)
            start = base + reader.number(offset_size)
            length = reader.number(length_size)
            if method in (_IN_FILE, _IN_BOX):
                yield number, start + (own_data if method == _IN_BOX else 0), length
