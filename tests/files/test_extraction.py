"""From an upload to text that search can find."""

from __future__ import annotations

import datetime
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models.signals import post_save
from django.utils import timezone

from files import extraction
from files.entries import document_entry
from files.models import Document
from files.readers import VERSION
from files.readers.limits import REFUSALS
from search.registry.sources import sources
from tests.files.factories import docx, endless_pdf, make_document, ole, pdf, pdf_bomb, zipped

pytestmark = pytest.mark.django_db
State, Problem = Document.TextState, Document.TextProblem


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
        ("kreis.pdf", endless_pdf(), State.FAILED),
        ("bombe.docx", zipped(word__document=b"<a>" + b" " * (101 * 1024 * 1024)), State.FAILED),
        ("tief.odt", zipped(content="<a>" * 200_000), State.FAILED),
    ],
)
def test_what_cannot_be_read_says_so_and_breaks_nothing(filename: str, content: bytes, state: str) -> None:
    document = make_document(filename, content)
    assert (document.text, document.text_state) == ("", state)


@pytest.mark.parametrize(
    ("filename", "content", "problem"),
    [
        ("leer.pdf", b"", Problem.WRONG_FORMAT),
        ("kaputt.pdf", b"%PDF-1.4 kaputt", Problem.BROKEN),
        ("geheim.pdf", pdf("x", password="geheim"), Problem.PROTECTED),
        ("word.pdf", docx("x"), Problem.WRONG_FORMAT),
        ("bombe.pdf", pdf_bomb(400_000_000), Problem.TOO_COSTLY),
        ("programm.txt", b"MZ\x90\x00\x03\x00", Problem.WRONG_FORMAT),
        ("geheim.docx", ole("EncryptedPackage"), Problem.PROTECTED),
        ("alt.docx", ole("WordDocument"), Problem.WRONG_FORMAT),
        ("seite.docx", b"<html></html>", Problem.WRONG_FORMAT),
        ("tabelle.docx", zipped(xl__sharedStrings="<sst/>"), Problem.WRONG_FORMAT),
        (
            "geheim.odt",
            zipped(content="??", **{"META-INF/manifest": "<x encryption-data/>"}),
            Problem.PROTECTED,
        ),
        ("kein-zip.docx", b"PK\x03\x04 kaputt", Problem.BROKEN),
        ("bombe.docx", zipped(word__document=b"<a>" + b" " * (101 * 1024 * 1024)), Problem.TOO_LARGE),
        ("tief.odt", zipped(content="<a>" * 200_000), Problem.BROKEN),
        ("entitaet.docx", zipped(word__document='<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'), Problem.BROKEN),
    ],
)
def test_what_cannot_be_read_says_why(filename: str, content: bytes, problem: str) -> None:
    assert make_document(filename, content).text_problem == problem


def test_a_file_that_eats_memory_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    killed = subprocess.CompletedProcess([], -9, b"", b"")
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: killed)
    assert make_document("gross.txt", b"x").text_problem == Problem.TOO_COSTLY


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
    assert extraction.extract(Document.objects.get(pk=document.pk)) == ("", State.FAILED, Problem.MISSING)


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

    def replaced_meanwhile(current: Document) -> extraction.Reading:
        Document.objects.filter(pk=current.pk).update(file="documents/neu.txt", text="neu")
        return extraction.Reading("alter Text", State.READ)

    monkeypatch.setattr(extraction, "extract", replaced_meanwhile)
    extraction.read_again(document)
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
    assert frozenset({"text", "text_state", "text_problem", "text_version"}) in changed


def test_documents_are_registered_with_search() -> None:
    assert sources()[Document].kind == "document"


def test_the_entry_of_a_document_has_its_text_and_checked_address() -> None:
    document = make_document("plan.txt", b"Familienhebamme", title="Plan")
    entry = document_entry(document)
    assert (entry.title, entry.text, entry.url) == ("Plan", "Familienhebamme", document.url)


class Storage(Exception):
    """What a storage raises that is no OSError, as those of object storage do."""


def storage_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = Document.open_file

    def fail(self: Document) -> Any:
        if self.pk is None:
            return open_file(self)  # being uploaded
        raise Storage("503 Slow Down")

    monkeypatch.setattr(Document, "open_file", fail)


