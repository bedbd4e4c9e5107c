"""Lists of offers and providers that a reader may see, and the context of the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page as ListPage, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import may_edit
from core.models import LifePhase, Municipality
from core.visibility import may_see_collection, visible_pages
from directory.models import MunicipalityPage, OfferPage
from directory.serving import serving_filter

if TYPE_CHECKING:
    from directory.models import DirectoryPage

OFFERS_A_PAGE = 20


def listed_offers(user: Any) -> Any:
    """Give the offers that lists show ``user``: published, visible, and not over or still to come."""
    today = timezone.localdate()
    offers = OfferPage.objects.live().filter(
        Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
    )
    return visible_pages(offers, user).select_related("provider").order_by("title", "pk")


def paginate(
    rows: QuerySet[Any], request: HttpRequest, parameter: str, size: int = OFFERS_A_PAGE
) -> ListPage:
    """Give the part of ``rows`` that the address asks for; a wrong number gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get(parameter))


def directory_context(page: DirectoryPage, request: HttpRequest) -> dict[str, Any]:
    """Give what the county's directory page shows: its municipalities and its county-wide offers."""
    municipalities = MunicipalityPage.objects.child_of(page).live().select_related("municipality")
    return {
        "municipality_pages": visible_pages(municipalities, request.user)
        .defer("municipality__border")
        .order_by("title"),
        "offers": paginate(listed_offers(request.user).child_of(page), request, "seite"),
    }


def municipality_context(page: MunicipalityPage, request: HttpRequest) -> dict[str, Any]:
    """Give what a municipality's page shows: its offers, and those from elsewhere that serve it.

    The parameter ``phase`` (slug of a life phase) filters both; an unknown one filters nothing.
    """
    municipality = (
        Municipality.objects.select_related("youth_office").defer("border").get(pk=page.municipality_id)
    )
    phases = list(LifePhase.objects.all())
    chosen = next((phase for phase in phases if phase.slug == request.GET.get("phase")), None)
    offers = listed_offers(request.user)
    if chosen is not None:
        offers = offers.filter(life_phases=chosen)
    elsewhere = offers.not_child_of(page).filter(serving_filter(municipality))
    return {
        "municipality": municipality,
        "image": _visible_image(page, request.user),
        "add_offer_url": _add_offer_url(page, request.user),
        "phases": phases,
        "chosen_phase": chosen,
        "offers": paginate(offers.child_of(page), request, "seite"),
        "other_offers": paginate(elsewhere, request, "weitere"),
    }


def _add_offer_url(page: MunicipalityPage, user: Any) -> str:
    """Give where ``user`` may write a new offer of this municipality, else ""."""
    if not page.pk or not may_edit(user) or not page.permissions_for_user(user).can_add_subpage():
        return ""
    return reverse("wagtailadmin_pages:add", args=["directory", "offerpage", page.pk])


def _visible_image(page: MunicipalityPage, user: Any) -> Any:
    image = page.image
    return image if image is not None and may_see_collection(image.collection, user) else None
