"""A repair finds what marks and positions cannot know of, says so, and puts it right."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.models import Collection, Page, PageViewRestriction

from files.models import Document
from home.models import HomePage
from search.engines.base import EngineUnavailable, IndexBusy, IndexDocument
from search.engines.embedded.engine import EmbeddedEngine
from search.index import repair as repairing
from search.index.projection import project_all, versions
from search.index.repair import repair
from search.index.status import status
from search.index.sync import catch_up_all
from search.models import EngineFailure, Entry, Mark
from tests.search.conftest import DATA, FakeEngine, use_engines

AddPage = Callable[..., HomePage]


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repairing, "PAUSE", 0)


@pytest.fixture
def page(add_page: AddPage, engine: FakeEngine) -> HomePage:
    """A page that is found."""
    made = add_page("Krabbelgruppe")
    catch_up_all()
    return made


def entry_of(page: HomePage) -> Entry:
    return Entry.objects.get(content_type=page.cached_content_type, object_id=page.pk)


def titles(engine: FakeEngine) -> set[str]:
    return {document.title for document in engine.documents.values()} - {"Präventionsnetz"}


def faults(done: repairing.Repair) -> dict[str, tuple[int, int, int]]:
    """What was missing, wrong, superfluous, where anything was."""
    everything = {**done.entries, **done.indexes}
    return {
        name: (found.missing, found.wrong, found.superfluous)
        for name, found in everything.items()
        if found.faults
    }


def test_where_all_is_well_nothing_is_reported_or_written(page: HomePage, engine: FakeEngine) -> None:
    before = versions()
    assert faults(repair()) == {}
    assert (versions(), engine.replaced) == (before, 1)


# Content and entries


def test_an_entry_that_was_lost_is_made(page: HomePage, engine: FakeEngine) -> None:
    Entry.objects.filter(title="Krabbelgruppe").delete()
    assert faults(repair())["Seiten"] == (1, 0, 0)
    assert entry_of(page).title == "Krabbelgruppe"


def test_an_entry_changed_by_hand_is_put_right(page: HomePage, engine: FakeEngine) -> None:
    Entry.objects.filter(title="Krabbelgruppe").update(title="Unfug")
    assert faults(repair())["Seiten"] == (0, 1, 0)
    assert titles(engine) == {"Krabbelgruppe"}


def test_content_changed_behind_all_signals_is_noticed(page: HomePage, engine: FakeEngine) -> None:
    Page.objects.filter(pk=page.pk).update(title="Spielgruppe")
    repair()
    assert titles(engine) == {"Spielgruppe"}


def test_a_restriction_set_behind_all_signals_reaches_entry_and_index(
    page: HomePage, engine: FakeEngine
) -> None:
    restriction = PageViewRestriction(page=page, restriction_type="login")
    PageViewRestriction.objects.bulk_create([restriction])
    assert faults(repair())["Seiten"] == (0, 1, 0)
    key = f"p{PageViewRestriction.objects.get().pk}"
    assert engine.documents[entry_of(page).pk].restrictions == {key}


def test_a_document_in_another_collection_behind_all_signals_is_noticed(db: None, engine: FakeEngine) -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    private = root.add_child(name="Intern")
    private.view_restrictions.create(restriction_type="login")
    document = Document.objects.create(title="Flyer", file=ContentFile(b"x", "x.txt"), collection=root)
    catch_up_all()
    Document.objects.filter(pk=document.pk).update(collection=private)
    repair()
    assert Entry.objects.get(title="Flyer").restrictions == [f"c{private.view_restrictions.get().pk}"]


def test_an_entry_whose_object_is_gone_becomes_a_tombstone(page: HomePage, engine: FakeEngine) -> None:
    page.delete()
    Mark.objects.all().delete()
    assert faults(repair())["Seiten"] == (0, 0, 1)
    assert titles(engine) == set()


def test_an_entry_of_a_type_that_is_not_registered_any_more_goes(page: HomePage, engine: FakeEngine) -> None:
    Entry.objects.create(
        content_type=ContentType.objects.get_for_model(Collection), object_id=1, title="Alt", version=1
    )
    repair()
    assert Entry.objects.get(object_id=1, content_type__model="collection").deleted


def test_what_merely_waits_is_no_fault(page: HomePage, engine: FakeEngine, add_page: AddPage) -> None:
    add_page("Neu")
    page.title = "Anders"
    page.save()
    assert faults(repair()) == {}
    assert titles(engine) == {"Anders", "Neu"}


def test_what_changes_while_it_is_compared_is_no_fault(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = repairing._differing

    def overtaken(*args: Any) -> Any:
        monkeypatch.setattr(repairing, "_differing", original)
        page.title = "Anders"
        page.save()
        return original(*args)

    monkeypatch.setattr(repairing, "_differing", overtaken)
    assert faults(repair()) == {}
    assert titles(engine) == {"Anders"}


def test_an_object_that_cannot_be_read_is_reported_and_not_found(page: HomePage, engine: FakeEngine) -> None:
    DATA[page.slug] = {"error": True}
    repair()
    assert titles(engine) == set()
    assert [text for _name, text in status().failed] == ["RuntimeError: cannot be read"]


# Entries and indexes


def test_a_document_missing_in_the_index_is_written_again(page: HomePage, engine: FakeEngine) -> None:
    del engine.documents[entry_of(page).pk]
    assert faults(repair()) == {"fake": (1, 0, 0)}
    assert (titles(engine), engine.replaced) == ({"Krabbelgruppe"}, 1)


def test_a_document_of_another_version_is_written_again(page: HomePage, engine: FakeEngine) -> None:
    pk = entry_of(page).pk
    engine.documents[pk] = replace(engine.documents[pk], title="Alt", version=1)
    assert faults(repair()) == {"fake": (0, 1, 0)}
    assert titles(engine) == {"Krabbelgruppe"}


def test_a_document_that_outlived_its_entry_is_removed(page: HomePage, engine: FakeEngine) -> None:
    pk = entry_of(page).pk
    kept = engine.documents[pk]
    page.delete()
    catch_up_all()
    engine.documents[pk] = kept
    assert faults(repair()) == {"fake": (0, 0, 1)}
    assert titles(engine) == set()


def test_a_document_that_never_had_an_entry_is_removed(page: HomePage, engine: FakeEngine) -> None:
    engine.documents[999_999] = IndexDocument(999_999, "Fremd", version=1)
    assert faults(repair()) == {"fake": (0, 0, 1)}
    assert titles(engine) == {"Krabbelgruppe"}


def test_an_index_that_does_not_take_it_is_built_anew(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    del engine.documents[entry_of(page).pk]
    monkeypatch.setattr(engine, "write", lambda documents, deleted, version: setattr(engine, "at", version))
    done = repair()
    assert (titles(engine), done.indexes["fake"].rebuilt) == ({"Krabbelgruppe"}, True)


def test_an_index_with_very_many_faults_is_built_anew(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repairing, "CHUNK", 1)
    engine.documents.clear()
    repair()
    assert (titles(engine), engine.replaced) == ({"Krabbelgruppe"}, 2)


def test_an_index_that_is_behind_is_brought_up_to_date_without_a_fault(
    page: HomePage, engine: FakeEngine, add_page: AddPage
) -> None:
    add_page("Neu")
    page.unpublish()
    project_all()
    assert faults(repair()) == {}
    assert titles(engine) == {"Neu"}


def test_a_change_that_comes_between_table_and_index_is_no_fault(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = engine.versions

    def versions_after_a_change() -> Any:
        page.title = "Anders"
        page.save()
        catch_up_all()
        return original()

    monkeypatch.setattr(engine, "versions", versions_after_a_change)
    assert faults(repair()) == {}


def test_what_differs_for_a_moment_only_is_no_fault(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [iter(()), engine.versions()]  # written, but not shown yet
    monkeypatch.setattr(engine, "versions", lambda: answers.pop(0))
    assert faults(repair()) == {}


def test_an_engine_that_does_not_answer_is_reported_and_the_next_repaired(
    page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    down, well = use_engines(monkeypatch, FakeEngine("a"), FakeEngine("b"))
    down.broken = EngineUnavailable("down")
    assert repair().problems == {"a": "down"}
    assert titles(well) == {"Krabbelgruppe"}


def test_an_index_that_another_process_writes_to_is_waited_for(
    page: HomePage, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, busy = engine.versions, [IndexBusy(), IndexBusy()]

    def versions_when_free() -> Any:
        if busy:
            raise busy.pop()
        return original()

    monkeypatch.setattr(engine, "versions", versions_when_free)
    assert repair().problems == {}


def test_a_real_index_with_a_wrong_document_is_put_right(
    page: HomePage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    embedded = EmbeddedEngine(tmp_path / "real")
    use_engines(monkeypatch, embedded)  # type: ignore[arg-type]
    catch_up_all()
    pk = entry_of(page).pk
    embedded.write([IndexDocument(999_999, "Fremd", version=3)], [pk], embedded.position())
    assert faults(repair()) == {"embedded": (1, 0, 1)}
    assert dict(embedded.versions()) == dict(Entry.objects.values_list("pk", "version"))


# The command


def command(*options: str) -> str:
    output = StringIO()
    call_command("search_status", *options, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_the_command_says_per_engine_what_it_holds_and_lacks(
    page: HomePage, engine: FakeEngine, add_page: AddPage
) -> None:
    add_page("Neu")
    project_all()
    assert f"fake: 2 Einträge, Stand {engine.at}, 1 Einträge zurück" in command()


def test_the_command_remembers_the_last_error(page: HomePage, engine: FakeEngine, add_page: AddPage) -> None:
    engine.broken = EngineUnavailable("no space left")
    add_page("Neu")
    catch_up_all()
    engine.broken = None
    catch_up_all()
    assert "no space left" in command()
    assert "0 Einträge zurück" in command()


def test_only_the_last_error_of_an_engine_is_kept(
    page: HomePage, engine: FakeEngine, add_page: AddPage
) -> None:
    add_page("Neu")
    for error in ("first", "second"):
        engine.broken = EngineUnavailable(error)
        catch_up_all()
    assert [failure.error for failure in EngineFailure.objects.all()] == ["second"]


def test_the_command_says_what_it_repaired(page: HomePage, engine: FakeEngine) -> None:
    Entry.objects.filter(title="Krabbelgruppe").update(title="Unfug")
    assert "Seiten: 0 fehlten, 1 waren falsch, 0 zu viel" in command("--repair")
    assert "waren falsch" not in command("--repair")


def test_the_command_speaks_json(page: HomePage, engine: FakeEngine) -> None:
    del engine.documents[entry_of(page).pk]
    said = json.loads(command("--repair", "--json"))
    assert said["repair"]["indexes"]["fake"]["missing"] == 1
    (about,) = said["engines"]
    assert (about["name"], about["documents"], about["behind"], about["problem"]) == ("fake", 2, 0, "")


def test_the_command_says_nothing_of_a_repair_that_was_not_asked_for(
    page: HomePage, engine: FakeEngine
) -> None:
    assert json.loads(command("--json"))["repair"] is None


def test_the_command_fails_when_something_stays_wrong(page: HomePage, engine: FakeEngine) -> None:
    engine.broken = EngineUnavailable("down")
    with pytest.raises(CommandError, match="fake: down"):
        command("--repair")
