"""Configuration of the home app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Registers the home app with Django and its types with search."""

    name = "home"
    verbose_name = "Startseite und Aktuelles"

    def ready(self) -> None:
        """Tell search how this app's types are found."""
        from home.entries import register_entries

        register_entries()
