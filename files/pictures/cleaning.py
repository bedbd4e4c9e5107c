"""Pictures without what they tell of who took them, where and with what.

What stays are the pixels, turned as they are seen, their colour profile and their movement. Position, names,
serial numbers, notes of the camera, thumbnails and whatever programmes add go: the place of a photograph is
nobody's business, and a thumbnail may show what was cut off.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pillow_heif
from PIL import Image, ImageOps, JpegImagePlugin

from files.pictures import gif, heif, jpeg, png, webp

pillow_heif.register_heif_opener()

_QUALITY = 95  # where pixels have to be coded anew
_UPRIGHT = 1
_ORIENTATION = 0x0112
# What the parts of a format are read by, by the name that Pillow has for it.
_STRIPPERS: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": jpeg.without_metadata,
    "PNG": png.without_metadata,
    "WEBP": webp.without_metadata,
    "GIF": gif.without_metadata,
    "AVIF": heif.without_metadata,
    "HEIF": heif.without_metadata,
}
FORMATS = (*_STRIPPERS, "MPO")


class DamagedPicture(Exception):
    """The picture cannot be shown as a whole."""


def clean_picture(data: bytes) -> bytes:
    """Return the file of a picture without metadata; pixels are coded anew only where they have to be turned.

    Raises DamagedPicture for what cannot be decoded to its end or is of none of FORMATS. What has no metadata
    comes back as it is.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            kind = "JPEG" if picture.format == "MPO" else str(picture.format)
            cleaned = b"" if _is_turned(picture) else _stripped(data, kind)
            if not cleaned:
                if getattr(picture, "is_animated", False) and kind != "JPEG":
                    raise DamagedPicture("a film that cannot be stripped")
                cleaned = _recoded(picture, kind)
    except DamagedPicture:
        raise
    except Exception as error:  # libraries raise whatever they meet in a damaged file
        raise DamagedPicture(str(error)) from error
    return cleaned


def measured(file: Any) -> tuple[int, int, int]:
    """Return width, height and number of frames of a picture; raises what Pillow raises."""
    file.seek(0)
    with Image.open(file, formats=FORMATS) as picture:
        width, height = picture.size
        frames: int = getattr(picture, "n_frames", 1) if picture.format != "MPO" else 1
    file.seek(0)
    return width, height, frames


def decode(data: bytes) -> None:
    """Decode each frame of a picture; raises what Pillow raises where one is damaged or incomplete."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        # Of JPEG, an eighth of the size is worked out; all that is coded has to be read for it.
        picture.draft(None, (1, 1))
        for frame in range(getattr(picture, "n_frames", 1)):
            picture.seek(frame)
            picture.load()


def _is_turned(picture: Any) -> bool:
    # The decoder of HEIC turns pictures by itself.
    return picture.format != "HEIF" and picture.getexif().get(_ORIENTATION, _UPRIGHT) in range(2, 9)


def _stripped(data: bytes, kind: str) -> bytes:
    """Return the file without metadata, pixels untouched; b"" where what is left cannot be decoded."""
    try:
        stripped = _STRIPPERS[kind](data)
        decode(stripped)
    except Exception:  # as in ``clean_picture``
        return b""
    return stripped


def _recoded(picture: Any, kind: str) -> bytes:
    """Return the first frame, turned as it is seen, in a new file."""
    profile = picture.info.get("icc_profile")
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    if kind == "JPEG":
        sampling = JpegImagePlugin.get_sampling(picture)
        options |= {"quality": _QUALITY, "subsampling": max(sampling, 0), "optimize": True}
        options["progressive"] = bool(picture.info.get("progressive"))
    elif kind in ("AVIF", "HEIF", "WEBP"):
        options["quality"] = _QUALITY
    upright = ImageOps.exif_transpose(picture)  # decodes it to its end
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    content = io.BytesIO()
    upright.save(content, kind, **options)
    return _STRIPPERS[kind](content.getvalue())
