"""Documents, with the text found in them."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument

from core.models import TaggedFile
from files.models.origin import Origin, uploader

# Columns of a document that only files.extraction writes.
MACHINE_WRITTEN = ("text", "text_state", "text_problem", "text_attempts", "text_due_at", "text_version")

# How long a new file may wait for the worker until ``tick`` has it read.
QUEUE_PATIENCE = datetime.timedelta(hours=1)


def reading_due() -> datetime.datetime:
    """Give the time at which a file that is new now must have been read."""
    return timezone.now() + QUEUE_PATIENCE


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
        FAILED = "failed", _("Text konnte nicht gelesen werden")

    class TextProblem(models.TextChoices):
        """Why the text of a document could not be read."""

        BROKEN = "broken", _("Die Datei ist beschädigt.")
        PROTECTED = "protected", _("Die Datei ist mit einem Kennwort geschützt.")
        WRONG_FORMAT = "wrong_format", _("Der Inhalt passt nicht zur Endung der Datei.")
        TOO_LARGE = "too_large", _("Die Datei ist zu groß.")
        TOO_COSTLY = "too_costly", _("Das Lesen dauert zu lange oder braucht zu viel Speicher.")
        MISSING = "missing", _("Die Datei liegt nicht mehr auf dem Server.")
        UNREACHABLE = "unreachable", _("Die Ablage der Dateien hat mehrmals nicht geantwortet.")
        INTERRUPTED = "interrupted", _("Das Lesen ist mehrmals abgebrochen.")

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
    text_problem = models.CharField(
        _("Warum nicht?"), max_length=20, choices=TextProblem.choices, blank=True, editable=False
    )
    text_attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0, editable=False)
    # That of the reader (``files.readers.VERSION``) that found the text.
    text_version = models.PositiveSmallIntegerField(_("Fassung des Lesers"), default=0, editable=False)
    text_due_at = models.DateTimeField(_("Nächster Versuch"), default=reading_due, editable=False)

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
            self.forget_text()
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

    def forget_text(self) -> None:
        """Put the document back to where nobody has tried to read its file; does not save."""
        self.text, self.text_state, self.text_problem = "", self.TextState.WAITING, ""
        self.text_attempts, self.text_due_at = 0, reading_due()

    @property
    def text_note(self) -> str:
        """In words: the problem with the text, or how far it is known."""
        return self.get_text_problem_display() or self.get_text_state_display()

    @property
    def text_advice(self) -> str:
        """What an editor can do so that search reads the document; "" when nothing has to be done."""
        return str(ADVICE.get(self.text_problem) or ADVICE.get(self.text_state) or "")

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


# What helps, by problem or, where there is none, by state.
ADVICE: dict[str, Any] = {
    Document.TextProblem.BROKEN: _(
        "Öffnen Sie die Datei und speichern Sie sie neu. Laden Sie sie dann wieder hoch."
    ),
    Document.TextProblem.PROTECTED: _("Laden Sie die Datei ohne Kennwort hoch."),
    Document.TextProblem.WRONG_FORMAT: _(
        "Speichern Sie die Datei im richtigen Format, zum Beispiel als PDF. Laden Sie sie dann wieder hoch."
    ),
    Document.TextProblem.TOO_LARGE: _("Teilen Sie die Datei oder verkleinern Sie die Bilder darin."),
    Document.TextProblem.TOO_COSTLY: _("Teilen Sie die Datei oder speichern Sie sie als einfaches PDF."),
    Document.TextProblem.MISSING: _("Laden Sie die Datei wieder hoch."),
    Document.TextProblem.UNREACHABLE: _("Lassen Sie die Datei später noch einmal lesen."),
    Document.TextProblem.INTERRUPTED: _("Lassen Sie die Datei noch einmal lesen."),
    Document.TextState.NO_TEXT: _("Ist es ein Scan? Laden Sie eine Fassung mit Texterkennung hoch."),
}
