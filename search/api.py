"""The face of search: all that other apps may use of it.

Everything else in ``search`` is its own affair; ``make check`` holds other apps to this module. The package
itself stays empty, since models cannot be imported while apps are being loaded.
"""

from search.admin.report_actions import Searched, register_report_action
from search.browse.similar import register_similar, similar_section
from search.engines.base import Engine, EngineUnavailable, SearchRequest
from search.engines.breaker import deadline
from search.engines.configured import engines
from search.index.outbox import mark, mark_all, mark_ids
from search.index.projection import versions
from search.index.status import Status, status
from search.index.sync import catch_up_all
from search.log.expiry import forget_expired
from search.log.keys import folded, keyed, normalised
from search.models import SearchCount, SearchTerm
from search.query.own_place import own_place
from search.query.quick_filters import register_quick_filter
from search.query.search_query import search_url
from search.registry.labels import by_slug, register_choices, register_facet_labels
from search.registry.sources import EntryData, register, sources
from search.registry.vocabulary import register_vocabulary
from search.synonyms.start import load_start_rules

__all__ = [
    "Engine",
    "EngineUnavailable",
    "EntryData",
    "SearchCount",
    "SearchRequest",
    "SearchTerm",
    "Searched",
    "Status",
    "by_slug",
    "catch_up_all",
    "deadline",
    "engines",
    "folded",
    "forget_expired",
    "keyed",
    "load_start_rules",
    "mark",
    "mark_all",
    "mark_ids",
    "normalised",
    "own_place",
    "register",
    "register_choices",
    "register_facet_labels",
    "register_quick_filter",
    "register_report_action",
    "register_similar",
    "register_vocabulary",
    "search_url",
    "similar_section",
    "sources",
    "status",
    "versions",
]
