"""Where uploads lie: outside every URL root, whichever storage holds them.

Both storages give the address of ``files.views.serve`` instead of their own, so that whatever asks a
file for its URL (Wagtail's admin included) leads to the check of its collection.
"""

from typing import Any

from django.core.files.storage import FileSystemStorage
from django.urls import reverse
from storages.backends.s3 import S3Storage


class CheckedAddress:
    """Gives files the address of the view that checks who asks."""

    def url(self, name: str | None, *args: object, **kwargs: object) -> str:
        """Give the address below which ``files.views.serve`` hands out the file called ``name``."""
        return reverse("files:serve", args=[name])


class LocalStorage(CheckedAddress, FileSystemStorage):
    """Files in a directory of the host."""


class ObjectStorage(CheckedAddress, S3Storage):
    """Files in a private bucket that speaks S3."""

    def get_default_settings(self) -> dict[str, Any]:
        """Never overwrite: two people may upload «Protokoll.pdf», each into a collection of their own."""
        return {**super().get_default_settings(), "file_overwrite": False}
