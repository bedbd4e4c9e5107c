"""An import that stops in the middle says what is in, blames no row, and goes on when it is run again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from core.database_failures import machine_failure
from directory.importing import import_offers, load_mapping, read_table, running
from directory.models import DirectoryPage, OfferOrigin, OfferPage, Provider
from home.models import HomePage
from tests.directory.factories import DirectoryPageFactory

MAPPING = """
source = "Test"
id = "Nr"
[fields]
title = { column = "Name" }
summary = "Treffen."
age_from = 0
access = ["anmeldung"]
town = "Olfen"
website = "https://a.example/"
[provider]
name = { column = "Träger" }
"""


@pytest.fixture
def parent(home_page: HomePage) -> DirectoryPage:
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def files(tmp_path: Path, parent: DirectoryPage, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Five rows, two in each transaction."""
    monkeypatch.setattr(running, "CHUNK", 2)
    monkeypatch.setattr(running, "PAUSE", 0)
    table, mapping = tmp_path / "offers.csv", tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, "utf-8")
    _write(table, ["Eins", "Zwei", "Drei", "Vier", "Fünf"])
    return {"table": table, "mapping": mapping}


def _write(table: Path, names: list[str], provider: str = "V") -> None:
    rows = [f"{number};{name};{provider}" for number, name in enumerate(names, 1)]
    table.write_text("\n".join(["Nr;Name;Träger", *rows]), "utf-8")


def run(files: dict[str, Any], **options: Any) -> None:
    call_command("import_offers", str(files["table"]), mapping=files["mapping"], **options)


