"""Pictures as they are stored: whichever way a file comes to an image, its metadata does not."""

from __future__ import annotations

import hashlib
import io
import mimetypes
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import InMemoryUploadedFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from files.pictures.cleaning import clean_picture, measured


class CleanPicture(InMemoryUploadedFile):
    """The file of a picture that ``clean_picture`` has been through."""


def cleaned_file(file: Any) -> CleanPicture:
    """Return a picture under its name without metadata; raises DamagedPicture."""
    file.seek(0)
    content = clean_picture(file.read())
    name = (file.name or "").rpartition("/")[2] or "bild"
    kind = mimetypes.guess_type(name)[0]
    return CleanPicture(io.BytesIO(content), "file", name, kind, len(content), None)


class PictureFieldFile(WagtailImageFieldFile):
    """The file of an image; what is stored is clean."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store ``content`` and note in the image what the file is like; raises DamagedPicture."""
        clean = content if isinstance(content, CleanPicture) else cleaned_file(content)
        clean.seek(0)
        self.__dict__.pop("_dimensions_cache", None)  # of the file as it came, perhaps lying on its side
        image = self.instance
        image.file_size = clean.size
        image.file_hash = hashlib.sha1(clean.read(), usedforsecurity=False).hexdigest()  # as Wagtail's own
        image.file_state = "clean"  # Image.FileState.CLEAN, which old migrations do not know
        clean.seek(0)
        super().save(name, clean, save)

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height from the head of the file; Willow would decode all of it each time."""
        was_closed = self.closed
        self.open()
        try:
            return measured(self)[:2]
        finally:
            if was_closed:
                self.close()
            else:
                self.seek(0)

    save.alters_data = True  # type: ignore[attr-defined]


class PictureModelField(WagtailImageField):
    """Wagtail's column for the file of an image, which stores clean files."""

    attr_class = PictureFieldFile
