"""A telephone number finds whose it is, in any spelling, and first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from search.engines.base import Engine, IndexDocument, SearchRequest
from search.engines.plan import plan
from search.engines.suggest import SuggestRequest
from search.results.reasons import reasons_for
from tests.search.each_engine import EACH, empty_engine

OFFER, PROVIDER, ARTICLE, EXTENSION, SERVICE, ABROAD, OTHER = 1, 2, 3, 4, 5, 6, 7
TODAY = date(2026, 5, 4)
DOCUMENTS = [
    IndexDocument(
        OFFER,
        "Elterncafé",
        text="Ein langer Text über Kaffee und Kinder, damit die Wörter selten zählen. " * 5,
        facets={"kind": ("offer",)},
        phones=("02595 389-0", "0151 12345678"),
        closures=((date(2026, 1, 1), None),),
    ),
    IndexDocument(PROVIDER, "Stadt Olfen", facets={"kind": ("provider",)}, phones=("02595/389-0",)),
    IndexDocument(
        ARTICLE, "Wen anrufen?", text="Rufen Sie an: Tel.: +49 (0)2595 3890, werktags.", keywords="389 0"
    ),
    IndexDocument(EXTENSION, "Jugendbüro", facets={"kind": ("offer",)}, phones=("02595 389-12",)),
    IndexDocument(SERVICE, "Nummer gegen Kummer", phones=("116 111",), text="Auch unter 0800 1110333."),
    IndexDocument(ABROAD, "Enschede", phones=("0031 53 4876543",)),
    IndexDocument(OTHER, "Turnen 0-3 Jahre", text="Von 3 bis 8 Uhr, 48301 Nottuln, 02595 und 389."),
]


@pytest.fixture(params=EACH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with empty_engine(request.param, tmp_path) as made:
        made.replace(DOCUMENTS, 1)
        yield made


def ids(engine: Engine, words: str) -> list[int]:
    return [hit.id for hit in engine.search(SearchRequest(words=words, on=TODAY)).hits]


def test_any_spelling_finds_the_offer_first(engine: Engine) -> None:
    for typed in (
        "02595 389-0",
        "02595/389-0",
        "025953890",
        "02595-3890",
        "0 25 95 / 389 - 0",
        "(02595) 389-0",
        "0049 2595 3890",
        "+49 (0)2595/389-0",
        "+4925953890",
        "02595\xa0389\u20110",
        "02595 38\u00ad9-0",
        "Tel. 02595 389-0",
    ):
        assert set(ids(engine, typed)[:3]) == {OFFER, PROVIDER, ARTICLE}, typed
        assert ids(engine, typed)[0] == OFFER, typed


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("389-0", OFFER),
        ("02595 389-12", EXTENSION),
        ("389-12", EXTENSION),
        ("116 111", SERVICE),
        ("116111", SERVICE),
        ("0800 111 0 333", SERVICE),
        ("08001110333", SERVICE),
        ("+31 53 4876543", ABROAD),
        ("0151/12345678", OFFER),
        ("Elterncafé 0151 12345678", OFFER),
    ],
)
def test_a_number_finds_whose_it_is(engine: Engine, typed: str, first: int) -> None:
    assert ids(engine, typed)[0] == first


def test_an_exchange_is_found_by_any_of_its_extensions(engine: Engine) -> None:
    assert set(ids(engine, "02595 389-77")) >= {OFFER, EXTENSION}
    assert set(ids(engine, "02595 389")) >= {OFFER, EXTENSION}


def test_numbers_are_not_offered_while_somebody_types(engine: Engine) -> None:
    assert engine.suggest(SuggestRequest("0259")).documents == []


def test_other_digits_find_no_numbers(engine: Engine) -> None:
    assert OFFER not in ids(engine, "0-3 Jahre")
    assert ids(engine, "48301") == [OTHER]


def test_the_reasons_name_the_number() -> None:
    request = SearchRequest(words="+49 2595 3890")
    [word] = reasons_for(plan(request.words), request, DOCUMENTS[0]).words
    assert (word.typed, word.occurs) == ("+49 2595 3890", True)
    assert word.places[0].written == ("02595 389-0",)
