"""Brings every index up to what is in the table of entries.

An index keeps its own position and asks for what is newer. Whatever goes wrong on the way is logged and left
for the next time: the marks and versions are still there.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from core.models import Tag
from search.engines.base import Engine, EngineUnavailable, IndexBusy, IndexDocument
from search.engines.breaker import GuardedEngine, deadline
from search.engines.configured import engines
from search.index.days import closures_from_json, hours_from_json
from search.index.outbox import mark_outdated_cards
from search.index.projection import project_all, versions
from search.index.status import remember_failure
from search.models import Entry, Mark
from search.registry.own import TAG

logger = logging.getLogger(__name__)

CHUNK = 1000
# Up to so many marks are handled right after the commit, in the process that left them.
AT_ONCE = 50
# Seconds that whoever has saved something waits for a server; what takes longer goes on by itself or later.
SAVING_DEADLINE = 2.0
# Seconds after which a process that finds an index behind asks the worker again.
ASK_AGAIN = 60.0
_asked_worker_at: WeakKeyDictionary[Engine, float] = WeakKeyDictionary()


def catch_up_soon() -> None:
    """Follow a commit: a few marks at once, many by the worker. Never raises."""
    from search.index.tasks import catch_up_task

    try:
        if Mark.objects.filter(error="")[: AT_ONCE + 1].count() > AT_ONCE:
            catch_up_task.enqueue()
            return
        project_all()
        later = False
        for engine in engines():
            with deadline(SAVING_DEADLINE):
                if _due(engine) > _most(engine):
                    later = True
                else:
                    _try(engine)
        if later:
            catch_up_task.enqueue()
    except Exception:
        logger.exception("Search could not follow a change; it will the next time")


def catch_up_all(progress: Callable[[int, int], None] | None = None) -> dict[str, str]:
    """Handle all marks, failed ones and those of outdated cards too, and bring all engines up to date; give
    the problem of each that failed.

    ``progress`` is called with how many marks are handled, and of how many. Safe at any time and in parallel.
    """
    mark_outdated_cards()
    project_all(retry=True, progress=progress)
    for engine in engines():
        engine.doubt()
    problems = {engine.name: _try(engine) for engine in engines()}
    return {name: problem for name, problem in problems.items() if problem}


def catch_up(engine: Engine) -> int:
    """Write what is newer than the engine's position; give the number of entries written.

    An index that is empty, of another database, or ahead of the table because the database was restored, is
    built anew. Returns quietly when another process writes to the index. Raises
    EngineUnavailable.
    """
    # The position first: the other way round, another process could write in between, and the index would
    # seem to be ahead of the table.
    position = engine.position()
    start, newest = versions()
    if position == newest:
        return 0
    try:
        if not start <= position < newest:
            return rebuild(engine)
        return _write_newer(engine, position)
    except EngineUnavailable:
        engine.doubt()
        if engine.position():
            raise
        return rebuild(engine)  # what could not be written to was damaged
    except IndexBusy:
        logger.info("The index of %s is being written by another process", engine.name)
        return 0


def rebuild(engine: Engine, progress: Callable[[int], None] | None = None) -> int:
    """Build the engine's index anew from the table while the old one answers; give the number of documents.

    ``progress`` is called with the number done so far. Raises IndexBusy and EngineUnavailable.
    """
    # Read before the entries: what changes while they are read has a higher version and is caught up
    # afterwards.
    _start, newest = versions()
    if newest == 0:
        engine.clear()
        return 0
    count = 0

    def documents() -> Iterator[IndexDocument]:
        nonlocal count
        for document in _all_documents():
            count += 1
            yield document

    engine.replace(documents(), newest, progress)
    _write_newer(engine, newest)
    return count


def to_documents(entries: Sequence[Entry]) -> list[IndexDocument]:
    """Give entries as an engine takes them, with the names of their tags; one query for all of them."""
    slugs = {slug for entry in entries for slug in entry.facets.get(TAG.name, ())}
    names = dict(Tag.objects.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
    return [_to_document(entry, names) for entry in entries]


def _to_document(entry: Entry, names: Mapping[str, str]) -> IndexDocument:
    return IndexDocument(
        id=entry.pk,
        title=entry.title,
        summary=entry.summary,
        text=entry.text,
        keywords=entry.keywords,
        facets={name: tuple(values) for name, values in entry.facets.items()},
        tag_names={slug: names[slug] for slug in entry.facets.get(TAG.name, ()) if slug in names},
        age_from=entry.age_from,
        age_to=entry.age_to,
        latitude=entry.latitude,
        longitude=entry.longitude,
        date=entry.date,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        phones=tuple(entry.phones),
        confirmed_on=entry.confirmed_on,
        confirmed_until=entry.confirmed_until,
        closures=closures_from_json(entry.closures),
        hours=hours_from_json(entry.hours),
        restrictions=frozenset(entry.restrictions),
        version=entry.version,
    )


def freshen(engine: Engine) -> bool:
    """Before a search: bring the index up to date when little is due; tell whether it stays behind.

    The worker does what takes too long. Never raises.
    """
    try:
        due = _due(engine)
        if 0 < due <= _most(engine):
            catch_up(engine)
            return False
        if due:
            _leave_to_worker(engine)
        return due > 0
    except EngineUnavailable:
        return True
    except Exception:
        logger.exception("The index of %s could not catch up before a search", engine.name)
        return True


def _leave_to_worker(engine: Engine) -> None:
    """Ask the worker to catch up, once in a while: it may be busy with it, or there may be none."""
    from search.index.tasks import catch_up_task

    now = time.monotonic()
    if now - _asked_worker_at.get(engine, -ASK_AGAIN) >= ASK_AGAIN:
        _asked_worker_at[engine] = now
        catch_up_task.enqueue()


def _most(engine: Engine) -> int:
    """Give how many entries are written while somebody waits: few to a server, which has more writers."""
    return AT_ONCE if isinstance(engine, GuardedEngine) else CHUNK


def _due(engine: Engine) -> int:
    """Count what is to be written to the engine, up to one more than a chunk. 0 when it does not answer."""
    if isinstance(engine, GuardedEngine) and engine.reached and engine.reached == versions()[1]:
        return 0  # no need to ask a server twice, before the search and with it
    try:
        position = engine.position()
    except EngineUnavailable:
        return 0
    start, newest = versions()
    if position == newest:
        if isinstance(engine, GuardedEngine):
            engine.reached = position
        return 0
    entries = Entry.objects.all()
    if start <= position < newest:
        entries = entries.filter(version__gt=position)
    elif isinstance(engine, GuardedEngine):
        return CHUNK + 1  # it is to be built anew, and nobody waits for a server to do that
    return entries[: CHUNK + 1].count()


def _write_newer(engine: Engine, position: int) -> int:
    """Write in order of versions, in chunks, until nothing newer is left."""
    total = 0
    while entries := list(Entry.objects.filter(version__gt=position).order_by("version")[:CHUNK]):
        position = entries[-1].version
        engine.write(
            to_documents([entry for entry in entries if not entry.deleted]),
            [entry.pk for entry in entries if entry.deleted],
            position,
        )
        total += len(entries)
    return total


def _all_documents() -> Iterator[IndexDocument]:
    """All documents in chunks by primary key: no long transaction, no cursor that a lost connection would
    end."""
    last = 0
    while entries := list(Entry.objects.filter(deleted=False, pk__gt=last).order_by("pk")[:CHUNK]):
        last = entries[-1].pk
        yield from to_documents(entries)


def _try(engine: Engine) -> str:
    """Catch up and give the problem in words, "" when there was none."""
    try:
        catch_up(engine)
    except EngineUnavailable as error:
        logger.warning("%s is not available: %s", engine.name, error)
        problem = str(error) or type(error).__name__
    except Exception as error:
        logger.exception("The index of %s could not catch up", engine.name)
        problem = f"{type(error).__name__}: {error}"
    else:
        return ""
    remember_failure(engine.name, problem)
    return problem
