"""Files with judged questions are refused with the line that is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from search.evaluation.judgements import BrokenFile, JudgedDocument, JudgedQuery, read_documents, read_queries

DOCUMENT = {"id": "a/1", "title": "Hebamme", "text": "Sie hilft.", "region": "a"}
QUERY = {"id": 1, "query": "Wer hilft?", "relevant": ["a/1"], "region": "a"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "zeilen.jsonl"


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


def read_both(path: Path, query: Any) -> list[JudgedQuery]:
    documents = [JudgedDocument("a/1", "Hebamme", "Sie hilft."), JudgedDocument("a/2", "Kita", "")]
    return read_queries(write(path, query), documents)


def test_rows_are_read(path: Path) -> None:
    assert read_documents(write(path, DOCUMENT)) == [JudgedDocument("a/1", "Hebamme", "Sie hilft.", "a")]


def test_questions_know_what_answers_them(path: Path) -> None:
    assert read_both(path, QUERY) == [JudgedQuery(1, "Wer hilft?", frozenset({"a/1"}), "a")]


def test_a_byte_order_mark_and_empty_lines_do_not_matter(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode() + b"\r\n\r\n")
    assert len(read_documents(path)) == 1


def test_line_separators_inside_a_text_end_no_line(path: Path) -> None:
    assert read_documents(write(path, {**DOCUMENT, "text": "a\u2028b\x85c"}))[0].text == "a\u2028b\x85c"


def test_the_region_may_be_missing(path: Path) -> None:
    assert read_documents(write(path, {"id": 1, "title": "", "text": ""}))[0].region == ""


def test_a_missing_file_is_named(path: Path) -> None:
    with pytest.raises(BrokenFile, match=r"zeilen\.jsonl: .*kann nicht gelesen werden"):
        read_documents(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="kann nicht gelesen werden"):
        read_documents(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\n \n"])
def test_an_empty_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BrokenFile, match="leer"):
        read_documents(path)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{'id': 1}", "JSON"),
        (b'{"id": 1', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"id": "\xff"}', "UTF-8"),
        (b"[1, 2]", "Objekt"),
        (b'"text"', "Objekt"),
        (b'{"title": "x", "text": "x"}', "„id“"),
        (b'{"id": null, "title": "x", "text": "x"}', "„id“"),
        (b'{"id": "", "title": "x", "text": "x"}', "„id“"),
        (b'{"id": true, "title": "x", "text": "x"}', "„id“"),
        (b'{"id": ["x"], "title": "x", "text": "x"}', "„id“"),
        (b'{"id": 1, "text": "x"}', "„title“"),
        (b'{"id": 1, "title": 5, "text": "x"}', "„title“"),
        (b'{"id": 1, "title": "x"}', "„text“"),
        (b'{"id": 1, "title": "x", "text": "x", "region": 5}', "„region“"),
        (b'{"id": "a/1", "title": "x", "text": "x"}', r"'a/1' steht schon in Zeile 1"),
    ],
)
def test_a_broken_document_is_named_by_its_line(path: Path, line: bytes, problem: str) -> None:
    path.write_bytes(json.dumps(DOCUMENT).encode() + b"\n\n" + line + b"\n")
    with pytest.raises(BrokenFile, match=f"Zeile 3: .*{problem}"):
        read_documents(path)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"query": "  "}, "„query“"),
        ({"query": None}, "„query“"),
        ({"relevant": None}, "„relevant“"),
        ({"relevant": []}, "„relevant“"),
        ({"relevant": "a/1"}, "„relevant“"),
        ({"relevant": [["a/1"]]}, "„relevant“"),
        ({"relevant": ["a/1", "a/9"]}, "'a/9'.*gibt es nicht"),
    ],
)
def test_a_broken_question_is_named_by_its_line(path: Path, changes: dict[str, Any], problem: str) -> None:
    with pytest.raises(BrokenFile, match=f"Zeile 1: .*{problem}"):
        read_both(path, QUERY | changes)
