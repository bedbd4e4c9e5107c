"""Configuration of the search app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class SearchConfig(AppConfig):
    """Registers the search app with Django and starts to watch what the other apps have registered."""

    name = "search"
    verbose_name = "Suche"

    def ready(self) -> None:
        """Connect the signals that leave marks, search's own facets, what lists itself on pages, and
        what is done regularly."""
        from core.listings import register_listing_source
        from search import jobs
        from search.browse import listings
        from search.checks import check_declarations
        from search.index import signals
        from search.registry.facets import FACETS
        from search.registry.kinds import KINDS
        from search.registry.own import KIND, TAG

        register(check_declarations, Tags.models)
        signals.connect()
        for facet in (KIND, TAG):
            FACETS.register(facet)
        jobs.register_jobs()
        register_listing_source(listings.answer, lambda: [(kind.name, kind.label) for kind in KINDS])
