"""Photographs that say where, with what and by whom they were taken, in every format that is taken."""

from __future__ import annotations

import io
import struct
from typing import Any

import pillow_heif
from PIL import Image, PngImagePlugin

pillow_heif.register_heif_opener()

# Stands in every kind of metadata.
SECRET = "GEHEIM-4711"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,54.5N" '
    f'exif:Serial="{SECRET}"/></rdf:RDF></x:xmpmeta>'
).encode()
FORMATS = ("jpg", "png", "webp", "avif", "heic", "gif")
_NAMES = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "heic": "HEIF", "gif": "GIF"}
SIDES = (120, 80)


def drawn(mode: str = "RGB", size: tuple[int, int] = SIDES) -> Image.Image:
    """A picture whose upper left quarter is red and the rest teal."""
    picture = Image.new("RGB", size, "teal")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def exif(orientation: int = 1) -> bytes:
    """Exif with position, serial number, author, notes of the camera and a thumbnail."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x013B] = data[0x010F] = SECRET
    data.get_ifd(0x8769).update({0xA431: SECRET, 0x927C: SECRET.encode() * 3, 0x9286: SECRET.encode()})
    data.get_ifd(0x8825).update({1: "N", 2: (51.0, 54.0, 30.0), 3: "E", 4: (7.0, 10.0, 0.0), 29: SECRET})
    return data.tobytes()


def photograph(
    extension: str, orientation: int = 1, picture: Image.Image | None = None, **options: Any
) -> bytes:
    """A picture of that format with all the metadata that it can have."""
    picture = picture or drawn()
    content = io.BytesIO()
    if extension == "gif":
        options["comment"] = SECRET.encode()
    elif extension == "png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET)
        texts.add_text("Comment", SECRET, zip=True)
        texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options |= {"pnginfo": texts, "exif": exif(orientation)}
    else:
        options |= {"exif": exif(orientation), "xmp": XMP}
    picture.save(content, _NAMES[extension], **options)
    data = content.getvalue()
    return (
        _with_more_of_jpeg(data)
        if extension == "jpg"
        else _with_more_of_gif(data)
        if extension == "gif"
        else data
    )


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _with_more_of_jpeg(data: bytes) -> bytes:
    """IPTC, a comment, notes of makers, a list of more pictures; behind the end one of them and a film."""
    secret = SECRET.encode()
    more = [
        _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + bytes(5) + b"\x10\x1c\x02\x50\x00\x0b" + secret),
        _segment(0xFE, secret),
        _segment(0xE2, b"MPF\x00" + secret),
        _segment(0xE5, secret),
        _segment(0xE0, b"JFXX\x00\x10" + secret),
    ]
    return data[:2] + b"".join(more) + data[2:] + b"\xff\xd8\xff\xe1" + secret + b"ftypmp42"


def _with_more_of_gif(data: bytes) -> bytes:
    """XMP as an application block, before the end."""
    block = b"\x21\xff\x0bXMP DataXMP" + bytes((len(SECRET),)) + SECRET.encode() + b"\x00"
    return data[:-1] + block + data[-1:]


def what_it_tells(data: bytes) -> list[str]:
    """What metadata a reader of pictures finds, and whether SECRET stands anywhere."""
    found = []
    if SECRET.encode() in data:
        found.append("secret")
    with Image.open(io.BytesIO(data)) as picture:
        entries = picture.getexif()
        found += [f"exif {key:#x}" for key in entries if key != 0x0112]
        if entries.get(0x0112, 1) != 1:
            found.append("orientation")
        for directory in (0x8769, 0x8825):
            found += [f"exif {key:#x}" for key in entries.get_ifd(directory)]
        if (picture.info.get("xmp") or b"").strip():
            found.append("xmp")
        found += [
            key for key in ("comment", "photoshop", "parsed_exif", "Author", "Comment") if key in picture.info
        ]
    return found


def corner(data: bytes) -> tuple[str, tuple[int, int]]:
    """Which corner of the picture is red, as it is seen, and its sides."""
    with Image.open(io.BytesIO(data)) as picture:
        seen = picture.convert("RGB")
    width, height = seen.size
    places = {
        "upper left": (4, 4),
        "upper right": (width - 5, 4),
        "lower left": (4, height - 5),
        "lower right": (width - 5, height - 5),
    }
    return next(name for name, place in places.items() if seen.getpixel(place)[0] > 150), seen.size  # type: ignore[index]
