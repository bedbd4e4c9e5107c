"""What the page of an offer shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.roles import may_edit
from core.page_contexts import page_context
from core.visibility import visible_files
from directory.availability import closures_to_come, known_availability, last_availability
from directory.completeness import missing
from directory.confirmation import is_fresh, last_confirmation
from directory.facts import FOR_PLANNING, GOOD_TO_KNOW, facts_of
from directory.models import OfferPage
from directory.models.offer_parts import OfferDocument
from directory.opening_hours import opening_lines
from directory.place import public_place
from directory.record_forms import AvailabilityForm, ClosureForm
from directory.terms import drafted_terms_of, terms_of
from files.models import Document


def may_care_for(user: Any, offer: OfferPage) -> bool:
    """Tell whether ``user`` may confirm ``offer``, say if there are places and close it: who may edit it."""
    # Readers have no access to the admin at all; asking that first spares them the queries on page rights.
    return may_edit(user) and bool(offer.permissions_for_user(user).can_edit())


def _contact_edit_url(offer: OfferPage) -> str:
    """Lead right to the telephone number of the first contact in the form, without one to the website."""
    # Wagtail's own way to a field, which its reports on usage take too: it opens and scrolls to the field.
    place = "phone" if offer.contacts.exists() else "website"
    return f"{reverse('wagtailadmin_pages:edit', args=[offer.pk])}#:w:contentpath={place}"


@page_context(OfferPage)
def offer_context(offer: OfferPage, request: HttpRequest) -> dict[str, Any]:
    """Give the context of an offer's template."""
    today = timezone.localdate()
    closures = closures_to_come(offer) if offer.pk else []
    cares = bool(offer.pk) and may_care_for(request.user, offer)
    read_terms = drafted_terms_of if getattr(request, "is_preview", False) else terms_of
    terms = read_terms(offer, request.user)
    confirmation = last_confirmation(offer) if offer.pk else None
    context: dict[str, Any] = {
        "place": public_place(offer),
        "terms": terms,
        "goals": [(term.name, Page(url_path=term.slug).get_url(request)) for term in terms["goals"]],
        "hours": opening_lines(offer.opening_hours.all(), today),
        "price": price_text(offer),
        "good_to_know": facts_of(offer, GOOD_TO_KNOW, terms),
        "for_planning": facts_of(offer, FOR_PLANNING, terms),
        "partners": [row.provider for row in offer.cooperations.select_related("provider")],
        "documents": _visible_documents(offer, request),
        "availability": known_availability(offer) if offer.pk else None,
        "closures": closures,
        "confirmation": confirmation,
        "is_fresh": is_fresh(confirmation),
        "provider_phone": _provider_phone(offer),
        "is_over": bool(offer.valid_to and offer.valid_to < today),
        "may_care": cares,
    }
    if cares:
        context["contact_edit_url"] = _contact_edit_url(offer)
        context["missing"] = missing(offer)
        context["availability_form"] = AvailabilityForm(instance=last_availability(offer), prefix="plaetze")
        context["closure_form"] = ClosureForm(prefix="schliessung")
    return context


def _provider_phone(offer: OfferPage) -> str:
    """The provider's telephone number, "" when a contact says the same."""
    phone = offer.provider.phone if offer.provider else ""
    return "" if phone in {contact.phone for contact in offer.contacts.all()} else phone


def price_text(offer: OfferPage) -> str:
    """Give the price in words, "" without one: «45,00 Euro»."""
    if offer.price is None:
        return ""
    return _("%(price)s Euro") % {"price": number_format(offer.price, decimal_pos=2)}


def cost_text(offer: OfferPage) -> str:
    """Give who pays on one line, for lists."""
    return ", ".join(part for part in (*offer.costs_labels, price_text(offer)) if part)


def _visible_documents(offer: OfferPage, request: HttpRequest) -> list[Document]:
    """The documents of ``offer`` that the reader may see; a preview shows those of the draft."""
    if offer.pk is None or getattr(request, "is_preview", False):
        drafted = [row.document for row in offer.offer_documents.all()]
        visible = set(visible_files(Document.objects.filter(pk__in=[d.pk for d in drafted]), request.user))
        return [document for document in drafted if document in visible]
    rows = OfferDocument.objects.filter(page=offer).select_related("document")
    return [row.document for row in visible_files(rows, request.user, "document__collection")]
