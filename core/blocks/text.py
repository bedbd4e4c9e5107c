"""The words of a body, for search."""

from typing import Any


def stream_text(value: Any) -> str:
    """Give the words in the StreamField value ``value`` as plain text, one part a line, without markup.

    Titles of linked pages and documents are left out: not everybody who reads the page may know of them.
    An empty or missing value gives "".
    """
    if not value:
        return ""
    parts = value.stream_block.get_searchable_content(value)
    return "\n".join(line for part in parts if (line := " ".join(str(part).split())))
