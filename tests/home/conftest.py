"""Fixtures of the home app's tests."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from tests.updates.conftest import reading, update_index  # noqa: F401


@pytest.fixture(autouse=True)
def _no_leftover_limits() -> None:
    """Forget what rate limits have counted in other tests."""
    cache.clear()
