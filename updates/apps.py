"""Configuration of the updates app."""

from django.apps import AppConfig


class UpdatesConfig(AppConfig):
    """Registers the updates app with Django and its types with search."""

    name = "updates"
    verbose_name = "Aktuelles"

    def ready(self) -> None:
        """Tell search how this app's types are found, and the administration what waits for whom."""
        from updates.entries import register_entries
        from updates.work_lists import register_work_lists

        register_entries()
        register_work_lists()
