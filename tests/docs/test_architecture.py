"""The picture of the layers is that of the imports."""

from __future__ import annotations

import pytest

from intranet.architecture import PAGE, picture, with_picture


def test_the_picture_in_the_docs_is_that_of_the_imports() -> None:
    text = PAGE.read_text("utf-8")
    assert with_picture(text, picture()) == text, "Run `make architecture`."


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="substring not found"):
        with_picture("no marks", "graph TD\n")
