"""How the embedded engine writes: one writer at a time, and each commit holds the version it brings."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from django.core.files import locks
from tantivy import Index, IndexWriter

from core.private_files import make_private_folder
from search.engines.base import EngineUnavailable, IndexBusy, IndexDocument
from search.engines.embedded.files import failing_as_unavailable
from search.engines.embedded.schema import begin_index, make_document, make_note
from search.engines.tokens.document import NOTE

# One thread with little memory opens, commits and closes fast; a rebuild may take more.
WRITE_HEAP, REPLACE_HEAP = 15_000_000, 60_000_000
_PROGRESS_EVERY = 500

Result = TypeVar("Result")


@contextmanager
def locked(directory: Path) -> Iterator[None]:
    """Keep other writers out. Raises IndexBusy when there is one, EngineUnavailable."""
    do(make_private_folder, directory)
    with do((directory / "lock").open, "a") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise IndexBusy(f"Another process is writing to {directory}.")
        try:
            yield
        finally:
            locks.unlock(file)


def change(index: Index, documents: Iterable[IndexDocument], deleted: Iterable[int], version: int) -> None:
    """Insert, replace and delete documents and store the version in one commit."""
    with _writer(index, WRITE_HEAP) as writer:
        for pk in deleted:
            do(writer.delete_documents_by_term, "id", int(pk))
        for document in documents:
            do(writer.delete_documents_by_term, "id", int(document.id))
            do(writer.add_document, make_document(document))
        do(writer.delete_documents_by_term, "restrictions", NOTE)
        do(writer.add_document, make_note(version))
        do(writer.commit)


def build(
    path: Path,
    documents: Iterable[IndexDocument],
    version: int,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Build an index at ``path``, of which nothing is left when that fails."""
    do(path.mkdir)
    try:
        with _writer(do(begin_index, path), REPLACE_HEAP) as writer:
            for number, document in enumerate(documents, 1):
                do(writer.add_document, make_document(document))
                if progress and number % _PROGRESS_EVERY == 0:
                    progress(number)
            do(writer.add_document, make_note(version))
            do(writer.commit)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        raise


def switch(directory: Path, name: str) -> None:
    """Let the index called ``name`` be the one that counts, in one step."""
    pointer = directory / f"current.{name}"
    do(pointer.write_text, name, "utf-8")
    do(pointer.replace, directory / "current")
    remove_others(directory, name)


def remove_others(directory: Path, name: str) -> None:
    """Remove every index but the one called ``name``."""
    for path in directory.glob("index-*"):
        if path.name != name:
            shutil.rmtree(path, ignore_errors=True)
    # Left by a switch that did not come about.
    for path in directory.glob("current.*"):
        path.unlink(missing_ok=True)


def do(step: Callable[..., Result], *arguments: object, **named: object) -> Result:
    """Take one step of writing; a full disk or a writer that gave up is not the caller's mistake.

    Raises EngineUnavailable.
    """
    with failing_as_unavailable():
        return step(*arguments, **named)


@contextmanager
def _writer(index: Index, heap: int) -> Iterator[IndexWriter]:
    """Open a writer and free its lock afterwards, with what was not committed thrown away."""
    try:
        writer = do(index.writer, heap, 1)
    except EngineUnavailable as error:
        if "LockBusy" in str(error):
            raise IndexBusy(str(error)) from error
        raise
    try:
        yield writer
    except BaseException:
        with suppress(EngineUnavailable):
            do(writer.rollback)
        with suppress(EngineUnavailable):
            do(writer.wait_merging_threads)
        raise
    do(writer.wait_merging_threads)
