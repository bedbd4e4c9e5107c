"""What is deleted or counted by holds its values as they are.

On a field that is cut into words, Tantivy deletes nothing by a value with a hyphen, without saying so, and
counts the words instead of the values.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tantivy import Document, Query

from search.engines.base import Engine, IndexDocument, SearchRequest
from search.engines.embedded.schema import begin_index, schema
from search.engines.tokens.document import EXACT
from search.registry.facets import FACETS, facet_names
from tests.needs import ROOT
from tests.search.each_engine import EACH, empty_engine

VALUES = [
    "plain",
    "frühe-hilfen",
    "Frühe-Hilfen",
    "zwei Wörter",
    " a  b ",
    "a_b.c/d:e+f",
    "(1)",
    "AND",
    "*",
    'x"y\\z',
    "ß-ẞ",
    "1234-5678",
    "عربي-x",
    "lang-" * 100,
]
EXACT_FIELDS = [*(facet.field for facet in FACETS), *EXACT]


@pytest.mark.parametrize("field", EXACT_FIELDS)
def test_a_document_is_deleted_by_any_value_and_no_other_with_it(field: str, tmp_path: Path) -> None:
    index = begin_index(tmp_path)
    writer = index.writer(15_000_000, 1)
    for value in VALUES:
        row = Document()
        row.add_text(field, value)
        writer.add_document(row)
    writer.commit()
    for left in range(len(VALUES) - 1, -1, -1):
        writer.delete_documents_by_term(field, VALUES[left])
        writer.commit()
        index.reload()
        searcher = index.searcher()
        assert searcher.num_docs == left, VALUES[left]
        assert searcher.search(Query.term_query(schema(), field, VALUES[0])).count == bool(left)
    writer.wait_merging_threads()


def test_the_index_deletes_by_fields_with_whole_values_alone() -> None:
    code = "".join(path.read_text() for path in (ROOT / "search/engines").glob("embedded*.py"))
    assert set(re.findall(r'delete_documents_by_term,\s*"(\w+)"', code)) <= {"id", *EXACT_FIELDS}
    assert code.count("delete_documents") == len(re.findall(r"delete_documents_by_term,", code))


@pytest.mark.parametrize("name", EACH)
def test_every_facet_counts_values_and_not_their_words(name: str, tmp_path: Path) -> None:
    with empty_engine(name, tmp_path) as engine:
        documents = [
            IndexDocument(id=number, title=f"Titel {number}", facets=dict.fromkeys(facet_names(), (value,)))
            for number, value in enumerate(VALUES, 1)
        ]
        engine.replace(documents, 5)
        counted = engine.search(SearchRequest(limit=0)).facets
        assert {facet: counted[facet] for facet in facet_names()} == {
            facet: dict.fromkeys(VALUES, 1) for facet in facet_names()
        }
        for number, value in enumerate(VALUES, 1):
            _finds_alone(engine, number, value)


def _finds_alone(engine: Engine, number: int, value: str) -> None:
    request = SearchRequest(filters={"topic": frozenset({value})}, count=("topic", "format"))
    answer = engine.search(request)
    assert [hit.id for hit in answer.hits] == [number], value
    assert answer.facets["format"] == {value: 1}


@pytest.mark.parametrize("name", EACH)
def test_a_document_is_replaced_and_deleted_whatever_its_restrictions_are(name: str, tmp_path: Path) -> None:
    with empty_engine(name, tmp_path) as engine:
        secret = frozenset(VALUES)
        engine.replace([IndexDocument(id=1, title="Eins"), IndexDocument(id=2, title="Zwei")], 5)
        engine.write([IndexDocument(id=1, title="Neu", restrictions=secret, version=6)], [], 6)
        assert engine.position() == 6
        for value in VALUES:
            hidden = SearchRequest(hidden=frozenset({value}))
            assert [hit.id for hit in engine.search(hidden).hits] == [2], value
        engine.write([], [1], 7)
        assert [hit.id for hit in engine.search(SearchRequest()).hits] == [2]
        assert sorted(pk for pk, _version in engine.versions()) == [2]
