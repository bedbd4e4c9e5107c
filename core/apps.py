"""Configuration of the core app."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    """Registers the core app and the conventions for page types with Django."""

    name = "core"
    verbose_name = "Grundlagen"

    def ready(self) -> None:
        """Have ``manage.py check`` watch the conventions, and every database know all letters."""
        from core.checks import check_letter_case, check_page_types
        from core.letter_case import add_functions, register_lookups

        register(check_page_types, Tags.models)
        register(check_letter_case, Tags.database)
        register_lookups()
        connection_created.connect(add_functions)
