"""The words of bodies and running text, for search."""

from typing import Any

from django.utils.html import strip_tags


def stream_text(value: Any) -> str:
    """Give the words in the StreamField value ``value`` as plain text, one part a line, without markup.

    Titles of linked pages and documents are left out: not everybody who reads the page may know of them.
    An empty or missing value gives "".
    """
    if not value:
        return ""
    parts = value.stream_block.get_searchable_content(value)
    return "\n".join(line for part in parts if (line := " ".join(str(part).split())))


def plain_text(rich_text: str) -> str:
    """Give running text without markup, on one line; words of neighbouring blocks stay apart."""
    return " ".join(strip_tags(rich_text.replace("<", " <")).split())
