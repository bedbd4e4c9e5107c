"""Configuration of the exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Registers the exchange app with Django."""

    name = "exchange"
    verbose_name = "Austausch"
