"""From an upload to text that search can find."""

from __future__ import annotations

import subprocess
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db.models.signals import post_save

from files import extraction
from files.entries import document_entry
from files.models import Document
from search.registry import sources
from tests.files.factories import docx, make_document, pdf, zipped

pytestmark = pytest.mark.django_db
State = Document.TextState


def test_an_uploaded_document_is_read() -> None:
    document = make_document("plan.docx", docx("Lückenschluss"))
    assert (document.text, document.text_state) == ("Lückenschluss", State.READ)


@pytest.mark.parametrize(
    ("filename", "content", "state"),
    [
        ("leer.txt", b" \n ", State.NO_TEXT),
        ("scan.pdf", pdf(""), State.NO_TEXT),
        ("termin.ics", b"BEGIN:VCALENDAR", State.UNSUPPORTED),
        ("ohne-endung", b"x", State.UNSUPPORTED),
        ("kaputt.pdf", b"%PDF-1.4 kaputt", State.FAILED),
        ("leer.pdf", b"", State.FAILED),
        ("geheim.pdf", pdf("x", password="geheim"), State.FAILED),
        ("kein-zip.docx", b"PK\x03\x04 kaputt", State.FAILED),
        ("falsch.docx", zipped(content="<x/>"), State.FAILED),
        ("bombe.docx", zipped(word__document=b"<a>" + b" " * (101 * 1024 * 1024)), State.FAILED),
        ("tief.odt", zipped(content="<a>" * 200_000), State.FAILED),
    ],
)
def test_what_cannot_be_read_says_so_and_breaks_nothing(filename: str, content: bytes, state: str) -> None:
    document = make_document(filename, content)
    assert (document.text, document.text_state) == ("", state)


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_FILE_SIZE", 10)
    assert make_document("lang.txt", b"a" * 11).text_state == State.FAILED


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: Any, **kwargs: Any) -> None:
        raise subprocess.TimeoutExpired("files.readers", kwargs["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    assert make_document("endlos.pdf", pdf("x")).text_state == State.FAILED


def test_a_missing_file_is_no_crash() -> None:
    document = make_document("weg.txt", b"Text")
    document.file.storage.delete(document.file.name)
    assert extraction.extract(Document.objects.get(pk=document.pk)) == ("", State.FAILED)


def test_a_replaced_file_is_read_again() -> None:
    document = make_document("alt.txt", b"alter Text")
    document.file.save("neu.txt", ContentFile(b"neuer Text"))
    document.refresh_from_db()
    assert document.text == "neuer Text"


def test_the_old_text_is_forgotten_as_soon_as_the_file_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    document = make_document("alt.txt", b"alter Text")
    monkeypatch.setattr(extraction, "extract", lambda document: pytest.fail("nothing is read yet"))
    document.file.save("neu.txt", ContentFile(b"neuer Text"))
    document.refresh_from_db()
    assert (document.text, document.text_state) == ("", State.WAITING)


def test_a_form_loaded_before_the_text_was_read_does_not_wipe_it_out() -> None:
    document = make_document("plan.txt", b"Text")
    early = Document.objects.get(pk=document.pk)
    early.text, early.text_state = "", State.WAITING
    early.title = "Neuer Titel"
    early.save()
    document.refresh_from_db()
    assert (document.title, document.text, document.text_state) == ("Neuer Titel", "Text", State.READ)


def test_a_file_replaced_while_the_old_one_was_read_keeps_its_own_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = make_document("alt.txt", b"alter Text")

    def replaced_meanwhile(current: Document) -> tuple[str, str]:
        Document.objects.filter(pk=current.pk).update(file="documents/neu.txt", text="neu")
        return "alter Text", State.READ

    monkeypatch.setattr(extraction, "extract", replaced_meanwhile)
    extraction.read_document.call(document.pk)
    document.refresh_from_db()
    assert document.text == "neu"


def test_a_document_deleted_before_it_was_read_is_no_error() -> None:
    assert extraction.read_document.call(123_456) is None


def test_reading_tells_search_that_the_document_changed() -> None:
    changed = []

    def receive(instance: Document, update_fields: Any, **kwargs: Any) -> None:
        changed.append(update_fields)

    post_save.connect(receive, sender=Document)
    try:
        make_document("plan.txt", b"Text")
    finally:
        post_save.disconnect(receive, sender=Document)
    assert frozenset({"text", "text_state"}) in changed


def test_documents_are_registered_with_search() -> None:
    assert sources()[Document].kind == "document"


def test_the_entry_of_a_document_has_its_text_and_checked_address() -> None:
    document = make_document("plan.txt", b"Familienhebamme", title="Plan")
    entry = document_entry(document)
    assert (entry.title, entry.text, entry.url) == ("Plan", "Familienhebamme", document.url)
