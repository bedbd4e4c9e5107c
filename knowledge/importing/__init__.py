"""Import of articles: the page tree of another portal becomes a tree of articles.

``portal`` reads the file, ``cleaning`` makes our running text of its HTML, ``running`` writes and reports.
"""

from knowledge.importing.drafting import Source
from knowledge.importing.portal import PortalError, PortalPage, read_portal
from knowledge.importing.running import import_pages

__all__ = [
    "PortalError",
    "PortalPage",
    "Source",
    "import_pages",
    "read_portal",
]
