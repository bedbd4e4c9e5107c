"""What nobody but a superuser may do with the start page: without it there is no site."""

from wagtail.models import PagePermissionTester


class HomePagePermissions(PagePermissionTester):
    """The start page is edited like any other; its being there is not up for change."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Deleting it would take every page along."""
        return bool(self.user.is_superuser) and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        """Unpublishing it would leave the site's address empty."""
        return bool(self.user.is_superuser) and super().can_unpublish()

    def can_move(self) -> bool:
        """It stays where it is."""
        return bool(self.user.is_superuser) and super().can_move()

    def can_copy(self) -> bool:
        """There is one."""
        return False
