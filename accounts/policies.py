"""Who may do what with invitations in the administration; it follows the role table."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from accounts.invitations import inviting_roles


class InvitationPolicy(ModelPermissionPolicy):
    """Whoever may hand out a role may see and make invitations; none is edited or deleted."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether ``user`` may do ``action`` with invitations at all."""
        return action in {"view", "add"} and user.is_active and bool(inviting_roles(user))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether ``user`` may do any of ``actions``."""
        return any(self.user_has_permission(user, action) for action in actions)
