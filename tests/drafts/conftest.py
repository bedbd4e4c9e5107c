"""Fixtures of the tests of drafts and plans."""

from tests.directory.conftest import directory_page, editor, municipality_page, offer

__all__ = ["directory_page", "editor", "municipality_page", "offer"]
