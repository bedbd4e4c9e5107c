"""The editor of running text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from core.rich_text import for_editor
from core.stored_markup import sound_markup
from core.visible_markup import visible_markup


class VisibleRichTextArea(DraftailRichTextArea):
    """Wagtail's editor; what is pasted into it comes as people see it (``core.visible_markup``).

    Here, where the text is markup already: in the editor's own format formatting is told by positions. A
    stored text that the editor could not open is put in order first (``core.rich_text``).
    """

    def format_value(self, value: Any) -> str:
        """Return what the editor opens."""
        formatted: str = super().format_value(
            for_editor(sound_markup(value), self.features) if isinstance(value, str) else value
        )
        return formatted

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """Return the markup that was sent, None when nothing was."""
        try:
            markup: str | None = super().value_from_datadict(data, files, name)
        except (
            ExporterException,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            AssertionError,
        ) as error:
            raise BadRequest("This is not what the editor sends.") from error
        return markup if markup is None else sound_markup(visible_markup(markup))
