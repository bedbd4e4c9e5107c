"""Images and documents with what a public body owes their authors and readers."""

from files.models.documents import QUEUE_PATIENCE, Document, reading_due
from files.models.images import Image, Rendition
from files.models.origin import Origin

__all__ = [
    "QUEUE_PATIENCE",
    "Document",
    "Image",
    "Origin",
    "Rendition",
    "reading_due",
]
