"""Links to documents in running text: those in restricted collections by number, as a name tells too."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler

from core.stored_markup import ByNumber
from core.visibility import collection_restrictions


class CheckedDocumentLinkHandler(ByNumber, DocumentLinkHandler):
    """Links that do not tell the names of files that not everybody may open."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Give the opening tag for each link, without an address where the document is gone."""
        documents: list[Any] = cls.get_many(attrs_list)
        there = [document for document in documents if document is not None]
        prefetch_related_objects(there, "collection")
        restrictions = collection_restrictions({d.collection_id: d.collection for d in there}.values())
        return [
            f'<a href="{escape(_address(document, bool(restrictions[document.collection_id])))}">'
            if document is not None
            else "<a>"
            for document in documents
        ]


def _address(document: Any, is_restricted: bool) -> str:
    return reverse("files:document", args=[document.pk]) if is_restricted else document.url
