"""Configuration of the files app."""

from django.apps import AppConfig
from django.db.models.signals import post_save


class FilesConfig(AppConfig):
    """Registers the files app with Django and its documents with search."""

    name = "files"
    verbose_name = "Dateien"

    def ready(self) -> None:
        """Have new documents read and found."""
        from files import entries, extraction
        from files.models import Document

        post_save.connect(extraction.read_when_new, sender=Document, dispatch_uid="files.read_when_new")
        entries.register_entries()
