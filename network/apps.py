"""Configuration of the network app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """Registers the network app with Django, its types with search and its rules with the models."""

    name = "network"
    verbose_name = "Netzwerk"

    def ready(self) -> None:
        """Connect what follows from a change, say what can be found and what is done regularly."""
        from network import admin_reading, bodies, entries, jobs, signals  # noqa: F401

        entries.register_entries()
        jobs.register_jobs()
