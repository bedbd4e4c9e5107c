"""The parts that the body of a page is built from, one kind a file.

A page type takes all of them at once::

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("Inhalt"))

and its template draws them with ``{% include_block page.body %}``. The request has to be in the context, as
it is in every page's template: some blocks show only what the reader may open.
"""

from wagtail.blocks import StreamBlock

from core.blocks.accordion import AccordionBlock
from core.blocks.callout import CalloutBlock
from core.blocks.contact import ContactBlock
from core.blocks.documents import DocumentsBlock
from core.blocks.image import FigureBlock
from core.blocks.linked_entries import LinkedEntriesBlock
from core.blocks.quote import QuoteBlock
from core.blocks.rich_text import SHORT_FEATURES, TEXT_FEATURES, TextBlock
from core.blocks.table import TableBlock
from core.blocks.text import stream_text

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
    "QuoteBlock",
    "TableBlock",
    "TextBlock",
    "stream_text",
]


class BodyBlock(StreamBlock):
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

    class Meta:
        template = "blocks/body.html"
