"""Start page and legal texts, one family a file."""

from home.models.home_page import HomePage
from home.models.legal import LegalText

__all__ = ["HomePage", "LegalText"]
