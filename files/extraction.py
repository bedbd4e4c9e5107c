"""Reading the text of documents in the background, so that search finds what stands in them."""

from __future__ import annotations

import datetime
import logging
import subprocess
import sys
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from files.models import QUEUE_PATIENCE, Document
from files.readers import EXTENSIONS, VERSION
from files.readers.limits import REFUSALS

logger = logging.getLogger(__name__)

MAX_FILE_SIZE = 50 * 1024 * 1024  # bytes
MAX_SECONDS = 60  # on the clock, for one file
# Reading that failed for what the file is not to blame for is tried again, each time later: 5 minutes after
# the first attempt, 20 after the second, and so on; altogether more than a day.
MAX_ATTEMPTS = 6
FIRST_DELAY = datetime.timedelta(minutes=5)
LONGER_EACH_TIME = 4
# How many documents are read again in one run of ``tick`` after an upgrade: others wait in the same queue.
OUTDATED_AT_ONCE = 100

States, Problems = Document.TextState, Document.TextProblem


class Reading(NamedTuple):
    """What came of reading a file: its text, and if there is none why."""

    text: str
    state: Document.TextState
    problem: Document.TextProblem | str = ""


def read_when_new(sender: type[Document], instance: Document, raw: bool = False, **kwargs: Any) -> None:
    """Have the text of a new or replaced file read (receiver of ``post_save``).

    The task is queued in the transaction of the save: either both last or neither.
    """
    if instance.file_is_new and not raw:
        read_document.enqueue(instance.pk)


def read_again(document: Document) -> None:
    """Have the file of ``document`` read once more from the beginning."""
    with transaction.atomic():
        document.forget_text()
        Document.objects.filter(pk=document.pk).update(
            text_state=document.text_state,
            text_problem="",
            text_attempts=0,
            text_due_at=document.text_due_at,
        )
        read_document.enqueue(document.pk)


def read_overdue() -> int:
    """Queue the documents again that should have been read by now, and return how many: none waits for ever.

    Their task was lost, its worker died, or the storage did not answer. Safe at any time and in parallel.
    """
    count, now = 0, timezone.now()
    overdue = Document.objects.filter(text_state=States.WAITING, text_due_at__lte=now)
    for pk in overdue.order_by("text_due_at", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            if overdue.filter(pk=pk).update(text_due_at=now + QUEUE_PATIENCE):
                read_document.enqueue(pk)
                count += 1
    return count


def read_outdated() -> int:
    """Queue documents whose text an older reader found, a few at a time, and return how many.

    Their text stays until then.
    """
    count = 0
    outdated = Document.objects.exclude(text_state=States.WAITING).filter(text_version__lt=VERSION)
    for pk in outdated.order_by("pk").values_list("pk", flat=True)[:OUTDATED_AT_ONCE]:
        with transaction.atomic():
            if outdated.filter(pk=pk).update(
                text_state=States.WAITING, text_attempts=0, text_due_at=timezone.now() + QUEUE_PATIENCE
            ):
                read_document.enqueue(pk)
                count += 1
    return count


@task()
def read_document(pk: int) -> None:
    """Read the file of the document ``pk`` and store its text and state, if it still waits for that."""
    document = _begin(pk)
    if document is None:
        return
    try:
        reading = extract(document)
    except Exception as error:  # storage and system may fail in any way, each with exceptions of its own
        logger.warning("Document %s could not be read now: %s", pk, error, exc_info=True)
        if document.text_attempts < MAX_ATTEMPTS:
            return  # waits for read_overdue
        reading = Reading("", States.FAILED, Problems.UNREACHABLE)
    _store(document, reading)


def _begin(pk: int) -> Document | None:
    """Note the attempt before it is made: a file that takes its worker down with it is not read for ever."""
    with transaction.atomic():
        document = Document.objects.select_for_update().filter(pk=pk, text_state=States.WAITING).first()
        if document is None:
            return None
        if document.text_attempts >= MAX_ATTEMPTS:
            _store(document, Reading("", States.FAILED, Problems.INTERRUPTED))
            return None
        wait = FIRST_DELAY * LONGER_EACH_TIME**document.text_attempts
        Document.objects.filter(pk=pk).update(
            text_attempts=F("text_attempts") + 1, text_due_at=timezone.now() + wait
        )
        document.text_attempts += 1
    return document


def _store(document: Document, reading: Reading) -> None:
    with transaction.atomic():
        # While the text was read, somebody may have put another file in its place.
        unchanged = Document.objects.select_for_update().filter(pk=document.pk, file=document.file.name)
        current = unchanged.first()
        if current is not None:
            current.text, current.text_state, current.text_problem = reading
            current.text_version = VERSION
            current.save(update_fields=["text", "text_state", "text_problem", "text_version"])


def extract(document: Document) -> Reading:
    """Read a document's file; what is wrong with the file is part of the answer and raises nothing.

    Raises whatever the storage or the system raises when they fail: that may be over in a minute.
    """
    extension = document.file_extension.lower()
    if extension not in EXTENSIONS:
        return Reading("", States.UNSUPPORTED)
    try:
        with document.open_file() as file:
            if file.size > MAX_FILE_SIZE:
                return Reading("", States.FAILED, Problems.TOO_LARGE)
            content = file.read()
    except FileNotFoundError:
        return Reading("", States.FAILED, Problems.MISSING)
    return _read_apart(extension, content)


def _read_apart(extension: str, content: bytes) -> Reading:
    """Run ``files.readers`` on ``content``; raises SubprocessError when it could not do its work."""
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours, ``extension`` one of EXTENSIONS
            [sys.executable, "-m", "files.readers", extension],
            input=content,
            capture_output=True,
            cwd=settings.BASE_DIR,
            env={},  # the site's secrets are none of its business
            timeout=MAX_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return _reading(error.stdout or b"", Problems.TOO_COSTLY)
    if done.returncode in REFUSALS:
        return _reading(done.stdout, Problems(REFUSALS[done.returncode]))
    if done.returncode < 0:  # ended by the system: beyond its limits
        return _reading(done.stdout, Problems.TOO_COSTLY)
    if done.returncode:
        raise subprocess.SubprocessError(done.stderr.decode("utf-8", errors="replace")[-300:])
    return _reading(done.stdout)


def _reading(output: bytes, problem: Document.TextProblem | str = "") -> Reading:
    """Return what was read; a file of which only the first pages can be read is found by those."""
    text = output.decode("utf-8", errors="ignore").strip()
    if text:
        return Reading(text, States.READ)
    return Reading("", States.FAILED, problem) if problem else Reading("", States.NO_TEXT)
