"""What follows, in the same transaction, when bodies, meetings and memberships change."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from treebeard.mp_tree import path_updated
from wagtail.models import Page

from network.models import BodyPage, BodyTeam, MeetingPage, Membership
from network.privacy import sync_body, sync_meeting, sync_members
from search.api import mark_all


@receiver(post_save, sender=BodyPage)
def keep_body_private(instance: BodyPage, raw: bool, **kwargs: Any) -> None:
    """A body that is saved gets its team and is as private as it says; its meetings are found by its name."""
    if not raw:
        sync_body(instance)
        mark_all(MeetingPage.objects.child_of(instance))


@receiver(post_save, sender=MeetingPage)
def keep_meeting_private(instance: MeetingPage, raw: bool, **kwargs: Any) -> None:
    """A meeting that is saved is as private as it says."""
    if not raw:
        sync_meeting(instance)


@receiver(path_updated)
def follow_moved_meeting(sender: type[Any], new_path: str, **kwargs: Any) -> None:
    """A meeting that is moved to another body is read by that body's members, no longer by the old one's."""
    if issubclass(sender, Page):
        for meeting in MeetingPage.objects.filter(path=new_path):
            sync_meeting(meeting)


@receiver(pre_save, sender=Membership)
def remember_old_body(instance: Membership, **kwargs: Any) -> None:
    """Keep in mind which body a seat is taken away from."""
    before = Membership.objects.filter(pk=instance.pk).exclude(body_id=instance.body_id)
    instance._left_body = BodyPage.objects.filter(memberships__in=before).first()  # type: ignore[attr-defined]


@receiver(post_save, sender=Membership)
def admit_member(instance: Membership, raw: bool, **kwargs: Any) -> None:
    """Whoever has a seat passes the restrictions of the body; whoever had it before does not."""
    if raw:
        return
    sync_members(instance.body)
    left = instance._left_body  # type: ignore[attr-defined]
    if left is not None:
        sync_members(left)


@receiver(post_delete, sender=Membership)
def dismiss_member(instance: Membership, **kwargs: Any) -> None:
    """A seat that is gone gives no rights; when its body is being deleted, its team goes by itself."""
    body = BodyPage.objects.filter(pk=instance.body_id, team__isnull=False).first()
    if body is not None:
        sync_members(body)


@receiver(post_delete, sender=BodyTeam)
def delete_group_of_team(instance: BodyTeam, **kwargs: Any) -> None:
    """A body that is gone leaves no group; its files stay, and private ones stay with coordination."""
    instance.group.delete()
