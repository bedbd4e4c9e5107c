"""What other pages show of the chain."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chain.presenting import municipalities_for, standard_cell
from chain.standards import all_standards, standings, standings_of
from core.sections import Section, register_section
from directory.models import MunicipalityPage
from strategy.models import PreventionStandard


@register_section("directory.municipalitypage")
def standards_here(page: MunicipalityPage, request: HttpRequest) -> Section | None:
    """Which prevention standards the municipality meets and which are missing."""
    standards = all_standards()
    if not standards:
        return None
    place = page.municipality
    cells = [standard_cell(place, standing) for standing in standings_of(request.user, standards, place)]
    context = {"cells": cells, "met": sum(cell.standing.is_met for cell in cells)}
    return Section(_("Präventionsstandards hier"), "chain/standards_section.html", context, order=200)


@register_section("strategy.preventionstandard")
def places_of_standard(standard: PreventionStandard, request: HttpRequest) -> Section | None:
    """In which municipalities the standard is met and where it is missing, the person's own one first."""
    municipalities = municipalities_for(request.user)
    if not municipalities:
        return None
    found = standings(request.user, [standard], municipalities)
    rows = [(place, standard_cell(place, found[place.pk][0])) for place in municipalities]
    met = sum(cell.standing.is_met for _place, cell in rows)
    context = {"rows": rows, "met": met}
    return Section(_("Wo ist der Standard erfüllt?"), "chain/places_section.html", context, order=100)
