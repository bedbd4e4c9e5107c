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
from search.query.search_query import search_url
from search.registry.facets import FACETS, Facet, TermPages
from search.registry.kinds import KINDS, Kind
from search.registry.names import by_slug, choice_names, vocabulary
from search.registry.sources import EntryData, register, sources
from search.synonyms.start import load_start_rules

__all__ = [
    "FACETS",
    "KINDS",
    "Engine",
    "EngineUnavailable",
    "EntryData",
    "Facet",
    "Kind",
    "SearchCount",
    "SearchRequest",
    "SearchTerm",
    "Searched",
    "Status",
    "TermPages",
    "by_slug",
    "catch_up_all",
    "choice_names",
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
    "register_report_action",
    "register_similar",
    "search_url",
    "similar_section",
    "sources",
    "status",
    "versions",
    "vocabulary",
]
