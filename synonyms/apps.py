"""Configuration of the synonyms."""

from django.apps import AppConfig


class SynonymsConfig(AppConfig):
    """Keeps what else words may be called."""

    name = "synonyms"
    verbose_name = "Synonyme"

    def ready(self) -> None:
        """Hand the rules to the search, follow their changes, and let the report of searches lead to them."""
        from search.api import SYNONYM_SOURCES, SynonymSource
        from synonyms import current
        from synonyms.start import start_synonyms
        from synonyms.views import register_report_action

        current.connect()
        SYNONYM_SOURCES.register(SynonymSource("synonyms", current.current_synonyms, start_synonyms))
        register_report_action()
