"""The panels of the start page, in no order of their own: each knows its place."""

from __future__ import annotations

from django.http import HttpRequest

from home.admin_start.coordination import AdministrationPanel, InvitationsPanel, WritePanel
from home.admin_start.municipality import MunicipalitiesPanel
from worklists.panels import StartPanel, work_list_panels

PANELS: tuple[type[StartPanel], ...] = (
    WritePanel,
    MunicipalitiesPanel,
    InvitationsPanel,
    AdministrationPanel,
)


def panels_for(request: HttpRequest) -> list[StartPanel]:
    """Return all panels; each draws nothing for a person whom it does not concern."""
    return [*(panel(request) for panel in PANELS), *work_list_panels(request)]
