"""Pictures in the sizes that pages need."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import File
from PIL import Image
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)

# The sizes in which readers see pictures, by where they stand: ``{% picture image "in_text" %}``.
FOR_READERS = {
    "in_text": "width-960|format-webp",
    "of_municipality": "fill-1200x450",
}
# Those of Wagtail's lists and choosers, of its form for one image, and of page forms.
FOR_EDITORS = ("max-165x165", "max-800x600", "fill-600x338")
READY_SIZES = (*FOR_READERS.values(), *FOR_EDITORS)

_ORIGINAL = "original"
_SHOWN_BY_BROWSERS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
# Operations that give the same picture from a smaller copy: what they measure is the result.
_SCALING = re.compile(r"(max|min|fill)-(?P<width>\d+)x(?P<height>\d+)|(width|height)-(?P<side>\d+)")
_OTHERS = re.compile(r"(format|jpegquality|webpquality|bgcolor)-.*")
_LARGE = 4_000_000  # pixels: below, decoding the whole is quick
_ENOUGH = 2  # times the size of the result: what is lost by coding the copy is not seen
_COPY_QUALITY = 92


def missing_rendition(image: Any) -> Any:
    """Return what stands for a picture that cannot be shown, as Wagtail's templates expect it."""
    rendition = image.get_rendition_model()(image=image, width=0, height=0)
    rendition.file.name = "not-found"
    return rendition


def showable_original(image: Any, filter: Any) -> bool:
    """Tell whether the size asked for is that of the file itself, which needs no copy coded anew."""
    return getattr(filter, "spec", filter) == _ORIGINAL and image.file.name.lower().endswith(
        _SHOWN_BY_BROWSERS
    )


@contextmanager
def failing_as_source_error(image: Any, filter: Any) -> Iterator[None]:
    """Let whatever fails while a rendition is made be the one error that Wagtail expects.

    A full disk, a database that cannot write, a damaged file: each library has errors of its own.
    """
    try:
        yield
    except (SourceImageIOError, InvalidFilterSpecError):
        raise
    except Exception as error:
        logger.warning("Image %s cannot be shown as %s: %s", image.pk, filter.spec, type(error).__name__)
        raise SourceImageIOError(str(error)) from error


def working_copy(image: Any, filter: Any, file: Any) -> File | None:
    """Return a smaller copy of a large JPEG photograph from which ``filter`` gives the same picture, or None.

    Decoders of JPEG give a half, quarter or eighth of the size in a fraction of the time and memory.
    """
    wanted = _wanted_size(filter.spec)
    if wanted is None or image.width * image.height < _LARGE or image.has_focal_point():
        return None
    file.seek(0)
    with Image.open(file) as picture:
        if picture.format not in ("JPEG", "MPO"):
            file.seek(0)
            return None
        width, height = picture.size
        scale = max(wanted[0] / width, wanted[1] / height) * _ENOUGH
        picture.draft(None, (int(width * scale), int(height * scale)))
        if picture.size == (width, height):
            file.seek(0)
            return None
        options = {key: picture.info[key] for key in ("icc_profile", "exif") if key in picture.info}
        content = io.BytesIO()
        picture.save(content, "JPEG", quality=_COPY_QUALITY, subsampling=0, **options)
    content.seek(0)
    return File(content, name=image.file.name)


def _wanted_size(spec: str) -> tuple[int, int] | None:
    """Return width and height that the result needs at most; None where it depends on more."""
    width = height = 0
    for operation in spec.split("|"):
        if match := _SCALING.fullmatch(operation):
            side = int(match["side"] or 0)
            width = max(width, int(match["width"] or side))
            height = max(height, int(match["height"] or side))
        elif not _OTHERS.fullmatch(operation):
            return None
    return (width, height) if width or height else None
