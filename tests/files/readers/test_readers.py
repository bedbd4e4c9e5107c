"""Reading files that are well, broken or hostile."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest
from defusedxml import DefusedXmlException

from files.readers import packages
from files.readers.limits import MAX_CHARACTERS, Unreadable
from files.readers.tidy import cut, tidy
from tests.files.factories import docx, replaced, zipped
from tests.files.made import MAKERS
from tests.files.readers.reading import text_of

BILLION_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="w"><w:t>&b;</w:t></w:document>'
)
EXTERNAL = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    '<w:document xmlns:w="w"><w:t>&a;</w:t></w:document>'
)


@pytest.mark.parametrize(
    ("extension", "content", "expected"),
    [
        ("txt", "Grüße".encode(), "Grüße"),
        ("txt", "Grüße".encode("cp1252"), "Grüße"),
        ("txt", "Grüße".encode("utf-16"), "Grüße"),
        ("csv", "\ufeffOrt;Plätze".encode(), "Ort;Plätze"),
    ],
)
def test_plain_text_is_read_in_the_encodings_of_windows(
    extension: str, content: bytes, expected: str
) -> None:
    assert text_of(extension, content) == expected


@pytest.mark.parametrize("extension", sorted(MAKERS))
def test_a_file_of_each_kept_library_is_read(extension: str) -> None:
    assert "Quittengelee" in text_of(extension, MAKERS[extension]("Quittengelee"))


@pytest.mark.parametrize("part", [BILLION_LAUGHS, EXTERNAL])
def test_xml_with_entities_is_refused(part: str) -> None:
    with pytest.raises(DefusedXmlException):
        text_of("docx", replaced(docx(""), "word/document.xml", part.encode()))


def test_a_zip_bomb_is_refused_before_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1000)
    with pytest.raises(Unreadable):
        text_of("docx", docx("a" * 100_000))


def test_a_zip_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_UNPACKED", 1000)
    content = bytearray(docx("a" * 100_000))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (500).to_bytes(4, "little")
    with pytest.raises((Unreadable, zipfile.BadZipFile, SyntaxError)):
        text_of("docx", bytes(content))


def test_a_tree_that_would_not_fit_into_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_ELEMENTS", 1000)
    with pytest.raises(Unreadable, match="too_costly"):
        text_of("docx", docx(*["a"] * 1000))


@pytest.mark.parametrize(
    ("extension", "part", "shell"),
    [("docx", "word/document.xml", docx("x")), ("odt", "content.xml", zipped(content="<x/>"))],
)
def test_xml_nested_without_end_is_refused(extension: str, part: str, shell: bytes) -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    with pytest.raises(Unreadable, match="broken"):
        text_of(extension, replaced(shell, part, deep))


def test_the_text_of_a_document_is_cut() -> None:
    assert sum(map(len, cut(iter(["a" * MAX_CHARACTERS, "b" * 10]), MAX_CHARACTERS))) == MAX_CHARACTERS


def test_reading_stops_when_there_is_enough() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield "wort " * 1000

    assert sum(map(len, cut(endless(), 10_000))) == 10_000


def test_signs_that_a_database_refuses_are_left_out() -> None:
    assert tidy("a\x00b\ud800c") == "a bc"


def test_signs_that_nobody_sees_tear_no_word() -> None:
    assert tidy("Kinder\xadtages\u200bstätte\u2060n 1\u20113") == "Kindertagesstätten 1-3"


def test_the_process_needs_no_django() -> None:
    loaded = (
        "import sys, files.readers.__main__, files.readers.word, files.readers.sheets; "
        "print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout == "False\n"
