"""Reading the text of documents in the background, so that search finds what stands in them."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks import task

from files.models import Document
from files.readers import READERS

logger = logging.getLogger(__name__)

MAX_FILE_SIZE = 50 * 1024 * 1024  # bytes
MAX_SECONDS = 60  # on the clock, for one file


def read_when_new(sender: type[Document], instance: Document, raw: bool = False, **kwargs: Any) -> None:
    """Have the text of a new or replaced file read (receiver of ``post_save``).

    The task is queued in the transaction of the save: either both last or neither.
    """
    if instance.file_is_new and not raw:
        read_document.enqueue(instance.pk)


@task()
def read_document(pk: int) -> None:
    """Read the file of the document ``pk`` and store its text and state, if that document still exists."""
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        return
    name = document.file.name
    text, state = extract(document)
    with transaction.atomic():
        # While the text was read, somebody may have put another file in its place.
        current = Document.objects.select_for_update().filter(pk=pk, file=name).first()
        if current is not None:
            current.text, current.text_state = text, state
            current.save(update_fields=["text", "text_state"])


def extract(document: Document) -> tuple[str, Document.TextState]:
    """Give the text of a document's file with the state it leads to; never raises because of the file."""
    states = Document.TextState
    extension = document.file_extension.lower()
    if extension not in READERS:
        return "", states.UNSUPPORTED
    try:
        with document.open_file() as file:
            if file.size > MAX_FILE_SIZE:
                return "", states.FAILED
            text = _read_apart(extension, file.read())
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        logger.warning("Text of document %s could not be read: %s", document.pk, error)
        return "", states.FAILED
    return (text, states.READ) if text else ("", states.NO_TEXT)


def _read_apart(extension: str, content: bytes) -> str:
    """Run ``files.readers`` on ``content``; raises SubprocessError when it fails or takes too long."""
    done = subprocess.run(  # noqa: S603 - the command is ours, ``extension`` one of READERS
        [sys.executable, "-m", "files.readers", extension],
        input=content,
        capture_output=True,
        cwd=settings.BASE_DIR,
        env={},  # the site's secrets are none of its business
        timeout=MAX_SECONDS,
        check=False,
    )
    if done.returncode:
        raise subprocess.SubprocessError(done.stderr.decode("utf-8", errors="replace")[-300:])
    return done.stdout.decode("utf-8")
