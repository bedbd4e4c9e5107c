"""What every engine finds alike; all tests run with each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from search.engines.base import Engine, EngineUnavailable, IndexDocument
from search.engines.similar import SimilarRequest
from tests.search.each_engine import EACH, empty_engine

DAY = date(2026, 5, 4)


@pytest.fixture(params=EACH)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine without an index."""
    with empty_engine(request.param, tmp_path) as made:
        yield made


def doc(pk: int, title: str = "Angebot", kind: str = "offer", **values: object) -> IndexDocument:
    facets = {"kind": (kind,), **values.pop("facets", {})}  # type: ignore[dict-item]
    return IndexDocument(id=pk, title=title, facets=facets, **values)  # type: ignore[arg-type]


def alike(
    engine: Engine, title: str = "x", facets: dict[str, str] | None = None, **values: object
) -> list[int]:
    """Give what is like document 1, of which ``facets`` gives one value each."""
    request = SimilarRequest(
        title=title,
        facets={facet: frozenset({value}) for facet, value in (facets or {}).items()},
        kinds=frozenset({"offer"}),
        without=frozenset({1}),
        **values,  # type: ignore[arg-type]
    )
    return engine.similar(request)


def test_a_topic_or_a_word_of_the_title_in_common_makes_alike(engine: Engine) -> None:
    sleep = {"topic": ("schlaf",)}
    engine.replace(
        [
            doc(1, "Stillberatung", facets=sleep),
            doc(2, "Ganz anders", facets=sleep),
            doc(3, "Beratung zum Stillen"),
            doc(4, "Fußball", facets={"life_phase": ("u3",)}),
        ],
        1,
    )
    assert sorted(alike(engine, "Stillberatung", {"topic": "schlaf", "life_phase": "u3"})) == [2, 3]


def test_what_has_more_in_common_comes_first(engine: Engine) -> None:
    engine.replace(
        [
            doc(2, facets={"topic": ("schlaf",)}),
            doc(3, facets={"topic": ("schlaf",), "life_phase": ("u3",), "target_group": ("eltern",)}),
            doc(4, facets={"topic": ("schlaf",), "life_phase": ("u3",)}),
        ],
        1,
    )
    facets = {"topic": "schlaf", "life_phase": "u3", "target_group": "eltern"}
    assert alike(engine, facets=facets) == [3, 4, 2]


def test_what_serves_the_same_municipality_comes_first_and_the_askers_own_next(engine: Engine) -> None:
    topic = {"topic": ("schlaf",)}
    engine.replace(
        [
            doc(pk, facets=topic | {"municipality": (place,)})
            for pk, place in ((2, "senden"), (3, "olfen"), (4, "nottuln"))
        ],
        1,
    )
    assert alike(engine, facets={"topic": "schlaf", "municipality": "nottuln"}, home="olfen") == [4, 3, 2]


def test_closed_ones_come_below(engine: Engine) -> None:
    topic = {"topic": ("schlaf",)}
    more = topic | {"life_phase": ("u3",)}
    engine.replace([doc(2, facets=more, closures=((DAY, None),)), doc(3, facets=topic)], 1)
    assert alike(engine, facets={"topic": "schlaf", "life_phase": "u3"}, on=DAY) == [3, 2]


def test_itself_other_kinds_and_what_is_hidden_or_over_is_left_out(engine: Engine) -> None:
    topic = {"topic": ("schlaf",)}
    engine.replace(
        [
            doc(1, facets=topic),
            doc(2, facets=topic, kind="article"),
            doc(3, facets=topic, restrictions=frozenset({"p1"})),
            doc(4, facets=topic, valid_until=date(2026, 5, 3)),
            doc(5, facets=topic),
        ],
        1,
    )
    assert alike(engine, facets={"topic": "schlaf"}, on=DAY, hidden=frozenset({"p1"})) == [5]


def test_no_more_than_asked_for_are_given(engine: Engine) -> None:
    engine.replace([doc(pk, facets={"topic": ("schlaf",)}) for pk in range(2, 9)], 1)
    assert len(alike(engine, facets={"topic": "schlaf"}, limit=3)) == 3


@pytest.mark.parametrize("title", ["", "👶", "die für", "\x00"])
def test_what_says_nothing_is_like_nothing(engine: Engine, title: str) -> None:
    engine.replace([doc(2), doc(3, "")], 1)
    assert alike(engine, title) == []


def test_without_an_index_it_says_so(engine: Engine) -> None:
    with pytest.raises(EngineUnavailable):
        alike(engine, "Beratung")
