"""What follows when something of the directory is saved."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from accounts.roles import grant_municipality_page
from core.models import Municipality
from directory.county_map import forget_map
from directory.models import DraftConflict, MunicipalityPage, OfferPage, Provider
from search.marks import mark_all


@receiver(post_save, sender=MunicipalityPage, dispatch_uid="directory.grant_page")
def grant_rights(instance: MunicipalityPage, raw: bool = False, **kwargs: Any) -> None:
    """Let the Redaktion of a municipality and its youth office edit below its page."""
    if not raw:
        grant_municipality_page(instance, instance.municipality)


@receiver(post_save, sender=Municipality, dispatch_uid="directory.municipality_saved")
@receiver(pre_delete, sender=Municipality, dispatch_uid="directory.municipality_deleted")
def mark_county_wide(instance: Municipality, **kwargs: Any) -> None:
    """Offers for the whole county serve a new municipality too, and are found under its new name; the map
    has to be drawn anew."""
    mark_all(OfferPage.objects.filter(serves_all=True))
    transaction.on_commit(forget_map)


@receiver(post_save, sender=Provider, dispatch_uid="directory.partner_saved")
def mark_partnerships(instance: Provider, created: bool, **kwargs: Any) -> None:
    """Offers are found by the names of their cooperation partners, providers by their parent's."""
    if not created:
        mark_all(OfferPage.objects.filter(cooperations__provider=instance))
        mark_all(Provider.objects.filter(parent=instance))


@receiver(page_published, sender=OfferPage, dispatch_uid="directory.conflict_settled")
def settle_conflict(instance: OfferPage, **kwargs: Any) -> None:
    """Whoever publishes has decided between draft and import."""
    DraftConflict.objects.filter(offer_id=instance.pk).delete()
