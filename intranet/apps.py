"""The project as an app: it stands above all others and watches what spans them."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class IntranetConfig(AppConfig):
    """Registers what spans apps: checks, and the facets of the shared vocabulary."""

    name = "intranet"
    verbose_name = "Präventionsnetz"

    def ready(self) -> None:
        """Declare the facets that all apps share, change Wagtail's administration, have ``manage.py check``
        watch what spans apps, and say what is done regularly for all of it."""
        from intranet.admin.comparisons import register_comparisons
        from intranet.admin.guards import install_guards
        from intranet.admin.words import complete_words
        from intranet.checks import check_page_types_are_searchable, check_private_files, check_proxies
        from intranet.facets import register_facets
        from intranet.jobs import register_jobs
        from intranet.older_database import check_release_of_database

        register_facets()
        install_guards()
        register_comparisons()
        complete_words()
        register(check_page_types_are_searchable, Tags.models)
        register(check_release_of_database, Tags.database)
        register(check_proxies, Tags.security, deploy=True)
        register(check_private_files, Tags.security, deploy=True)
        register_jobs()
