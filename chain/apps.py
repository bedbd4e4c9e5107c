"""Configuration of the chain app."""

from django.apps import AppConfig


class ChainConfig(AppConfig):
    """Registers the chain app with Django, its page with search and its parts with other pages."""

    name = "chain"
    verbose_name = "Präventionskette"

    def ready(self) -> None:
        """Say what can be found and what other pages show of it."""
        from chain import entries, notes, presenting, sections  # noqa: F401

        entries.register_entries()
        notes.register_statements()
        notes.register_action()
