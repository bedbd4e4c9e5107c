"""Configuration of the links app."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Registers the links app with Django and takes in the links of what is published."""

    name = "links"
    verbose_name = "Links nach außen"

    def ready(self) -> None:
        """Connect the signals after which links have changed, and have links checked regularly."""
        from links import jobs, signals

        signals.connect()
        jobs.register_jobs()
