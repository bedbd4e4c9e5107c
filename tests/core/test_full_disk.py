"""On a full disk people read what is the matter, and that nothing was stored."""

from __future__ import annotations

import errno
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError, OperationalError
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from core.full_disk import is_full
from files.models import Document, Image
from tests.files.factories import png

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "name", "content", "model"),
    [
        ("wagtailimages:add", "bild.png", png(), Image),
        ("wagtaildocs:add", "plan.txt", b"Text", Document),
    ],
)
def test_an_upload_says_that_nothing_was_stored(
    address: str, name: str, content: bytes, model: Any, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> str:
        raise FULL

    monkeypatch.setattr(default_storage, "save", fail)
    root = Collection.get_first_root_node()
    data = {"title": "Neu", "collection": root.pk, "file": SimpleUploadedFile(name, content)}
    answer = admin_client.post(reverse(address), data)
    assert answer.status_code == 507
    assert "nichts gespeichert" in answer.content.decode()
    assert not model.objects.exists()


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (FULL, True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OperationalError("database or disk is full"), True),
        (OperationalError('could not extend file "base/1": No space left on device'), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (OperationalError("database is locked"), False),
        (DataError("value too long"), False),
        (ValueError("No space left on device"), False),
    ],
)
def test_only_a_full_disk_is_called_one(failure: Exception, expected: bool) -> None:
    assert is_full(failure) is expected
