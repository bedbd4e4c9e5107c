"""Configuration of the search log."""

from django.apps import AppConfig


class SearchLogConfig(AppConfig):
    """Counts what is searched for."""

    name = "searchlog"
    verbose_name = "Suchstatistik"

    def ready(self) -> None:
        """Register what counts searches, suggestions from them, actions of their report, and forgetting."""
        from search.api import RECORDERS, SearchRecorder, register_query_suggestions
        from searchlog import jobs, recording, report_actions
        from searchlog.popular import searched_before

        RECORDERS.register(
            SearchRecorder("searchlog", "searchlog:record", recording.signed_event, recording.record_after)
        )
        register_query_suggestions(searched_before)
        report_actions.register_own()
        jobs.register_jobs()
