"""Documents to open or download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.audience import hidden_collections


class DocumentsBlock(StructBlock):
    """A list of documents, without those that the reader may not open."""

    title = CharBlock(label=_("Überschrift"), required=False, max_length=120)
    documents = ListBlock(DocumentChooserBlock(label=_("Dokument")), label=_("Dokumente"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``shown``: the documents that exist and that the reader may open."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        hidden = hidden_collections(parent_context)
        context["shown"] = [
            document
            for document in value.get("documents") or ()
            if document is not None and document.collection_id not in hidden
        ]
        return context

    class Meta:
        icon = "doc-full"
        label = _("Dokumente")
        description = _("Dateien zum Öffnen oder Herunterladen.")
        template = "blocks/documents.html"
