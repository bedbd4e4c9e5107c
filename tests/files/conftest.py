"""What tests of files have in common."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from wagtail.models import Collection


@pytest.fixture(autouse=True)
def root(db: None) -> Collection:
    """The root collection; and no rendition that an earlier test left in the cache."""
    cache.clear()
    return Collection.get_first_root_node() or Collection.add_root(name="Root")
