"""Configuration of the core app."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    """Registers the core app, the conventions for page types, and how forms read what people type."""

    name = "core"
    verbose_name = "Grundlagen"

    def ready(self) -> None:
        """Have ``manage.py check`` watch the conventions, every database know all letters and the
        order of names and be ours alone, every form of the administration read typed text and write slugs by
        our rule, and every view of it tell only what may be read.
        """
        from core.admin_reading import about, objects, views  # noqa: F401
        from core.checks import check_german_order, check_letter_case, check_page_types
        from core.exports import use_german_tables
        from core.german_order import order_names_in_german
        from core.letter_case import add_functions, register_lookups
        from core.private_files import keep_database_private
        from core.slug_fields import register_slug_fields
        from core.typed_admin import register_typed_fields

        use_german_tables()

        register(check_page_types, Tags.models)
        register(check_letter_case, Tags.database)
        register(check_german_order, Tags.database)
        register_lookups()
        order_names_in_german()
        connection_created.connect(add_functions)
        connection_created.connect(keep_database_private)
        register_typed_fields()
        register_slug_fields()
        views.ask_the_rule()
