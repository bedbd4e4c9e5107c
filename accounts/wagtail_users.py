"""Wagtail's administration of users, with our forms."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS in place of ``wagtail.users``."""

    user_viewset = "accounts.user_admin.PeopleViewSet"
