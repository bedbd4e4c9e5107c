"""The parts that the body of a page is built from, one kind a file.

A page type takes all of them at once::

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("Inhalt"))

and its template draws them with ``{% include_block page.body %}``. The request has to be in the context, as
it is in every page's template: some blocks show only what the reader may open.
"""

from typing import Any

from wagtail.blocks import StreamBlock

from core.blocks.accordion import AccordionBlock
from core.blocks.callout import CalloutBlock
from core.blocks.contact import ContactBlock
from core.blocks.documents import DocumentsBlock
from core.blocks.image import FigureBlock
from core.blocks.linked_entries import LinkedEntriesBlock
from core.blocks.listing import MOST_LISTINGS, ListingBlock, ask_together
from core.blocks.quote import QuoteBlock
from core.blocks.rich_text import SHORT_FEATURES, TEXT_FEATURES, TextBlock
from core.blocks.table import TableBlock
from core.blocks.text import plain_text, stream_text

__all__ = [
    "SHORT_FEATURES",
    "TEXT_FEATURES",
    "AccordionBlock",
    "BodyBlock",
    "CalloutBlock",
    "ContactBlock",
    "DocumentsBlock",
    "FigureBlock",
    "LinkedEntriesBlock",
    "ListingBlock",
    "ListingsBlock",
    "QuoteBlock",
    "TableBlock",
    "TextBlock",
    "plain_text",
    "stream_text",
]


class _WithListings(StreamBlock):
    """Blocks with listings among them."""

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what all listings show, asked for together."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        listings = [child.value for child in value if child.block_type == "listing"]
        return context | ask_together(listings, parent_context) if listings else context

    class Meta:
        block_counts = {"listing": {"max_num": MOST_LISTINGS}}
        template = "blocks/body.html"


class ListingsBlock(_WithListings):
    """Listings alone, for pages whose other content has fields of its own."""

    listing = ListingBlock()


class BodyBlock(_WithListings):
    """Everything that may stand in the body of a page, in any order."""

    text = TextBlock()
    callout = CalloutBlock()
    image = FigureBlock()
    documents = DocumentsBlock()
    table = TableBlock()
    accordion = AccordionBlock()
    quote = QuoteBlock()
    contact = ContactBlock()
    linked_entries = LinkedEntriesBlock()
    listing = ListingBlock()
