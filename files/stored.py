"""Which row a stored file belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.models import Collection
from wagtail.users.models import UserProfile

from files.models import Document, Image, Rendition


@dataclass(frozen=True, slots=True)
class StoredFile:
    """An upload that a row knows.

    ``collections`` are those that all have to be open to whoever asks (none for avatars, which every
    colleague may see), ``etag`` changes with the content ("" where that is not known), ``keep_shortly``
    says that a browser may show it again without asking.
    """

    name: str
    collections: tuple[Collection, ...]
    etag: str
    keep_shortly: bool


def find_stored_file(name: str) -> StoredFile | None:
    """Find the upload stored as ``name``; anything that is no upload's exact name gives None.

    Only names that the database holds ever reach the storage, so «..» and absolute paths lead nowhere.
    """
    if "\x00" in name:  # PostgreSQL refuses to compare it
        return None
    renditions = Rendition.objects.filter(file=name).select_related("image__collection")
    if found := list(renditions):
        rendition = found[0]
        version = f"{rendition.image.file_hash}-{rendition.filter_spec}-{rendition.focal_point_key}"
        return StoredFile(
            name,
            tuple(rendition.image.collection for rendition in found),
            version if rendition.image.file_hash else "",
            keep_shortly=True,
        )
    models: tuple[Any, ...] = (Image, Document)
    for model in models:
        if rows := list(model.objects.filter(file=name).select_related("collection")):
            return StoredFile(
                name, tuple(row.collection for row in rows), rows[0].file_hash, keep_shortly=False
            )
    if UserProfile.objects.filter(avatar=name).exists():
        # Each upload of an avatar gets a name of its own, so the name is the version.
        return StoredFile(name, (), name, keep_shortly=True)
    return None
