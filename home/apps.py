"""Configuration of the home app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class HomeConfig(AppConfig):
    """Registers the home app with Django and its type with search."""

    name = "home"
    verbose_name = "Startseite"

    def ready(self) -> None:
        """Tell search how this app's types are found, complete the German of the administration, have the
        operator reminded of unfinished legal texts, and say what is done regularly."""
        from home.admin_words import complete_words
        from home.checks import check_legal_texts
        from home.comparisons import register_comparisons
        from home.entries import register_entries
        from home.jobs import register_jobs

        register_entries()
        register(check_legal_texts, Tags.database)
        complete_words()
        register_comparisons()
        register_jobs()
