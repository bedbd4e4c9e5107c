"""Configuration of the search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Registers the search app with Django and starts to watch what the other apps have registered."""

    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Connect the signals that leave marks, and the facet labels of the shared vocabulary."""
        from search import labels, signals

        signals.connect()
        labels.register_core()
