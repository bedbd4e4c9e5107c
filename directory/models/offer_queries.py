"""Queries of offers that have a name."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.models import Municipality
from core.visibility import visible_pages


class OfferQuerySet(PageQuerySet):
    """Offers, drafts too unless a method says otherwise."""

    def serving(self, municipality: Municipality) -> Self:
        """Narrow to offers that serve ``municipality``: chosen for it, or for the whole county.

        Whom an offer serves is written down when it is published, see ``directory.serving``.
        """
        chosen = self.model.municipalities.through.objects.filter(municipality=municipality)
        return self.filter(Q(serves_all=True) | Q(pk__in=chosen.values("offerpage_id")))

    def listed_for(self, user: Any) -> Self:
        """Narrow to what lists show ``user``, by title: published, visible, not over nor still to come."""
        today = timezone.localdate()
        valid = self.live().filter(
            Q(valid_from=None) | Q(valid_from__lte=today), Q(valid_to=None) | Q(valid_to__gte=today)
        )
        offers: Self = visible_pages(valid, user)
        return offers.select_related("provider").order_by("title", "pk")


OfferManager = PageManager.from_queryset(OfferQuerySet)
