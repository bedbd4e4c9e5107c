"""Images, and the sizes in which pages show them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError, get_upload_to

from core.models import TaggedFile
from files.models.origin import Origin, uploader
from files.pictures.renditions import (
    failing_as_source_error,
    missing_rendition,
    showable_original,
    working_copy,
)
from files.pictures.stored import PictureModelField


class Image(Origin, AbstractImage):
    """An image with the text that stands for it where it cannot be seen, in a file without metadata."""

    class FileState(models.TextChoices):
        """Whether position, names and other metadata are out of the file."""

        UNCHECKED = "unchecked", _("noch nicht entfernt")
        CLEAN = "clean", _("entfernt")
        DAMAGED = "damaged", _("Datei ist beschädigt oder fehlt")

    alt_text = models.CharField(
        _("Alternativtext"),
        max_length=250,
        blank=True,
        help_text=_("Was ist zu sehen? Für Menschen, die das Bild nicht sehen. Schmuckbilder: leer lassen."),
    )
    file = PictureModelField(
        verbose_name=_("Datei"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    # Older files, and those that cannot be opened, still have metadata.
    file_state = models.CharField(
        _("Angaben in der Datei"),
        max_length=20,
        choices=FileState.choices,
        default=FileState.UNCHECKED,
        editable=False,
    )
    uploaded_by_user = uploader()
    tags = TaggableManager(through=TaggedFile, blank=True, verbose_name=_("Schlagwörter"), help_text="")

    admin_form_fields = (
        "title",
        "file",
        "alt_text",
        "copyright",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("Bild")
        verbose_name_plural = _("Bilder")
        indexes: ClassVar = [models.Index(fields=["file"], name="image_by_file")]
        permissions = [("choose_image", "Can choose image")]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        """Save the image; a new file is stored before, so that the columns that describe it are right."""
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(**kwargs)

    def get_rendition(self, filter: Any) -> AbstractRendition:
        """Return the image in a size, made when it is missing; where that fails, one that ``is_missing``.

        No page fails for want of a picture: the disk may be full, the file gone or damaged.
        """
        if showable_original(self, filter):
            return Rendition(image=self, file=self.file.name, width=self.width, height=self.height)
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            return missing_rendition(self)

    def get_renditions(self, *filters: Any) -> dict[str, AbstractRendition]:
        """Return the image in several sizes, by their specifications, as ``get_rendition`` does."""
        return {getattr(filter, "spec", filter): self.get_rendition(filter) for filter in filters}

    def create_rendition(self, filter: Any) -> AbstractRendition:
        """Return a new rendition; raises SourceImageIOError, whatever it is that fails."""
        with failing_as_source_error(self, filter):
            # Coding takes long: nobody waits for the database meanwhile.
            file = self.generate_rendition_file(filter)
            with transaction.atomic():
                rendition, _created = self.renditions.get_or_create(
                    filter_spec=filter.spec,
                    focal_point_key=filter.get_cache_key(self),
                    defaults={"file": file},
                )
        return rendition

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> Any:
        """Return the file of a rendition, made from a smaller copy of a photograph where that will do."""
        with self.open_file() as original:
            smaller = working_copy(self, filter, source or original)
            return super().generate_rendition_file(filter, source=smaller or source)

    @property
    def default_alt_text(self) -> str:
        """The alternative text; a decorative image has none, never its file name."""
        return self.alt_text


class Rendition(AbstractRendition):
    """An image in the size a page needs."""

    image = models.ForeignKey(Image, related_name="renditions", on_delete=models.CASCADE)

    @property
    def is_missing(self) -> bool:
        """Whether there is no picture to show."""
        return not self.width

    class Meta:
        indexes: ClassVar = [models.Index(fields=["file"], name="rendition_by_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        ]
