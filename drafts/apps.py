"""Configuration of the drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Registers the drafts app with Django."""

    name = "drafts"
    verbose_name = "Entwürfe und Pläne"
