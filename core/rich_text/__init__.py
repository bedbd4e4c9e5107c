"""Running text: what editors write in Draftail, and how anything else becomes such text.

``from_text`` and ``from_html`` make it of what comes from outside; the fields and blocks of this package
hold nothing that the editor cannot open.
"""

from core.rich_text.fields import RichTextBlock, RichTextField, StreamField
from core.rich_text.flattening import Target, from_html, link_target, parsed, without_keys
from core.rich_text.from_text import from_text, paragraphs
from core.rich_text.opening import can_open, features_of, for_editor
from core.rich_text.stored import unopenable

__all__ = [
    "RichTextBlock",
    "RichTextField",
    "StreamField",
    "Target",
    "can_open",
    "features_of",
    "for_editor",
    "from_html",
    "from_text",
    "link_target",
    "paragraphs",
    "parsed",
    "unopenable",
    "without_keys",
]
