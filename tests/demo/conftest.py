"""The demo, loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from demo.loading import load_demo
from tests.taking_back import taken_back
from tests.tree import ensure_roots


@pytest.fixture(scope="package")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Load the demo in a transaction that is rolled back at the end; gives the directory of its files."""
    uploads = tmp_path_factory.mktemp("uploads")
    with taken_back(django_db_blocker):
        with override_settings(MEDIA_ROOT=uploads):
            ensure_roots()
            load_demo(lambda name: None)
        yield uploads


@pytest.fixture(autouse=True)
def _demo(loaded: Path, settings: Any) -> None:
    """Let every test find the demo and its files."""
    settings.MEDIA_ROOT = loaded
    settings.DEMO = True
