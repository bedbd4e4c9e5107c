"""What this app keeps of what people say of an offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from directory.models import Availability, Closure, Confirmation, OfferPage, ProviderProposal
from directory.permissions import proposals_to_decide
from directory.statements import StatementKind, kinds


def _proposals(offer: OfferPage, user: Any) -> QuerySet[ProviderProposal]:
    """Those on the offer's provider that the user has made or decides on."""
    proposals = ProviderProposal.objects.filter(provider=offer.provider_id).select_related("provider")
    return proposals.filter(Q(by=user) | Q(pk__in=proposals_to_decide(user).order_by().values("pk")))


def register_kinds() -> None:
    """Show what this app keeps; called once when the app is ready."""
    for model in (Confirmation, Availability, Closure):
        kinds.register(StatementKind(model._meta.model_name or "", _on_offer(model)))
    kinds.register(StatementKind("providerproposal", _proposals))


def _on_offer(model: type[Any]) -> Callable[[OfferPage, Any], QuerySet[Any]]:
    """Return what finds the statements of ``model`` on an offer; who may edit it may read them all."""
    return lambda offer, _user: model.objects.filter(offer=offer.pk)
