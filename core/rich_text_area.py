"""The editor of running text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

from django.core.exceptions import BadRequest
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text import DraftailRichTextArea

from core.rich_text import for_editor
from core.stored_markup import sound_markup
from core.text import without_invisible_signs
from core.typed.phones import tel_uri

_CALL = re.compile(r'(?<=href=")tel:([^"]*)(?=")')


class VisibleRichTextArea(DraftailRichTextArea):
    """Wagtail's editor; what is pasted into it comes without signs that nobody sees, and links that call
    somebody dial one number.

    Wagtail only takes blanks out of a number: «+49 (0)2541/180» would dial nobody. Here, where the text is
    markup already: in the editor's own format formatting is told by positions. A stored text that the
    editor could not open is put in order first (``core.rich_text``).
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
        return (
            markup if markup is None else sound_markup(_CALL.sub(_dialled, without_invisible_signs(markup)))
        )


def _dialled(found: re.Match[str]) -> str:
    return escape(tel_uri(unescape(found[1]))) or found[0]
