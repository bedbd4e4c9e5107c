"""What follows when something of the directory is saved."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageLogEntry
from wagtail.signals import page_published, post_page_move

from accounts.roles import grant_municipality_page
from core.models import Municipality
from directory.confirmation import confirm_first_publication, take_over_confirmations
from directory.county_map import forget_map
from directory.following import (
    follow_municipality,
    follow_place,
    keep_alias_at_its_place,
    restrict_copies,
)
from directory.models import DraftConflict, MunicipalityPage, OfferPage, Provider
from directory.serving import may_serve_county
from search.api import mark_all


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


@receiver(post_page_move, sender=OfferPage, dispatch_uid="directory.offer_moved")
def follow_moved_offer(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """A moved offer serves the municipality it has come to, no longer the one it has left."""
    follow_place(OfferPage.objects.get(pk=instance.pk), parent_page_before, parent_page_after)


@receiver(post_save, sender=PageLogEntry, dispatch_uid="directory.offer_copied")
def follow_copied_offer(instance: PageLogEntry, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A copy or an alias serves the municipality it was made in.

    Wagtail sends no signal for either, whichever door they come through; it writes both into its log, with
    the page above the original.
    """
    if raw or not created or instance.action not in {"wagtail.copy", "wagtail.create_alias"}:
        return
    offer = OfferPage.objects.filter(pk=instance.page_id).first()
    if offer is None:
        return
    source = (instance.data or {}).get("source") or {}
    place = offer.get_parent()
    follow_place(offer, Page.objects.filter(pk=source.get("id")).first(), place)
    if instance.action == "wagtail.create_alias":
        take_over_confirmations(offer)
    is_copy = instance.action == "wagtail.copy"
    if is_copy and offer.serves_all and instance.user and not may_serve_county(instance.user):
        restrict_copies(offer, place)


@receiver(post_save, sender=PageLogEntry, dispatch_uid="directory.offer_published")
def confirm_published_offer(instance: PageLogEntry, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """Whoever publishes an offer first confirms it; of a plan that is who has made it.

    The log knows who it was, whichever door they came through. An import publishes without it: nobody has
    read what it brings.
    """
    if raw or not created or instance.action not in {"wagtail.publish", "wagtail.publish.scheduled"}:
        return
    offer = OfferPage.objects.filter(pk=instance.page_id).first()
    if offer is None:
        return
    user = instance.user
    if instance.action == "wagtail.publish.scheduled":
        plans = PageLogEntry.objects.filter(page=instance.page_id, action="wagtail.publish.schedule")
        plan = plans.order_by("-timestamp").first()
        user = plan.user if plan else None
    confirm_first_publication(offer, user)


@receiver(page_published, sender=OfferPage, dispatch_uid="directory.alias_published")
def place_published_alias(instance: OfferPage, **kwargs: Any) -> None:
    """An alias takes over all of its source but for the municipality that comes from the place."""
    if instance.alias_of_id:
        keep_alias_at_its_place(instance)


@receiver(pre_save, sender=MunicipalityPage, dispatch_uid="directory.remember_municipality")
def remember_municipality(instance: MunicipalityPage, raw: bool = False, **kwargs: Any) -> None:
    """Keep in mind whose page it was."""
    before = MunicipalityPage.objects.filter(pk=instance.pk).values_list("municipality_id", flat=True)
    instance._municipality_before = None if raw else before.first()


@receiver(post_save, sender=MunicipalityPage, dispatch_uid="directory.municipality_changed")
def follow_changed_municipality(instance: MunicipalityPage, **kwargs: Any) -> None:
    """The offers below a page that is given to another municipality serve that one."""
    before = instance._municipality_before
    if before is not None and before != instance.municipality_id:
        for offer in OfferPage.objects.child_of(instance):
            follow_municipality(offer, before, instance.municipality_id)
