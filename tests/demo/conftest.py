"""The demo, loaded once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.demo_copy import demo_in


@pytest.fixture(scope="package")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """Let all tests find a copy of the demo; gives the directory of its files."""
    directory = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock(), demo_in(directory):
        yield directory / "uploads"


@pytest.fixture(autouse=True)
def _demo(loaded: Path, settings: Any) -> None:
    """Let every test find the demo and its files."""
    settings.MEDIA_ROOT = loaded
    settings.DEMO = True
