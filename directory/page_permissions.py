"""Who may do what with the page of a municipality itself."""

from typing import Any

from wagtail.models import PagePermissionTester

from accounts.roles import is_coordination


class MunicipalityPagePermissions(PagePermissionTester):
    """Editors of a municipality edit its page; its place, address and being there are coordination's."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Deleting the page would take every offer along."""
        return is_coordination(self.user) and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """Unpublishing hides the municipality."""
        return is_coordination(self.user) and super().can_unpublish()

    def can_unschedule(self) -> bool:
        """A schedule is made by coordination only."""
        return is_coordination(self.user) and super().can_unschedule()

    def can_set_view_restrictions(self) -> bool:
        """A restriction would hide the municipality and everything below."""
        return is_coordination(self.user) and super().can_set_view_restrictions()

    def can_move(self) -> bool:
        """The page stays where it is."""
        return is_coordination(self.user) and super().can_move()

    def can_move_to(self, destination: Any) -> bool:
        """The page stays where it is."""
        return is_coordination(self.user) and super().can_move_to(destination)

    def can_copy(self) -> bool:
        """A municipality has one page only, so there is nothing to copy."""
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        """A municipality has one page only, so there is nothing to copy."""
        return False