def no_worker(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let nobody read what is queued; gives the list of it."""
    queued: list[int] = []
    task = SimpleNamespace(enqueue=queued.append, call=extraction.read_document.call)
    monkeypatch.setattr(extraction, "read_document", task)
    return queued


def make_due(document: Document) -> None:
    Document.objects.filter(pk=document.pk).update(text_due_at=timezone.now() - datetime.timedelta(seconds=1))


def states(document: Document) -> tuple[str, str]:
    document.refresh_from_db()
    return document.text_state, document.text_problem


def test_a_storage_that_does_not_answer_leaves_the_document_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    storage_fails(monkeypatch)
    assert make_document("plan.txt", b"Text").text_state == State.WAITING


def test_what_waits_is_read_when_the_storage_answers_again() -> None:
    with pytest.MonkeyPatch.context() as patch:
        storage_fails(patch)
        document = make_document("plan.txt", b"Text")
    make_due(document)
    extraction.read_overdue()
    document.refresh_from_db()
    assert (document.text, document.text_state) == ("Text", State.READ)


def test_a_document_waits_longer_after_each_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    storage_fails(monkeypatch)
    document = make_document("plan.txt", b"Text")
    waits = []
    for _attempt in range(3):
        make_due(document)
        extraction.read_overdue()
        document.refresh_from_db()
        waits.append(document.text_due_at - timezone.now())
    assert waits == sorted(waits)
    assert waits[-1] > datetime.timedelta(hours=1)


def test_nothing_is_tried_again_before_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    storage_fails(monkeypatch)
    document = make_document("plan.txt", b"Text")
    extraction.read_overdue()
    document.refresh_from_db()
    assert document.text_attempts == 1


def test_a_storage_that_never_answers_is_reported_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    storage_fails(monkeypatch)
    document = make_document("plan.txt", b"Text")
    for _attempt in range(extraction.MAX_ATTEMPTS):
        make_due(document)
        extraction.read_overdue()
    assert states(document) == (State.FAILED, Problem.UNREACHABLE)


def killed_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(document: Document) -> None:
        raise SystemExit(1)

    monkeypatch.setattr(extraction, "extract", die)


def test_a_worker_that_dies_while_reading_leaves_the_document_to_the_next() -> None:
    with pytest.MonkeyPatch.context() as patch:
        no_worker(patch)
        document = make_document("plan.txt", b"Text")
        killed_while_reading(patch)
        with pytest.raises(SystemExit):
            extraction.read_document.call(document.pk)
    assert states(document) == (State.WAITING, "")
    make_due(document)
    extraction.read_overdue()
    assert states(document) == (State.READ, "")


def test_a_file_that_kills_every_worker_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    no_worker(monkeypatch)
    document = make_document("plan.txt", b"Text")
    killed_while_reading(monkeypatch)
    for _attempt in range(extraction.MAX_ATTEMPTS):
        with pytest.raises(SystemExit):
            extraction.read_document.call(document.pk)
    extraction.read_document.call(document.pk)
    assert states(document) == (State.FAILED, Problem.INTERRUPTED)


def test_a_task_that_was_lost_is_queued_again_once(monkeypatch: pytest.MonkeyPatch) -> None:
    queued = no_worker(monkeypatch)
    document = make_document("plan.txt", b"Text")
    make_due(document)
    queued.clear()
    for _tick in range(2):
        extraction.read_overdue()
    assert queued == [document.pk]


def test_tick_reads_what_is_overdue() -> None:
    with pytest.MonkeyPatch.context() as patch:
        no_worker(patch)
        document = make_document("plan.txt", b"Text")
    make_due(document)
    call_command("tick")
    assert states(document) == (State.READ, "")


def test_a_replaced_file_begins_with_no_attempts_and_no_problem() -> None:
    document = make_document("kaputt.pdf", b"%PDF-1.4 kaputt")
    document.file.save("neu.txt", ContentFile(b"neuer Text"))
    assert states(document) == (State.READ, "")
    assert document.text_attempts == 1


def test_the_reader_of_files_knows_nothing_of_the_sites_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def run(*args: Any, **kwargs: Any) -> Any:
        seen.update(kwargs)
        return subprocess.CompletedProcess([], 0, b"Text", b"")

    monkeypatch.setattr(subprocess, "run", run)
    make_document("plan.txt", b"Text")
    assert (seen["env"], seen["timeout"]) == ({}, extraction.MAX_SECONDS)


def test_every_refusal_of_the_reader_is_known_to_documents() -> None:
    assert set(REFUSALS.values()) <= set(Problem.values)


@pytest.mark.parametrize(
    "failure",
    [
        subprocess.CompletedProcess([], -9, b"Seite 1\n", b""),
        subprocess.CompletedProcess([], 3, b"Seite 1\n", b""),
        subprocess.TimeoutExpired("files.readers", 60, output="Seite 1\n\xc3".encode()[:-1]),
    ],
)
def test_what_was_read_before_a_file_became_too_costly_is_kept(
    failure: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*args: Any, **kwargs: Any) -> Any:
        if isinstance(failure, Exception):
            raise failure
        return failure

    monkeypatch.setattr(subprocess, "run", run)
    document = make_document("lang.pdf", b"x")
    assert (document.text, document.text_state) == ("Seite 1", State.READ)


def read_by_an_older_version(state: str = State.READ) -> Document:
    document = make_document("plan.txt", b"neu gelesen")
    Document.objects.filter(pk=document.pk).update(
        text="alt gelesen", text_version=VERSION - 1, text_state=state
    )
    return document


@pytest.mark.parametrize("state", [State.READ, State.NO_TEXT, State.UNSUPPORTED, State.FAILED])
def test_documents_that_an_older_reader_read_are_read_again_after_an_upgrade(state: str) -> None:
    document = read_by_an_older_version(state)
    call_command("tick")
    document.refresh_from_db()
    assert (document.text, document.text_version) == ("neu gelesen", VERSION)


def test_their_old_text_is_found_until_then(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_by_an_older_version()
    queued = no_worker(monkeypatch)
    for _tick in range(2):
        extraction.read_outdated()
    document.refresh_from_db()
    assert (document.text, queued) == ("alt gelesen", [document.pk])


def test_only_some_are_read_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(3):
        read_by_an_older_version()
    monkeypatch.setattr(extraction, "OUTDATED_AT_ONCE", 2)
    queued = no_worker(monkeypatch)
    extraction.read_outdated()
    assert len(queued) == 2


def test_what_this_version_read_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    make_document("plan.txt", b"Text")
    queued = no_worker(monkeypatch)
    extraction.read_outdated()
    assert queued == []
