"""Indexes follow the table, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from home.models import HomePage
from search.engines.base import EngineUnavailable, IndexBusy
from search.index import sync as catching_up, tasks
from search.index.projection import project_all, versions
from search.index.sync import catch_up, catch_up_all, catch_up_soon, rebuild
from search.models import Entry, Mark, Projection
from tests.search.conftest import FakeEngine, use_engines

AddPage = Callable[..., HomePage]


def titles(engine: FakeEngine) -> set[str]:
    """What an engine holds."""
    return {document.title for document in engine.documents.values()} - {"Präventionsnetz"}


def test_an_empty_index_is_built(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Krabbelgruppe")
    catch_up_all()
    assert titles(engine) == {"Krabbelgruppe"}


def test_a_change_is_written_and_the_index_not_built_anew(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    catch_up_all()
    add_page("Zwei")
    catch_up_all()
    assert (titles(engine), engine.replaced) == ({"Eins", "Zwei"}, 1)


def test_an_index_that_another_process_has_just_written_is_not_built_anew(
    add_page: AddPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_page("Eins")
    catch_up_all()

    def versions_a_moment_ago() -> tuple[int, int]:
        seen = versions()
        if not Entry.objects.filter(title="Zwei").exists():
            add_page("Zwei")
            project_all()
            engine.at = versions()[1]
        return seen

    monkeypatch.setattr(catching_up, "versions", versions_a_moment_ago)
    catch_up(engine)
    assert engine.replaced == 1


def test_a_tombstone_removes_from_the_index(add_page: AddPage, engine: FakeEngine) -> None:
    page = add_page("Weg")
    catch_up_all()
    page.unpublish()
    catch_up_all()
    assert titles(engine) == set()


def test_an_engine_that_fails_leaves_nothing_behind_for_good(add_page: AddPage, engine: FakeEngine) -> None:
    catch_up_all()
    engine.broken = EngineUnavailable("down")
    add_page("Währenddessen")
    catch_up_all()
    engine.broken = None
    catch_up_all()
    assert titles(engine) == {"Währenddessen"}


def test_the_problem_of_an_engine_is_given(add_page: AddPage, engine: FakeEngine) -> None:
    engine.broken = EngineUnavailable("down")
    add_page("Eins")
    assert catch_up_all() == {"fake": "down"}


def test_an_engine_that_fails_does_not_hold_up_the_next(
    add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = use_engines(monkeypatch, FakeEngine("a"), FakeEngine("b"))
    first.broken = RuntimeError("bug")
    add_page("Eins")
    catch_up_all()
    assert titles(second) == {"Eins"}


def test_a_busy_index_is_left_alone(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    project_all()
    engine.broken = IndexBusy()
    assert catch_up(engine) == 0


def test_an_index_ahead_of_a_restored_database_is_built_anew(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    catch_up_all()
    engine.at += 1_000_000
    engine.documents = {}
    catch_up(engine)
    assert (titles(engine), engine.at) == ({"Eins"}, versions()[1])


def test_an_index_of_another_database_is_built_anew(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    project_all()
    engine.at = 12
    catch_up(engine)
    assert (titles(engine), engine.replaced) == ({"Eins"}, 1)


def test_the_position_never_passes_a_version_that_is_still_to_come(
    add_page: AddPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_page("Eins")
    catch_up_all()
    late = add_page("Zwei")
    project_all()
    # While the index is at it, another process projects one more change of the same page.
    original = engine.write

    def write(*args: Any) -> None:
        original(*args)
        monkeypatch.setattr(engine, "write", original)
        late.title = "Zwei, geändert"
        late.save()
        project_all()

    monkeypatch.setattr(engine, "write", write)
    catch_up(engine)
    assert (titles(engine), engine.at) == ({"Eins", "Zwei, geändert"}, versions()[1])


def test_what_changes_during_a_rebuild_is_not_lost(
    add_page: AddPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = add_page("Vorher")
    project_all()
    original = engine.replace

    def replace(*args: Any) -> None:
        original(*args)
        page.title = "Nachher"
        page.save()
        project_all()

    monkeypatch.setattr(engine, "replace", replace)
    rebuild(engine)
    assert titles(engine) == {"Nachher"}


def test_long_changes_are_written_in_chunks(
    add_page: AddPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    catch_up_all()
    monkeypatch.setattr(catching_up, "CHUNK", 2)
    for number in range(5):
        add_page(f"Seite {number}")
    project_all()
    engine.writes.clear()
    catch_up(engine)
    assert len(titles(engine)) == 5


def test_few_marks_are_followed_at_once(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    catch_up_soon()
    assert titles(engine) == {"Eins"}


def test_many_marks_are_left_to_the_worker(
    add_page: AddPage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued: list[bool] = []
    monkeypatch.setattr(tasks, "catch_up_task", type("T", (), {"enqueue": lambda: queued.append(True)}))
    page = add_page("Eins")
    Mark.objects.bulk_create(
        Mark(content_type=page.cached_content_type, object_id=page.pk) for _ in range(60)
    )
    catch_up_soon()
    assert (queued, titles(engine)) == ([True], set())


def test_the_worker_follows(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    tasks.catch_up_task.call()
    assert titles(engine) == {"Eins"}


@pytest.mark.django_db(transaction=True)
def test_a_failure_never_breaks_the_save(add_page: AddPage, engine: FakeEngine) -> None:
    engine.broken = RuntimeError("bug")
    assert HomePage.objects.filter(pk=add_page("Eins").pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_save_is_found_right_after_its_commit(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    assert titles(engine) == {"Eins"}


def test_the_rebuild_command_makes_entries_that_nobody_marked(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    Mark.objects.all().delete()
    Entry.objects.all().delete()
    call_command("search_rebuild", stdout=StringIO())
    assert titles(engine) == {"Eins"}


def test_the_rebuild_command_forgets_what_is_gone(add_page: AddPage, engine: FakeEngine) -> None:
    page = add_page("Eins")
    project_all()
    page.delete()
    Mark.objects.all().delete()
    call_command("search_rebuild", stdout=StringIO())
    assert titles(engine) == set()


def test_the_rebuild_command_names_an_unknown_engine(db: None) -> None:
    with pytest.raises(CommandError, match="solr"):
        call_command("search_rebuild", "--engine", "solr", stdout=StringIO())


def test_the_status_command_tells_what_waits(add_page: AddPage) -> None:
    add_page("Eins")
    output = StringIO()
    call_command("search_status", stdout=output)
    assert f"Vormerkungen: {Mark.objects.count()}," in output.getvalue()


def test_the_catch_up_command_fails_with_its_engine(add_page: AddPage, engine: FakeEngine) -> None:
    engine.broken = EngineUnavailable("down")
    add_page("Eins")
    with pytest.raises(CommandError, match="down"):
        call_command("search_catch_up", stdout=StringIO())


def test_tick_catches_up(add_page: AddPage, engine: FakeEngine) -> None:
    add_page("Eins")
    call_command("tick", stdout=StringIO())
    assert titles(engine) == {"Eins"}


def test_an_empty_table_empties_the_index(db: None, engine: FakeEngine) -> None:
    engine.at = 5
    Projection.objects.all().delete()
    catch_up(engine)
    assert engine.at == 0
