"""The catalogue of an offer's fields: what is true of each is said here once.

Forms, import, completeness, work lists, search and pages read it. How a value is parsed, drawn or put in
words stays with those functions.
"""

from directory.offer_fields.row import Filter, Group, OfferField, Recommended, Required, SearchedAs, Shown
from directory.offer_fields.rows import OFFER_FIELDS

__all__ = [
    "OFFER_FIELDS",
    "Filter",
    "Group",
    "OfferField",
    "Recommended",
    "Required",
    "SearchedAs",
    "Shown",
]
