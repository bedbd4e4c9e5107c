"""What some tests need, and what happens where it is missing.

On a newcomer's machine such a test is skipped with its reason. Names listed in the environment variable
``REQUIRE`` (``.ci/run`` sets it) make it fail instead: browser, data, postgresql, elasticsearch.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NEEDS = ("browser", "data", "postgresql", "elasticsearch")
DATA_DIR = Path(os.environ.get("TEST_DATA_DIR", ROOT.parent / "shared" / "data"))


def need(name: str, there: object, reason: str) -> None:
    """Go on when ``there`` is true; else fail when ``name`` is required, or skip with ``reason``."""
    if there:
        return
    if name in os.environ.get("REQUIRE", "").split():
        pytest.fail(f"{name} is required here: {reason}", pytrace=False)
    pytest.skip(f"{name}: {reason}")


def data_file(relative: str) -> Path:
    """Give the path of a file among the real data sets, or skip (fail) where they are missing."""
    path = DATA_DIR / relative
    need("data", path.exists(), f"{path} is missing; TEST_DATA_DIR names another place")
    return path


def chromium() -> str | None:
    """Give the path of a Chromium found on the machine, or None for Playwright's own."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")
