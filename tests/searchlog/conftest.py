"""What tests of the search use, too: pages that are found in a simple way, and engines."""

from __future__ import annotations

from tests.search.conftest import _sources, add_page, engine  # noqa: F401 - fixtures
