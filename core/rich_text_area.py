"""The editor of running text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from core.text import without_invisible_signs


class VisibleRichTextArea(DraftailRichTextArea):
    """Wagtail's editor; what is pasted into it comes without signs that nobody sees.

    Here, where the text is markup already: in the editor's own format formatting is told by positions.
    """

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """Return the markup that was sent, None when nothing was."""
        markup: str | None = super().value_from_datadict(data, files, name)
        return markup if markup is None else without_invisible_signs(markup)
