"""Running text with headings, lists and links."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rich_text import RichTextBlock

# What editors may do in running text. No images, no embeds: they are blocks of their own or not wanted.
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
# The same without headings, for texts that stand below a heading of their own.
SHORT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(RichTextBlock):
    """Running text; its headings start at level 2, below the page's title."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Absätze, Zwischenüberschriften, Listen und Links.")
        template = "blocks/text.html"
