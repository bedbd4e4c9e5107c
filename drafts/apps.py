"""Configuration of the drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Registers the drafts app with Django."""

    name = "drafts"
    verbose_name = "Entwürfe und Pläne"

    def ready(self) -> None:
        """Follow what is published and taken down."""
        from drafts import signals  # noqa: F401
