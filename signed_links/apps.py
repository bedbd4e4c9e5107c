"""Configuration of the signed_links app."""

from django.apps import AppConfig


class SignedLinksConfig(AppConfig):
    """Registers the signed_links app with Django."""

    name = "signed_links"
    verbose_name = "Links mit Schlüssel"
