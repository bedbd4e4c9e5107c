"""Configuration of the home app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class HomeConfig(AppConfig):
    """Registers the home app with Django and its type with search."""

    name = "home"
    verbose_name = "Startseite"

    def ready(self) -> None:
        """Tell search how this app's types are found, have the operator reminded of unfinished legal texts,
        and say what is done regularly."""
        from home import start  # noqa: F401
        from home.accessibility import register_mails
        from home.checks import check_legal_texts
        from home.entries import register_entries
        from home.jobs import register_jobs
        from home.work_lists import register_work_lists

        register_entries()
        register(check_legal_texts, Tags.database)
        register_jobs()
        register_mails()
        register_work_lists()
