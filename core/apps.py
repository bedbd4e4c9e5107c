"""Configuration of the core app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class CoreConfig(AppConfig):
    """Registers the core app and the conventions for page types with Django."""

    name = "core"
    verbose_name = "Grundlagen"

    def ready(self) -> None:
        """Have ``manage.py check`` watch the conventions."""
        from core.checks import check_page_types

        register(check_page_types, Tags.models)
