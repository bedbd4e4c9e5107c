"""The accounts app in Wagtail's administration."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from accounts.invitation_admin import InvitationViewSet
from accounts.models import User


@hooks.register("register_admin_viewset")
def register_invitations() -> InvitationViewSet:
    """Add «Einladungen»."""
    return InvitationViewSet()


@hooks.register("before_bulk_action")
def protect_superusers(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    """Keep whoever is no superuser from acting on superusers by the list's checkboxes."""
    if request.user.is_superuser:
        return
    if any(isinstance(found, User) and found.is_superuser for found in objects):
        raise PermissionDenied


@hooks.register("after_bulk_action")
def tell_search_of_closed_accounts(
    request: HttpRequest, action_type: str, objects: list[Any], action_class_instance: Any
) -> None:
    """Save accounts that were opened or closed in bulk, which no signal tells of: search has to know."""
    if action_type == "set_active_state":
        for user in User.objects.filter(pk__in=[found.pk for found in objects]):
            user.save(update_fields=["is_active"])
