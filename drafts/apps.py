"""Configuration of the drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Registers the drafts app with Django."""

    name = "drafts"
    verbose_name = "Entwürfe und Pläne"

    def ready(self) -> None:
        """Follow what is published and taken down, and have done what comes due."""
        from drafts import jobs, signals  # noqa: F401

        jobs.register_jobs()
