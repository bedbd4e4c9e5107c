"""Lists of offers and providers that a reader may see, and the context of the pages that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage, Paginator
from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest
from django.urls import reverse

from accounts.roles import may_edit
from core.models import LifePhase, Municipality
from core.page_contexts import page_context
from core.visibility import may_see_collection, visible_pages
from directory.county_map import county_map
from directory.models import DirectoryPage, MunicipalityPage, OfferPage, Provider
from directory.search_links import offers_url

OFFERS_A_PAGE = 20
OFFERS_A_PHASE = 4


def directory_of(user: Any) -> DirectoryPage | None:
    """Give the county's directory page when ``user`` may see it."""
    return visible_pages(DirectoryPage.objects.live(), user).first()


def with_offer_numbers(providers: Sequence[Provider], user: Any) -> list[tuple[Provider, int]]:
    """Give ``providers``, each with the number of its offers that lists show ``user``; one query."""
    counted = (
        OfferPage.objects.listed_for(user).filter(provider__in=providers).order_by().values_list("provider")
    )
    numbers = dict(counted.annotate(Count("pk")))
    return [(provider, numbers.get(provider.pk, 0)) for provider in providers]


def paginate(
    rows: QuerySet[Any], request: HttpRequest, parameter: str, size: int = OFFERS_A_PAGE
) -> ListPage:
    """Give the part of ``rows`` that the address asks for; a wrong number gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get(parameter))


@page_context(DirectoryPage)
def directory_context(page: DirectoryPage, request: HttpRequest) -> dict[str, Any]:
    """Give what the county's directory page shows: its municipalities and its county-wide offers."""
    municipalities = MunicipalityPage.objects.child_of(page).live().select_related("municipality")
    pages = list(visible_pages(municipalities, request.user).defer("municipality__border").order_by("title"))
    return {
        "municipality_pages": pages,
        "map": map_of(pages, request),
        "offers": paginate(OfferPage.objects.listed_for(request.user).child_of(page), request, "seite"),
    }


@page_context(MunicipalityPage)
def municipality_context(page: MunicipalityPage, request: HttpRequest) -> dict[str, Any]:
    """Give what a municipality's page shows: its offers by life phase, those from elsewhere among them.

    The parameter ``phase`` (slug of a life phase) asks for all of one phase instead, own ones first and page
    by page; an unknown one asks for nothing.
    """
    municipality = (
        Municipality.objects.select_related("youth_office").defer("border").get(pk=page.municipality_id)
    )
    # Whatever else the page asks of its municipality needs no query of its own, nor the border.
    page.municipality = municipality
    phases = list(LifePhase.objects.all())
    chosen = next((phase for phase in phases if phase.slug == request.GET.get("phase")), None)
    siblings = MunicipalityPage.objects.live().select_related("municipality").defer("municipality__border")
    pages = list(visible_pages(siblings, request.user).order_by("title"))
    offers = OfferPage.objects.serving(municipality).listed_for(request.user)
    context: dict[str, Any] = {
        "municipality": municipality,
        "image": _visible_image(page, request.user),
        "add_offer_url": _add_offer_url(page, request.user),
        "phases": phases,
        "chosen_phase": chosen,
        "map": map_of(pages, request, page),
        "total": offers.count(),
        "search_url": offers_url(municipality),
    }
    if chosen is None:
        return context | {"groups": by_phase(offers, phases, page)}
    offers = offers.filter(life_phases=chosen)
    return context | {
        "offers": paginate(offers.child_of(page), request, "seite"),
        "other_offers": paginate(offers.not_child_of(page), request, "weitere"),
    }


@dataclass(slots=True)
class PhaseGroup:
    """The first offers of a life phase, None for those without one, and how many there are in all."""

    phase: LifePhase | None
    offers: list[OfferPage]
    total: int


def by_phase(offers: Any, phases: list[LifePhase], page: MunicipalityPage) -> list[PhaseGroup]:
    """Give the first ``OFFERS_A_PHASE`` offers of each life phase, those below ``page`` first; one query.

    Phases without any are there too: a gap is worth knowing. Each offer has ``is_own``.
    """
    own_first = Case(
        When(path__startswith=page.path, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    rows = (
        offers.order_by()
        .annotate(
            phase=F("life_phases"),
            elsewhere=own_first,
            number=Window(RowNumber(), partition_by=[F("life_phases")], order_by=[own_first, "title", "pk"]),
            in_phase=Window(Count("pk"), partition_by=[F("life_phases")]),
        )
        .filter(number__lte=OFFERS_A_PHASE)
        .order_by("number")
    )
    found: dict[int | None, PhaseGroup] = {phase.pk: PhaseGroup(phase, [], 0) for phase in phases}
    for offer in rows:
        group = found.setdefault(offer.phase, PhaseGroup(None, [], 0))
        offer.is_own = not offer.elsewhere
        group.offers.append(offer)
        group.total = offer.in_phase
    return list(found.values())


def map_of(
    pages: list[MunicipalityPage], request: HttpRequest, current: MunicipalityPage | None = None
) -> dict[str, Any] | None:
    """Give the map of the county with the address of each of ``pages``; ``current`` stands out on it."""
    drawn = county_map()
    if drawn is None:
        return None
    urls = {page.municipality.slug: page.get_url(request) for page in pages}
    here = current.municipality.slug if current is not None else ""
    return {
        "width": drawn.width,
        "height": drawn.height,
        "shapes": [(shape, urls.get(shape.slug, ""), shape.slug == here) for shape in drawn.shapes],
    }


def _add_offer_url(page: MunicipalityPage, user: Any) -> str:
    """Give where ``user`` may write a new offer of this municipality, else ""."""
    if not page.pk or not may_edit(user) or not page.permissions_for_user(user).can_add_subpage():
        return ""
    return reverse("wagtailadmin_pages:add", args=["directory", "offerpage", page.pk])


def _visible_image(page: MunicipalityPage, user: Any) -> Any:
    image = page.image
    return image if image is not None and may_see_collection(image.collection, user) else None
