"""Configuration of the strategy app."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Registers the strategy app with Django and its types with search."""

    name = "strategy"
    verbose_name = "Strategie"

    def ready(self) -> None:
        """Register what can be found."""
        from strategy import presenting  # noqa: F401
        from strategy.entries import register_entries

        register_entries()
