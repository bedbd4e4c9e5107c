"""Configuration of the search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Registers the search app with Django and starts to watch what the other apps have registered."""

    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Connect the signals that leave marks, the facet labels of the shared vocabulary, what lists itself
        on pages, what is offered while somebody types, and what is done regularly."""
        from core.listings import register_listing_source
        from search import jobs
        from search.browse import listings, suggestions
        from search.index import signals
        from search.log import hooks  # noqa: F401 - registers the report and recommended results
        from search.log.popular import searched_before
        from search.registry import labels, sources as registry
        from search.synonyms import current

        signals.connect()
        current.connect()
        labels.register_core()
        suggestions.register_query_suggestions(searched_before)
        jobs.register_jobs()
        register_listing_source(listings.answer, lambda: registry.kinds().items())
