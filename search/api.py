"""The face of search: all that other apps may use of it.

Everything else in ``search`` is its own affair; ``make check`` holds other apps to this module. The package
itself stays empty, since models cannot be imported while apps are being loaded.
"""

from search.browse.similar import register_similar, similar_section
from search.browse.suggestions import register_query_suggestions
from search.engines.base import Engine, EngineUnavailable, SearchRequest, SearchResponse
from search.engines.breaker import deadline
from search.engines.configured import engines
from search.engines.tokens.calendar import Hours
from search.german import WORD, analyse, clean, fold
from search.german.synonyms import NO_SYNONYMS, Synonyms, make_synonyms
from search.german.word_lists import read_lines
from search.index.days import closures_from_json
from search.index.outbox import mark, mark_all, mark_ids
from search.index.projection import versions
from search.index.status import Status, status
from search.index.sync import catch_up_all
from search.models import Entry
from search.query.execute import ask_all
from search.query.own_place import own_place
from search.query.search_query import AGE, MAX_WORDS, OPEN_NOW, PAGE_SIZE, PLACE, SearchQuery, search_url
from search.query.synonym_sources import SYNONYM_SOURCES, SynonymSource
from search.registry.cards import BadgeKind, Card, Fact, StatusBadge
from search.registry.facets import FACETS, Facet, TermPages
from search.registry.kinds import KINDS, Kind
from search.registry.names import by_slug, choice_names, vocabulary
from search.registry.sources import EntryData, register, sources
from search.results.facts import card_of
from search.results.page import Results
from search.results.visible_entries import visible_entries
from search.views.recorder import RECORDERS, SearchRecorder

__all__ = [
    "AGE",
    "FACETS",
    "KINDS",
    "MAX_WORDS",
    "NO_SYNONYMS",
    "OPEN_NOW",
    "PAGE_SIZE",
    "PLACE",
    "RECORDERS",
    "SYNONYM_SOURCES",
    "WORD",
    "BadgeKind",
    "Card",
    "Engine",
    "EngineUnavailable",
    "Entry",
    "EntryData",
    "Facet",
    "Fact",
    "Hours",
    "Kind",
    "Results",
    "SearchQuery",
    "SearchRecorder",
    "SearchRequest",
    "SearchResponse",
    "Status",
    "StatusBadge",
    "SynonymSource",
    "Synonyms",
    "TermPages",
    "analyse",
    "ask_all",
    "by_slug",
    "card_of",
    "catch_up_all",
    "choice_names",
    "clean",
    "closures_from_json",
    "deadline",
    "engines",
    "fold",
    "make_synonyms",
    "mark",
    "mark_all",
    "mark_ids",
    "own_place",
    "read_lines",
    "register",
    "register_query_suggestions",
    "register_similar",
    "search_url",
    "similar_section",
    "sources",
    "status",
    "versions",
    "visible_entries",
    "vocabulary",
]
