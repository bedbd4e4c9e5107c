"""Lists from A to Z, the page of a provider, and what may be said on an offer's page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.visibility import may_see_page
from directory.alphabet import by_letter
from directory.availability import close, last_availability, reopen, say_availability
from directory.confirmation import confirm
from directory.listing import directory_of, paginate, with_offer_numbers
from directory.models import Closure, OfferPage, Provider
from directory.presenting import may_care_for
from directory.record_forms import AvailabilityForm, ClosureForm

ROWS_A_PAGE = 100


@require_GET
def offers_from_a_to_z(request: HttpRequest) -> HttpResponse:
    """List the offers that the reader may see, a letter at a time (parameter ``buchstabe``)."""
    letters, shown, offers = by_letter(
        OfferPage.objects.listed_for(request.user), "title", request.GET.get("buchstabe", "")
    )
    context = {
        "letters": letters,
        "shown": shown,
        "offers": paginate(offers, request, "seite", ROWS_A_PAGE),
        "section": directory_of(request.user),
    }
    return render(request, "directory/offers_a_to_z.html", context)


@require_GET
def providers_from_a_to_z(request: HttpRequest) -> HttpResponse:
    """List the providers, a letter at a time (parameter ``buchstabe``)."""
    letters, shown, providers = by_letter(Provider.objects.all(), "name", request.GET.get("buchstabe", ""))
    rows = paginate(providers.order_by("name", "pk"), request, "seite", ROWS_A_PAGE)
    context = {
        "letters": letters,
        "shown": shown,
        "providers": rows,
        "rows": with_offer_numbers(list(rows), request.user),
        "section": directory_of(request.user),
    }
    return render(request, "directory/providers_a_to_z.html", context)


@require_GET
def provider_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a provider with those of its offers that the reader may see; 404 when there is none."""
    provider = get_object_or_404(
        Provider.objects.select_related("parent", "municipality").defer("municipality__border"), slug=slug
    )
    context = {
        "provider": provider,
        "branches": provider.branches.all(),
        "offers": paginate(
            OfferPage.objects.listed_for(request.user).filter(provider=provider), request, "seite"
        ),
        "section": directory_of(request.user),
    }
    return render(request, "directory/provider_detail.html", context)


@require_POST
def confirm_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the details of an offer are right, and go back to it, or to ``next`` on this site."""
    offer = _cared_for(request, pk)
    confirm(offer, request.user)
    messages.success(request, _("Danke. Die Angaben gelten als bestätigt."))
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        return redirect(back)
    return redirect(offer.get_url(request))


@require_http_methods(["GET", "POST"])
def offer_availability(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether an offer has free places, and write the answer down."""
    offer = _cared_for(request, pk)
    form = AvailabilityForm(request.POST or None, instance=last_availability(offer), prefix="plaetze")
    if request.method == "POST" and form.is_valid():
        say_availability(offer, request.user, form.cleaned_data["state"], form.cleaned_data["weeks"])
        messages.success(request, _("Die freien Plätze sind eingetragen."))
        return redirect(offer.get_url(request))
    return _ask(request, offer, form, _("Gibt es freie Plätze?"))


@require_http_methods(["GET", "POST"])
def close_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask from when to when an offer is closed, and write the answer down."""
    offer = _cared_for(request, pk)
    form = ClosureForm(request.POST or None, prefix="schliessung")
    if request.method == "POST" and form.is_valid():
        close(offer, request.user, **form.cleaned_data)
        messages.success(request, _("Die Schließung ist eingetragen."))
        return redirect(offer.get_url(request))
    return _ask(request, offer, form, _("Vorübergehend schließen"))


@require_POST
def reopen_offer(request: HttpRequest, pk: int, closure_pk: int) -> HttpResponse:
    """End a closure and go back to the offer; one that is gone, as after a first click, is ended already.

    404 for a closure of another offer.
    """
    offer = _cared_for(request, pk)
    closure = Closure.objects.filter(pk=closure_pk).first()
    if closure is not None and closure.offer_id != offer.pk:
        raise Http404
    if closure is not None:
        reopen(closure, request.user)
    messages.success(request, _("Das Angebot ist wieder geöffnet."))
    return redirect(offer.get_url(request))


def _cared_for(request: HttpRequest, pk: int) -> OfferPage:
    """Give a published offer that the person may edit; 404 when it is not there or not visible, else 403."""
    # By the field: a number beyond what the database can hold is an error for the relation behind ``pk``.
    offer = get_object_or_404(OfferPage.objects.live(), id=pk)
    if may_care_for(request.user, offer):
        return offer
    if not may_see_page(offer, request.user):
        raise Http404
    raise PermissionDenied


def _ask(request: HttpRequest, offer: OfferPage, form: ModelForm, heading: str) -> HttpResponse:
    context = {"offer": offer, "page": offer, "form": form, "heading": heading}
    return render(request, "directory/offer_form.html", context, status=200 if not form.is_bound else 422)
