"""Who may do what with outgoing mail in the administration; it follows the role table."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class OutgoingMailPolicy(ModelPermissionPolicy):
    """Mails are looked at; none is written, edited or deleted by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether ``user`` may do ``action`` with mails at all."""
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Tell whether ``user`` may do any of ``actions``."""
        return any(self.user_has_permission(user, action) for action in actions)
