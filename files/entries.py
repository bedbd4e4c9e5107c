"""What search knows of documents."""

from django.utils.translation import gettext_lazy as _

from files.models import Document
from search.api import KINDS, EntryData, Kind, register


def document_entry(document: Document) -> EntryData:
    """Give the entry of a document; who may find it follows its collection, which search adds."""
    return EntryData(
        title=document.title,
        text=document.text,
        keywords=document.file_extension.upper(),
        url=document.url,
        date=document.created_at.date(),
    )


def register_entries() -> None:
    """Make documents findable."""
    KINDS.register(Kind("document", _("Dokumente")))
    register(Document, kind="document", build=document_entry)
