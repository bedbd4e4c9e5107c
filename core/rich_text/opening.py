"""Whether the editor can open a text, and what it is given when it could not."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from core.rich_text.flattening import from_html

# What hardly any text is not: paragraphs without anything in them that could be wrong.
_PLAIN = re.compile(r'(?:<p(?: data-block-key="[\w-]*")?>(?:[^<>]|<br ?/>)*+</p>)*+')


def for_editor(html: str, features: Collection[str] | None) -> str:
    """Return ``html`` as it is when the editor with ``features`` can open it, else put in order.

    Every door into a field of running text goes through here (``RichTextField``, ``RichTextBlock``).
    """
    return html if can_open(html, features) else from_html(html, features_of(features))


def features_of(features: Collection[str] | None) -> list[str]:
    """Return the features of a field, which are Wagtail's when it names none."""
    from wagtail.rich_text import features as registry

    return list(registry.get_default_features() if features is None else features)


def can_open(html: str, features: Collection[str] | None) -> bool:
    """Tell whether the editor can open ``html``; asks no database."""
    if _PLAIN.fullmatch(html):
        return True
    reader = _reader()(features_of(features))
    reader.reset()
    try:
        reader.feed(html)
        reader.close()
    except Exception:  # the editor asserts, and raises whatever it trips over
        return False
    return not any(handler for _name, handler in reader.open_elements)


@cache
def _reader() -> Any:
    """Return Wagtail's reader without its questions to the database; it exists once apps are loaded."""
    from wagtail.admin.rich_text.converters.html_to_contentstate import HtmlToContentStateHandler

    class Reader(HtmlToContentStateHandler):
        """Reads links to pages and documents like others, but for their numbers."""

        def handle_starttag(self, name: str, attrs: list[tuple[str, str | None]]) -> None:
            said = dict(attrs)
            if name == "a" and said.get("linktype") in ("page", "document"):
                int(said.get("id") or "")
                attrs = [("href", "#")]
            super().handle_starttag(name, attrs)

    return Reader
