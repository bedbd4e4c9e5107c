"""Variants of formats that Wagtail's library for pictures does not recognise by itself.

Pillow reads them as it does their format; only the first look at the head of a file knows one name for each.
"""

from __future__ import annotations

import filetype
from filetype.types import Type
from willow.image import INITIAL_IMAGE_CLASSES, PNGImageFile

_BRAND = slice(8, 12)  # what a file of ISO/IEC 14496-12 is foremost
_FILM_OF_AVIF = (b"avis",)
_HEIC_OF_CAMERAS = (b"heix", b"heim", b"heis", b"hevc", b"hevx")  # more than 8 bits, layers, bursts


class _OfBrand(Type):
    """A file with one of these brands."""

    def __init__(self, extension: str, brands: tuple[bytes, ...]) -> None:
        super().__init__(mime=f"image/{extension}", extension=extension)
        self._brands = brands

    def match(self, buf: bytearray) -> bool:
        """Tell whether the head of a file has the brand."""
        return bytes(buf[4:8]) == b"ftyp" and bytes(buf[_BRAND]) in self._brands


def register_variants() -> None:
    """Have moving PNG and AVIF, and HEIC as cameras write it, taken for the formats that they are."""
    INITIAL_IMAGE_CLASSES["apng"] = PNGImageFile
    filetype.add_type(_OfBrand("avif", _FILM_OF_AVIF))
    filetype.add_type(_OfBrand("heic", _HEIC_OF_CAMERAS))
