"""Configuration of the worklists app."""

from django.apps import AppConfig


class WorkListsConfig(AppConfig):
    """Registers the worklists app with Django; its lists come from the apps above."""

    name = "worklists"
    verbose_name = "Arbeitslisten"
