"""Compares content with entries and entries with each index, and puts right what differs.

Marks and positions make sure that nothing is lost; this is for what they cannot know of: rows changed in the
database by hand, a restored backup, an index somebody has edited, a mistake of ours. Everything is put right
on the ordinary ways, by marks and by versions, so it is safe at any time and in parallel.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from search.engines.base import Engine, EngineUnavailable, IndexBusy
from search.engines.configured import engines
from search.index.building import build
from search.index.projection import BATCH, locked, project_all, renumber, same, versions
from search.index.sync import CHUNK, catch_up, rebuild
from search.models import Entry, Mark
from search.registry.sources import Source, sources

logger = logging.getLogger(__name__)

# Seconds between two looks at an index that another process writes to, and how many looks.
PAUSE, LOOKS = 1.0, 10

Progress = Callable[[str], None]
Fault = Literal["missing", "wrong", "superfluous"]
Item = TypeVar("Item")


@dataclass(slots=True)
class Found:
    """What was wrong: how many were missing, how many differed, how many should not have been there."""

    checked: int = 0
    missing: int = 0
    wrong: int = 0
    superfluous: int = 0

    @property
    def faults(self) -> int:
        """How many differed in any way."""
        return self.missing + self.wrong + self.superfluous

    def add(self, faults: dict[int, Fault]) -> None:
        """Count these faults."""
        counts = Counter(faults.values())
        self.missing += counts["missing"]
        self.wrong += counts["wrong"]
        self.superfluous += counts["superfluous"]


@dataclass(slots=True)
class FoundInIndex(Found):
    """The same of an index; whether it was built anew, and why it could not be compared or put right."""

    rebuilt: bool = False
    problem: str = ""


@dataclass(slots=True)
class Repair:
    """What was wrong with the entries, by the plural of their kind, and with each index, by engine."""

    entries: dict[str, Found] = field(default_factory=dict)
    indexes: dict[str, FoundInIndex] = field(default_factory=dict)

    @property
    def problems(self) -> dict[str, str]:
        """Why an index could not be put right, by engine."""
        return {name: found.problem for name, found in self.indexes.items() if found.problem}


def repair(progress: Progress = lambda text: None) -> Repair:
    """Compare everything, put right what differs, and say what did.

    What merely waits for its turn is no fault. An engine that does not answer is reported, not raised.
    """
    done = Repair()
    project_all(retry=True)
    for source in sources().values():
        found = done.entries.setdefault(str(source.label), Found())
        _repair_entries(source, found, progress)
    _mark_unknown_types(done)
    project_all()
    for engine in engines():
        done.indexes[engine.name] = _repair_index(engine, progress)
    return done


def _repair_entries(source: Source, found: Found, progress: Progress) -> None:
    """Mark the objects of one type whose entry is not what they give."""
    content_type = ContentType.objects.get_for_model(source.model)
    live = Entry.objects.filter(content_type=content_type, deleted=False)
    ids = {*source.model._default_manager.values_list("pk", flat=True)}
    ids.update(live.values_list("object_id", flat=True))
    for number, chunk in enumerate(_batches(sorted(ids), BATCH)):
        found.checked += len(chunk)
        if suspects := _differing(source, content_type, chunk):
            found.add(_mark_differing(source, content_type, list(suspects)))
        if number:
            progress(f"{source.label}: {number * BATCH + len(chunk)} / {len(ids)}")


def _mark_differing(source: Source, content_type: ContentType, ids: Sequence[int]) -> dict[int, Fault]:
    """Look at suspects again while no entry can change, mark those that differ for good, and give them.

    Content is read first, then entries, then marks. So what changes in the meantime either has not been read
    yet, or its mark has been: then the entry merely waits.
    """
    with transaction.atomic():
        locked()
        faults = _differing(source, content_type, ids)
        waiting = set(
            Mark.objects.filter(content_type=content_type, object_id__in=faults).values_list(
                "object_id", flat=True
            )
        )
        faults = {pk: fault for pk, fault in faults.items() if pk not in waiting}
        Mark.objects.bulk_create(Mark(content_type=content_type, object_id=pk) for pk in faults)
    return faults


def _differing(source: Source, content_type: ContentType, ids: Sequence[int]) -> dict[int, Fault]:
    built, errors = build(source, ids)
    entries = Entry.objects.filter(content_type=content_type, object_id__in=ids)
    before = {entry.object_id: entry for entry in entries}
    faults: dict[int, Fault] = {}
    for pk in ids:
        old, new = before.get(pk), built.get(pk)
        if new is None:
            if old is not None and not old.deleted:
                faults[pk] = "wrong" if pk in errors else "superfluous"
        elif old is None or old.deleted:
            faults[pk] = "missing"
        elif not same(old, new):
            faults[pk] = "wrong"
    return faults


def _mark_unknown_types(done: Repair) -> None:
    """Mark entries of types that are not registered any more."""
    known = [content_type.pk for content_type in ContentType.objects.get_for_models(*sources()).values()]
    left = Entry.objects.filter(deleted=False).exclude(content_type__in=known)
    marks = [
        Mark(content_type_id=content_type_id, object_id=object_id)
        for content_type_id, object_id in left.values_list("content_type_id", "object_id")
    ]
    if marks:
        Mark.objects.bulk_create(marks, batch_size=CHUNK)
        done.entries[""] = Found(checked=len(marks), superfluous=len(marks))


def _repair_index(engine: Engine, progress: Progress) -> FoundInIndex:
    for _look in range(LOOKS):
        found = FoundInIndex()
        try:
            _put_right(engine, found, progress)
        except IndexBusy:
            found.problem = "Another process is writing to this index."
            time.sleep(PAUSE)
            continue
        except EngineUnavailable as error:
            found.problem = str(error) or type(error).__name__
        break
    return found


def _put_right(engine: Engine, found: FoundInIndex, progress: Progress) -> None:
    """Bring the index up to date, compare it with the table, and make it equal. Raises IndexBusy and
    EngineUnavailable."""
    engine.doubt()
    found.rebuilt = not engine.position() and bool(versions()[1])
    catch_up(engine)
    try:
        faults = _lasting_faults(engine)
    except EngineUnavailable:
        if not engine.position():
            raise
        logger.exception("The index of %s cannot be read", engine.name)
        faults = {}
        found.problem = "damaged"
    found.checked = Entry.objects.filter(deleted=False).count()
    found.add(faults)
    if len(faults) <= CHUNK and not found.problem:
        if not faults:
            return
        _write_again(engine, faults)
        catch_up(engine)
        if not _faults(engine).keys() & faults.keys():
            return
    found.problem = ""
    found.rebuilt = True
    rebuild(engine, lambda done: progress(f"{engine.name}: {done} / {found.checked}"))


def _write_again(engine: Engine, faults: dict[int, Fault]) -> None:
    """Give the entries new versions, as if they had changed, so that every index takes them; drop what has no
    entry at all."""
    known = renumber(faults)
    if strangers := [pk for pk in faults if pk not in known]:
        engine.write([], strangers, engine.position())


def _lasting_faults(engine: Engine) -> dict[int, Fault]:
    """Compare, and compare again when something differs: what is being written at the moment differs once."""
    faults = _faults(engine)
    if faults:
        time.sleep(PAUSE)
        again = _faults(engine)
        faults = {pk: fault for pk, fault in faults.items() if again.get(pk) == fault}
    return faults


def _faults(engine: Engine) -> dict[int, Fault]:
    """Compare what the index holds with what the table holds up to the index's position."""
    position = engine.position()
    live = Entry.objects.filter(deleted=False, version__lte=position)
    table = dict(live.values_list("pk", "version").iterator(CHUNK))
    held: dict[int, int] = {}
    for pk, version in engine.versions():
        held[pk] = version if pk not in held else -1  # twice there
    faults: dict[int, Fault] = dict.fromkeys(table.keys() - held.keys(), "missing")
    faults.update((pk, "superfluous") for pk in held.keys() - table.keys())
    faults.update((pk, "wrong") for pk in held.keys() & table.keys() if held[pk] != table[pk])
    return faults if not faults else _unchanged(faults, table, position)


def _unchanged(faults: dict[int, Fault], table: dict[int, int], position: int) -> dict[int, Fault]:
    """Leave out what has changed since the table was read, and what the index is still to be told."""
    now: dict[int, int] = {}
    for pks in _batches(list(faults), CHUNK):
        rows = Entry.objects.filter(pk__in=pks).values_list("pk", "version", "deleted")
        for pk, version, deleted in rows:
            if version > position:
                faults.pop(pk)
            elif not deleted:
                now[pk] = version
    return {pk: fault for pk, fault in faults.items() if now.get(pk) == table.get(pk)}


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
