"""The file of a portal is read with suspicion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.importing import PortalError, PortalPage, read_portal


def row(number: int, path: str, parent: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "path": path,
        "title": f"Seite {number}",
        "content": "<p>Text</p>",
        "parent": {"id": 0, "path": parent},
        "order": number,
        "last_updated": "2023-11-20T14:06:57.529+01:00",
    } | more


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def reading(rows: object) -> list[PortalPage]:
        file = tmp_path / "portal.json"
        file.write_text(rows if isinstance(rows, str) else json.dumps(rows))
        return read_portal(file)

    return reading


@pytest.mark.parametrize("content", ["", "{", "{}", "[]", '"text"', "[" * 5000])
def test_a_file_that_is_no_list_of_pages_is_refused(read: Any, content: str) -> None:
    with pytest.raises(PortalError):
        read(content)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PortalError):
        read_portal(tmp_path / "nichts.json")


def test_pages_above_come_before_those_below(read: Any) -> None:
    pages = read([row(3, "/a/b/c/", "/a/b/"), row(2, "/a/b/", "/a/"), row(1, "/a/")])
    assert [page.path for page in pages] == ["/a/", "/a/b/", "/a/b/c/"]


def test_siblings_keep_the_order_of_the_portal(read: Any) -> None:
    pages = read([row(1, "/b/", order=9), row(2, "/a/", order=10), row(3, "/c/", order=1)])
    assert [page.path for page in pages] == ["/c/", "/b/", "/a/"]


def test_titles_are_read_as_people_see_them(read: Any) -> None:
    [page] = read([row(1, "/a/", title="Früh&shy;för\u200bderung  &amp; Ma\u0308dchen")])
    assert page.title == "Frühförderung & Mädchen"


def test_addresses_are_the_same_however_they_are_written(read: Any) -> None:
    pages = read([row(1, "/beh%C3%B6rden"), row(2, "/behörden/eins/", "/behörden/")])
    assert [page.problem for page in pages] == ["", ""]


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        ([{"id": 1}], "Adresse"),
        ([7], "Kennung"),
        ([row(1, "/a/", title=" ")], "Titel"),
        ([row(1, "/a/", title="x" * 300)], "255"),
        ([row(1, "/a/", "/weg/")], "fehlt"),
        ([row(1, "/a/", "/b/"), row(2, "/b/", "/a/")], "Kreis"),
    ],
)
def test_a_page_that_cannot_be_used_says_why(read: Any, rows: Any, word: str) -> None:
    assert word in read(rows)[0].problem


def test_of_two_pages_with_one_address_the_first_counts(read: Any) -> None:
    assert [bool(page.problem) for page in read([row(1, "/a/"), row(2, "/a/")])] == [False, True]


def test_day_of_the_last_change_is_read(read: Any) -> None:
    day = read([row(1, "/a/")])[0].changed_on
    assert day is not None
    assert day.isoformat() == "2023-11-20"


def test_a_day_that_is_none_is_left_out(read: Any) -> None:
    assert read([row(1, "/a/", last_updated="gestern")])[0].changed_on is None
