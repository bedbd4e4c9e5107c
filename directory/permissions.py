"""Who may edit a provider: coordination each one, a municipality's editors its own; others may propose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.roles import is_coordination, municipalities_of
from directory.models import Provider, ProviderProposal


def may_edit_provider(user: Any, provider: Provider) -> bool:
    """Tell whether ``user`` may change ``provider`` at once.

    Coordination and administration may change all, editors and youth offices those of their municipalities.
    The county's providers (without a municipality) are coordination's.
    """
    if is_coordination(user):
        return True
    if provider.municipality_id is None or not user.has_perm("directory.change_provider"):
        return False
    return provider.municipality_id in municipalities_of(user)


def may_propose(user: Any) -> bool:
    """Tell whether ``user`` may propose changes to providers of others: who edits any."""
    return bool(is_coordination(user) or user.has_perm("directory.change_provider"))


def proposals_to_decide(user: Any) -> QuerySet[ProviderProposal]:
    """Give the proposals on which ``user`` decides: those on providers that ``user`` may edit."""
    proposals = ProviderProposal.objects.select_related("provider", "by", "decided_by")
    if is_coordination(user):
        return proposals
    if not user.has_perm("directory.change_provider"):
        return proposals.none()
    return proposals.filter(provider__municipality__in=municipalities_of(user))


class ProviderPermissionPolicy(ModelPermissionPolicy):
    """The model's permissions, and for changing or deleting one provider whose it is.

    The model permission alone opens the form: whoever may not change that provider proposes a change there.
    """

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Provider) -> bool:
        """Tell whether ``user`` may do ``action`` with this provider."""
        if not self.user_has_permission(user, action):
            return False
        return action not in {"change", "delete"} or may_edit_provider(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Provider]:
        """Give the providers ``user`` may do one of ``actions`` with."""
        actions = set(actions)
        if is_coordination(user) or self.user_has_any_permission(user, actions - {"change", "delete"}):
            return super().instances_user_has_any_permission_for(user, actions)
        if not self.user_has_any_permission(user, actions):
            return Provider.objects.none()
        return Provider.objects.filter(municipality__in=municipalities_of(user))
