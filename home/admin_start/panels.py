"""The panels of the start page, in no order of their own: each knows its place."""

from __future__ import annotations

from django.http import HttpRequest

from home.admin_start.base import StartPanel
from home.admin_start.coordination import (
    AdministrationPanel,
    InvitationsPanel,
    LegalTextsPanel,
    PinnedUpdatesPanel,
    WritePanel,
)
from home.admin_start.documents import UnreadDocumentsPanel
from home.admin_start.municipality import CarePanel, MunicipalitiesPanel, ProposalsPanel, StalePanel

PANELS: tuple[type[StartPanel], ...] = (
    LegalTextsPanel,
    WritePanel,
    MunicipalitiesPanel,
    CarePanel,
    StalePanel,
    ProposalsPanel,
    UnreadDocumentsPanel,
    PinnedUpdatesPanel,
    InvitationsPanel,
    AdministrationPanel,
)


def panels_for(request: HttpRequest) -> list[StartPanel]:
    """Give all panels; each draws nothing for a person whom it does not concern."""
    return [panel(request) for panel in PANELS]
