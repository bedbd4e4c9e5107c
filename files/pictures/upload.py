"""Pictures as they come in through forms: complete, and without metadata."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from files.pictures.cleaning import DamagedPicture, measured
from files.pictures.stored import CleanPicture, cleaned_file

_DAMAGED = _(
    "Das Bild ist beschädigt oder nicht vollständig. Öffnen Sie es in einem Bildprogramm, speichern Sie es "
    "neu und laden Sie es dann wieder hoch."
)


class PictureField(WagtailImageField):
    """Wagtail's field for images, for which nothing is an image that cannot be shown to its end."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse more pixels than are allowed, as Wagtail does, before anything is decoded."""
        try:
            width, height, frames = measured(f)
        except Image.DecompressionBombError:
            super().check_image_pixel_size(f)  # has the words for it
            return
        pixels = width * height * frames
        if pixels > self.max_image_pixels:
            message = self.error_messages["file_too_many_pixels"] % {
                "num_pixels": intcomma(pixels),
                "max_pixels_count": intcomma(self.max_image_pixels),
            }
            raise ValidationError(message, code="file_too_many_pixels")

    def to_python(self, data: Any) -> Any:
        """Return the upload without metadata; raises ValidationError, whatever is wrong with the file."""
        if hasattr(data, "seek"):
            data.seek(0)  # a form may look at its files twice
        try:
            upload = super().to_python(data)
            return upload if upload is None else _with_picture(cleaned_file(upload), upload)
        except ValidationError:
            raise
        except DamagedPicture as error:
            raise ValidationError(_DAMAGED, code="damaged") from error
        except (
            Exception
        ) as error:  # what libraries raise for the head of a damaged file, Wagtail lets through
            raise ValidationError(_DAMAGED, code="damaged") from error


class PictureForm(BaseImageForm):
    """The form of images, in the administration's own views, in choosers and for several at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = _like(field)


def _with_picture(clean: CleanPicture, upload: Any) -> CleanPicture:
    """Return ``clean`` with what Wagtail's field has read of ``upload``."""
    clean.image, clean.content_type = upload.image, upload.content_type  # type: ignore[attr-defined]
    return clean


def _like(field: forms.Field) -> PictureField:
    """Return our field with what Wagtail's has been given."""
    return PictureField(
        label=field.label, required=field.required, widget=field.widget, initial=field.initial
    )
