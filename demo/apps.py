"""Configuration of the demo app, which development and tests install, production does not."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Brings the command that fills a site with example content."""

    name = "demo"
    verbose_name = "Vorführung"
