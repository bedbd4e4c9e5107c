"""An index that an engine stores differently has another version, so that old ones are rebuilt."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from search.engines.base import IndexDocument
from search.engines.elasticsearch.mapping import SETTINGS, make_source, mapping
from search.engines.embedded.schema import make_document, schema_with
from search.engines.tokens.calendar import Hours
from search.engines.tokens.document import SCHEMA_VERSION
from search.german import ANALYSIS_VERSION

# Facets come and go by themselves: an index says which ones it was made for.
FACETS = (
    "kind",
    "municipality",
    "life_phase",
    "topic",
    "target_group",
    "format",
    "access",
    "referral",
    "cost",
    "language",
    "accessible",
    "provider_kind",
    "provider",
    "tag",
)

# What engines store with these versions. A new entry is due whenever the test below fails.
KNOWN = {(8, 5): "0a5f2d183c823952"}

# Something of everything that a document may have.
SAMPLE = IndexDocument(
    id=7,
    title="Eltern-Kind-Café «Zwergenstübchen» im Familienzentrum",
    summary="Für Schwangere und Eltern mit Babys bis 18 Monate.",
    text="Größere Geschwister sind willkommen. Anmeldung bei der AWO, U3 und Kita-Platz inbegriffen.",
    keywords="Frühe Hilfen, Lüdinghausen",
    facets={facet: (f"{facet}-a", f"{facet}-b") for facet in FACETS},
    tag_names={"offener-treff": "Offener Treff"},
    age_from=0,
    age_to=18,
    latitude=51.94,
    longitude=7.17,
    date=date(2026, 5, 4),
    valid_from=date(2026, 1, 1),
    valid_until=date(2027, 12, 31),
    phones=("02541 18-0",),
    confirmed_on=date(2026, 4, 1),
    confirmed_until=date(2026, 10, 1),
    closures=((date(2026, 7, 1), date(2026, 8, 10)), (date(2027, 12, 24), None)),
    hours=(Hours(0, 540, 690), Hours(2, 840, 960, date(2026, 1, 1), date(2026, 12, 31))),
    restrictions=frozenset({"p1", "c2"}),
    version=3,
)


def stored() -> str:
    """Give a hash of how both engines store documents, and of what they make of one."""
    layout = [mapping(FACETS), SETTINGS, schema_with(FACETS).__reduce__()[1]]
    everything = [*layout, make_source(SAMPLE), make_document(SAMPLE).to_dict()]
    text = json.dumps(everything, sort_keys=True, default=list)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_what_engines_store_has_a_version_of_its_own() -> None:
    version = (SCHEMA_VERSION, ANALYSIS_VERSION)
    assert KNOWN.get(version) == stored(), (
        f"Engines store something differently. Raise SCHEMA_VERSION (or ANALYSIS_VERSION, where words become "
        f"other stems) unless this branch has done so, and add {version}: {stored()!r} to KNOWN."
    )
