"""Start page, updates and legal texts, one family a file."""

from home.models.home_page import HomePage
from home.models.legal import LegalText
from home.models.updates import UpdateIndexPage, UpdatePage

__all__ = ["HomePage", "LegalText", "UpdateIndexPage", "UpdatePage"]
