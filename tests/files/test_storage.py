"""Where uploads lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from files.storage import LocalStorage, ObjectStorage

STORAGES = [LocalStorage(), ObjectStorage(bucket_name="eimer")]


@pytest.mark.parametrize("storage", STORAGES)
def test_a_storage_gives_the_address_of_the_check(storage: Any) -> None:
    assert storage.url("documents/a b.pdf") == "/dateien/documents/a%20b.pdf"


def test_object_storage_never_overwrites() -> None:
    assert ObjectStorage(bucket_name="eimer").file_overwrite is False


def test_two_files_of_one_name_stay_two() -> None:
    first = default_storage.save("documents/protokoll.txt", ContentFile(b"eins"))
    second = default_storage.save("documents/protokoll.txt", ContentFile(b"zwei"))
    assert first != second


def test_uploads_lie_outside_every_root_of_static_files() -> None:
    entries = (django_settings.STATIC_ROOT, *django_settings.STATICFILES_DIRS)
    roots = [Path(entry[1] if isinstance(entry, tuple) else entry) for entry in entries]
    uploads = Path(default_storage.location).resolve()  # type: ignore[attr-defined]
    assert not any(uploads.is_relative_to(root.resolve()) for root in roots)
