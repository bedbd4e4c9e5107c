"""Configuration of the knowledge app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Registers the knowledge app with Django, its types with search and its parts with other pages."""

    name = "knowledge"
    verbose_name = "Wissen"

    def ready(self) -> None:
        """Say what can be found and what other pages show of it."""
        from knowledge import articles, entries, sections  # noqa: F401

        entries.register_entries()
