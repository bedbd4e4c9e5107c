"""Configuration of the directory app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class DirectoryConfig(AppConfig):
    """Registers the directory app with Django, its types with search and its parts of other pages."""

    name = "directory"
    verbose_name = "Angebotsverzeichnis"

    def ready(self) -> None:
        """Register what can be found, what is shown elsewhere, what waits, who may edit providers."""
        from wagtail.permissions import register_permission_policy

        from directory import listing, presenting, sections, signals  # noqa: F401
        from directory.checks import check_offer_fields
        from directory.entries import register_entries
        from directory.facets import register_facets
        from directory.models import Provider
        from directory.permissions import ProviderPermissionPolicy
        from directory.statement_kinds import register_kinds
        from directory.work_lists import register_work_lists

        register(check_offer_fields, Tags.models)
        register_entries()
        register_kinds()
        register_facets()
        register_work_lists()
        register_permission_policy(Provider, ProviderPermissionPolicy(Provider))
