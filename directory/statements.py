"""Who said what of an offer, and when: everything that apps keep of it, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.db.models import Q, QuerySet

from core.registry import Registry
from directory.models import Availability, Closure, Confirmation, OfferPage, ProviderProposal, Statement
from directory.permissions import proposals_to_decide

SHOWN = 50


@dataclass(frozen=True, slots=True)
class StatementKind:
    """A kind of statement; ``about`` returns those on an offer that a user may read."""

    name: str
    about: Callable[[OfferPage, Any], QuerySet[Any]]


kinds: Registry[StatementKind] = Registry()


def statements_on(offer: OfferPage, user: Any) -> list[Statement]:
    """Return the latest statements on ``offer`` that ``user`` may read, with who made them, the newest first.

    At most ``SHOWN``; one query for each kind.
    """
    found: list[Statement] = []
    for kind in kinds:
        found += kind.about(offer, user).select_related("by").order_by("-said_at", "-pk")[:SHOWN]
    return nlargest(SHOWN, found, key=lambda statement: statement.said_at)


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