@contextmanager
def refusing(message: str, title: str = "Drei") -> Iterator[None]:
    """Let the database itself fail where an offer called ``title`` is written."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE TRIGGER refuse BEFORE INSERT ON wagtailcore_page WHEN NEW.title = '{title}' "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        else:
            cursor.execute(
                f"CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN IF NEW.title = '{title}' THEN "
                f"RAISE EXCEPTION '{message}'; END IF; RETURN NEW; END $$ LANGUAGE plpgsql"
            )
            cursor.execute(
                "CREATE TRIGGER refuse BEFORE INSERT ON wagtailcore_page "
                "FOR EACH ROW EXECUTE FUNCTION refuse()"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            sqlite = connection.vendor == "sqlite"
            cursor.execute("DROP TRIGGER refuse" if sqlite else "DROP FUNCTION refuse() CASCADE")


def titles() -> list[str]:
    return list(OfferPage.objects.order_by("path").values_list("title", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_no_row_s_fault(files: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    with refusing("database or disk is full"), pytest.raises(CommandError) as stopped:
        run(files)
    message, printed = str(stopped.value), capsys.readouterr().out
    assert stopped.value.returncode == 4
    assert "Datenträger des Servers ist voll" in message
    assert "Alles bis Zeile 3 ist eingelesen, ab Zeile 4 nichts (2 von 5 Zeilen)" in message
    assert "fehlerhaft ·" not in printed
    assert titles() == ["Eins", "Zwei"]
    assert OfferOrigin.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_same_command_goes_on_where_it_stopped(
    files: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    with refusing("database or disk is full"), pytest.raises(CommandError):
        run(files)
    capsys.readouterr()
    run(files)
    assert titles() == ["Eins", "Zwei", "Drei", "Vier", "Fünf"]
    assert "3 neu, 0 geändert, 2 unverändert" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_row_that_the_database_refuses_is_left_out_alone(
    files: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    with refusing("no such thing"):
        run(files)
    assert titles() == ["Eins", "Zwei", "Vier", "Fünf"]
    assert "Zeile 4: fehlerhaft · Drei" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_a_killed_import_leaves_whole_offers_and_goes_on(files: dict[str, Any]) -> None:
    def killed(done: int, total: int) -> None:
        raise KeyboardInterrupt

    mapping = load_mapping(files["mapping"])
    parent = DirectoryPage.objects.get()
    with pytest.raises(KeyboardInterrupt):
        import_offers(read_table(files["table"], mapping), mapping, parent, progress=killed)
    assert [(offer.live, offer.origin.external_id) for offer in OfferPage.objects.order_by("path")] == [
        (True, "1"),
        (True, "2"),
    ]
    run(files)
    assert len(titles()) == 5


@pytest.mark.django_db
def test_every_row_refused_is_a_failure_of_the_command(files: dict[str, Any]) -> None:
    _write(files["table"], ["Eins", "Zwei"], provider="")
    with pytest.raises(CommandError, match="Jede Zeile ist fehlerhaft") as refused:
        run(files)
    assert refused.value.returncode == 3


@pytest.mark.django_db
def test_rows_that_are_passed_over_do_not_make_it_a_success(files: dict[str, Any]) -> None:
    skip = '[[skip]]\ncolumn = "Name"\nvalues = ["Platzhalter"]\nreason = "Platzhalter"\n'
    files["mapping"].write_text(MAPPING + skip, "utf-8")
    _write(files["table"], ["Platzhalter", ""])
    with pytest.raises(CommandError, match="Jede Zeile ist fehlerhaft"):
        run(files)
    _write(files["table"], ["Platzhalter"])
    run(files)


@pytest.mark.django_db
def test_a_provider_that_another_import_makes_meanwhile_is_not_made_again(
    files: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, others = running.lock, []

    def make_first(ids: Any) -> Any:
        if not others:
            others.append(Provider.objects.create(name="v", slug="v"))
        return lock(ids)

    monkeypatch.setattr(running, "lock", make_first)
    run(files)
    assert list(Provider.objects.all()) == others
    assert set(OfferPage.objects.values_list("provider", flat=True)) == {others[0].pk}


@pytest.mark.django_db
def test_one_row_refused_is_not(files: dict[str, Any]) -> None:
    _write(files["table"], ["Eins", ""])
    run(files)
    assert titles() == ["Eins"]


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_does_not_hide_what_is_in(
    files: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="Eingelesen ist"):
        run(files, report=tmp_path / "missing" / "report.csv")
    assert len(titles()) == 5


@pytest.mark.django_db
def test_what_somebody_saves_between_reading_and_writing_is_not_lost(
    files: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(files)
    _write(files["table"], ["Eins neu", "Zwei", "Drei", "Vier", "Fünf"])
    atomic, edited = transaction.atomic, []

    def edit_first(*args: Any, **options: Any) -> Any:
        if not edited:
            edited.append(OfferPage.objects.get(title="Eins"))
            edited[0].cost_note = "Von Hand."
            edited[0].save_revision().publish()
        return atomic(*args, **options)

    monkeypatch.setattr(running.transaction, "atomic", edit_first)
    run(files)
    offer = OfferPage.objects.get(pk=edited[0].pk)
    assert (offer.title, offer.cost_note) == ("Eins neu", "Von Hand.")


@pytest.mark.django_db
def test_providers_are_made_once_over_all_transactions(files: dict[str, Any]) -> None:
    run(files)
    assert Provider.objects.filter(name="V").count() == 1


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(28, "No space left on device"), "voll"),
        (ValueError("x"), ""),
        (RuntimeError("database or disk is full"), "voll"),
    ],
)
def test_failures_of_the_machine_are_told_from_others(error: Exception, reason: str) -> None:
    assert reason in machine_failure(error)
    assert bool(machine_failure(error)) == bool(reason)


@pytest.mark.parametrize(
    ("size", "lasted", "following"),
    [(10, 0.1, 20), (10, 0.01, 20), (60, 0.1, 100), (40, 0.8, 10), (20, 5.0, 10), (10, 0.0, 20)],
)
def test_slow_machines_write_fewer_rows_at_once(size: int, lasted: float, following: int) -> None:
    assert running.next_size(size, lasted) == following
