"""Configuration of the home app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the home app with Django and its types with search."""

    name = "home"
    verbose_name = "Startseite und Aktuelles"

    def ready(self) -> None:
        """Tell search how this app's types are found, and complete the German of the administration."""
        from home.admin_words import complete_words
        from home.entries import register_entries

        register_entries()
        complete_words()
