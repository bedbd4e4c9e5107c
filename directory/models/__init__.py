"""The directory: its pages, providers and offers, one family a file."""

from directory.models.choices import (
    Access,
    AvailabilityState,
    ConfirmedBy,
    Cost,
    Format,
    PreventionKind,
    PreventionTime,
    ProposalState,
    ProviderKind,
    Weekday,
    YesNo,
)
from directory.models.imports import DraftConflict
from directory.models.offer import OfferPage
from directory.models.offer_parts import Cooperation, OfferContact, OfferDocument, OpeningHours
from directory.models.pages import DirectoryPage, MunicipalityPage
from directory.models.provider import Provider, ProviderProposal
from directory.models.records import Availability, Closure, Confirmation, OfferOrigin, ServedBefore
from directory.models.statement import Statement
from directory.models.vocabulary import Language

__all__ = [
    "Access",
    "Availability",
    "AvailabilityState",
    "Closure",
    "Confirmation",
    "ConfirmedBy",
    "Cooperation",
    "Cost",
    "DirectoryPage",
    "DraftConflict",
    "Format",
    "Language",
    "MunicipalityPage",
    "OfferContact",
    "OfferDocument",
    "OfferOrigin",
    "OfferPage",
    "OpeningHours",
    "PreventionKind",
    "PreventionTime",
    "ProposalState",
    "Provider",
    "ProviderKind",
    "ProviderProposal",
    "ServedBefore",
    "Statement",
    "Weekday",
    "YesNo",
]
