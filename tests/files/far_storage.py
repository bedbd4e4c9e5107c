"""A storage like a bucket: its files have no path on this host."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.core.files.storage import InMemoryStorage, Storage

from files.storage import CheckedAddress


class FarStorage(CheckedAddress, Storage):
    """Keeps files in memory and says, as object storage does, that they have no path."""

    def __init__(self) -> None:
        self.bucket = InMemoryStorage()

    def _open(self, name: str, mode: str = "rb") -> Any:
        return self.bucket.open(name, mode)

    def _save(self, name: str, content: File) -> str:
        return self.bucket.save(name, content)

    def exists(self, name: str) -> bool:
        return self.bucket.exists(name)

    def delete(self, name: str) -> None:
        self.bucket.delete(name)

    def size(self, name: str) -> int:
        return self.bucket.size(name)
