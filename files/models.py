"""Images and documents with what a public body owes their authors and readers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from core.models import TaggedFile


class Origin(models.Model):
    """Who made a file and where it comes from."""

    copyright = models.CharField(
        _("Urheber:in / Rechte"),
        max_length=250,
        blank=True,
        help_text=_("So, wie es genannt werden muss, zum Beispiel «© Stadt Olfen»."),
    )
    source = models.CharField(
        _("Quelle"), max_length=250, blank=True, help_text=_("Adresse oder Beschreibung der Herkunft.")
    )

    class Meta:
        abstract = True


def uploader() -> models.ForeignKey:
    """Give the field for who uploaded a file.

    Wagtail's own would give users the accessors that its own image and document models, which are not used
    here, already take. As with Wagtail's, an upload is no use of the person's account.
    """
    field: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("hochgeladen von"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    field.wagtail_reference_index_ignore = True
    return field


class Image(Origin, AbstractImage):
    """An image with the text that stands for it where it cannot be seen."""

    alt_text = models.CharField(
        _("Alternativtext"),
        max_length=250,
        blank=True,
        help_text=_("Was ist zu sehen? Für Menschen, die das Bild nicht sehen. Schmuckbilder: leer lassen."),
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

    @property
    def default_alt_text(self) -> str:
        """The alternative text; a decorative image has none, never its file name."""
        return self.alt_text


class Rendition(AbstractRendition):
    """An image in the size a page needs."""

    image = models.ForeignKey(Image, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["file"], name="rendition_by_file")]
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"
            ),
        ]


# Columns of a document that only files.extraction writes.
MACHINE_WRITTEN = ("text", "text_state")


class Document(Origin, AbstractDocument):
    """A document with the text found in it, which search reads."""

    _file_read: str | None = None
    file_is_new = False

    class TextState(models.TextChoices):
        """How far the text of a document is known."""

        WAITING = "waiting", _("Text wird noch gelesen")
        READ = "read", _("Text ist durchsuchbar")
        NO_TEXT = "no_text", _("kein Text gefunden")
        UNSUPPORTED = "unsupported", _("Format wird nicht gelesen")
        FAILED = "failed", _("Datei ist beschädigt oder geschützt")

    uploaded_by_user = uploader()
    tags = TaggableManager(through=TaggedFile, blank=True, verbose_name=_("Schlagwörter"), help_text="")
    text = models.TextField(_("Text im Dokument"), blank=True, editable=False)
    text_state = models.CharField(
        _("Stand der Texterkennung"),
        max_length=20,
        choices=TextState.choices,
        default=TextState.WAITING,
        editable=False,
    )

    admin_form_fields = ("title", "file", "copyright", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("Dokument")
        verbose_name_plural = _("Dokumente")
        indexes: ClassVar = [models.Index(fields=["file"], name="document_by_file")]
        permissions = [("choose_document", "Can choose document")]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        """Save the document; when its file is new, forget the text of the old one.

        What the background task writes (``MACHINE_WRITTEN``) is left alone otherwise: a form that was
        loaded before the text was read must not wipe it out. ``file_is_new`` tells receivers of
        ``post_save`` which of the two it was.
        """
        fields = kwargs.get("update_fields")
        saved = "file" not in self.get_deferred_fields() and (fields is None or "file" in fields)
        self.file_is_new = saved and (self._state.adding or self.file.name != self._file_read)
        if self.file_is_new:
            self.text, self.text_state = "", self.TextState.WAITING
            if fields is not None:
                kwargs["update_fields"] = {*fields, *MACHINE_WRITTEN}
        elif fields is None and not kwargs.get("force_insert"):
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name not in MACHINE_WRITTEN
            ]
        super().save(**kwargs)
        if self.file_is_new:
            self._file_read = self.file.name

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Document:
        """Read a row and remember which file it had, to notice a replacement."""
        document = super().from_db(db, field_names, values, **kwargs)
        if "file" in field_names:
            document._file_read = document.file.name
        return document

    @property
    def url(self) -> str:
        """Address of the view that checks who asks; Wagtail's own is not routed."""
        return self.file.url
