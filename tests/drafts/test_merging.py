"""Bringing contents together: whose change holds where."""

from __future__ import annotations

import json
from typing import Any

import pytest

from drafts.merging import merge, same


def row(pk: int | None, text: str, phone: str = "1") -> dict[str, Any]:
    return {"pk": pk, "text": text, "phone": phone, "sort_order": 0}


def block(key: str, value: Any) -> dict[str, Any]:
    return {"id": key, "type": "text", "value": value}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Text</p>", '<p data-block-key="a1">Text</p>'),
        ("", '<p data-block-key="a1"></p>'),
        ("<p>a<br>b</p>", "<p>a<br/>b</p>"),
        ("Eltern &amp; Kind", "Eltern & Kind"),
        ([3, 1], [1, 3]),
        ([row(1, "a")], [row(None, "a")]),
        (json.dumps([block("1", "a")]), json.dumps([block("2", "a")])),
        ([{"pk": 1, "tag": 2}, {"pk": 2, "tag": 1}], [{"pk": None, "tag": 1}, {"pk": None, "tag": 2}]),
    ],
)
def test_what_reads_alike_is_the_same(one: Any, other: Any) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a</p>", "<p>b</p>"),
        ("", '<embed alt="" id="1" embedtype="image"/>'),
        (["di"], ["mi"]),
        (0, None),
        (False, None),
        ([row(1, "a")], [row(1, "a"), row(2, "a")]),
        (json.dumps([block("1", "a"), block("2", "b")]), json.dumps([block("2", "b"), block("1", "a")])),
    ],
)
def test_what_reads_otherwise_is_not(one: Any, other: Any) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("base", "other", "mine", "merged"),
    [
        ("a", "a", "b", "b"),
        ("a", "b", "a", "b"),
        ("a", "b", "c", "c"),
        ([1, 2], [1], [1, 2, 3], [1, 3]),
        ([1, 2], [1, 2, 4], [1], [1, 4]),
        (["mo"], ["mo", "di"], ["mi"], ["di", "mi"]),
    ],
)
def test_the_change_of_each_is_kept_and_mine_holds_where_both_changed_one_value(
    base: Any, other: Any, mine: Any, merged: Any
) -> None:
    assert merge(base, other, mine) == merged


def texts(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["text"], row["phone"]) for row in rows]


def test_two_values_of_one_row_are_brought_together() -> None:
    base, other, mine = [row(1, "a", "1")], [row(1, "b", "1")], [row(1, "a", "2")]

    assert texts(merge(base, other, mine)) == [("b", "2")]


def test_a_row_without_a_key_is_known_by_what_it_says_or_by_its_place() -> None:
    base = [row(None, "a"), row(None, "b")]
    other = [row(7, "a"), row(8, "x")]
    mine = [row(None, "a", "9"), row(None, "b")]

    assert texts(merge(base, other, mine)) == [("a", "9"), ("x", "1")]


def test_a_row_taken_out_is_taken_out_and_new_rows_keep_their_place() -> None:
    base = [row(1, "a"), row(2, "b"), row(3, "c")]
    other = [row(1, "a"), row(2, "b"), row(3, "c"), row(4, "d")]
    mine = [row(1, "a"), row(None, "neu"), row(3, "c")]

    merged = merge(base, other, mine)

    assert [text for text, _phone in texts(merged)] == ["a", "neu", "c", "d"]
    assert [each["sort_order"] for each in merged] == [0, 1, 2, 3]


def test_blocks_of_a_body_are_brought_together_one_by_one() -> None:
    base = [block("1", {"a": "x", "b": "y"}), block("2", "alt")]
    other = [block("1", {"a": "X", "b": "y"}), block("2", "alt"), block("3", "dazu")]
    mine = [block("2", "neu"), block("1", {"a": "x", "b": "Y"})]

    merged = json.loads(merge(*(json.dumps(blocks) for blocks in (base, other, mine))))

    assert {each["id"]: each["value"] for each in merged} == {
        "1": {"a": "X", "b": "Y"},
        "2": "neu",
        "3": "dazu",
    }
    assert [each["id"] for each in merged if each["id"] != "3"] == ["2", "1"]
