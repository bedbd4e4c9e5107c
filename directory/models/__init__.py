"""The directory: its pages, providers and offers, one family a file."""

from directory.models.imports import DraftConflict
from directory.models.offer import OfferPage
from directory.models.offer_parts import Cooperation, OfferContact, OfferDocument, OpeningHours
from directory.models.pages import DirectoryPage, MunicipalityPage
from directory.models.provider import Provider, ProviderProposal
from directory.models.records import Availability, Closure, Confirmation, OfferOrigin, ServedBefore
from directory.models.statement import Statement
from directory.models.vocabulary import Language

__all__ = [
    "Availability",
    "Closure",
    "Confirmation",
    "Cooperation",
    "DirectoryPage",
    "DraftConflict",
    "Language",
    "MunicipalityPage",
    "OfferContact",
    "OfferDocument",
    "OfferOrigin",
    "OfferPage",
    "OpeningHours",
    "Provider",
    "ProviderProposal",
    "ServedBefore",
    "Statement",
]
