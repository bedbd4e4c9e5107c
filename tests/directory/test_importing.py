"""Offers from a table: good rows go in, bad rows are named, a second run changes nothing."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client
from wagtail.models import ReferenceIndex

from accounts.models import User
from core.bulk_pages import create_published
from core.tables import TableError
from directory.importing import Mapping, MappingError, import_offers, load_mapping, read_table
from directory.importing.running import DRAFT_CONFLICT
from directory.models import DirectoryPage, DraftConflict, OfferOrigin, OfferPage, Provider
from exchange.reports import Outcome, Report
from home.models import HomePage
from search.models import Mark
from tests.directory.factories import (
    DirectoryPageFactory,
    LifePhaseFactory,
    MunicipalityPageFactory,
    TopicFactory,
)
from tests.needs import ROOT

KITA_MAPPING = ROOT / "directory/mappings/kitas_schleswig_holstein.toml"

MAPPING = """
source = "Test"
id = "nr"
[fields]
title = { column = "name" }
summary = { template = "Kita in {ort}.|Konzept: {konzept}." }
age_from = { column = "von" }
age_to = { column = "bis", add = 1 }
town = { column = "ort" }
postcode = { column = "plz" }
latitude = { column = "lat" }
longitude = { column = "lon" }
accessible = { column = "stufenlos", values = { ja = "ja", nein = "nein" } }
life_phases = { by_age = true }
topics = ["bildung"]
access = ["anmeldung"]
website = "https://kita.example/"
[provider]
name = { column = "traeger" }
[[provider.kinds]]
contains = ["awo "]
kind = "awo"
[[opening_hours]]
weekdays = ["mo", "di"]
opens = { column = "auf" }
closes = { column = "zu" }
[[skip]]
column = "traeger"
values = ["ohne"]
reason = "Platzhalter"
"""
TWO_ENDS = 'opens = { column = "auf" }\ncloses = { column = "zu" }'
HEADER = "nr,name,ort,plz,traeger,von,bis,lat,lon,stufenlos,auf,zu,konzept"
GOOD = "1, Kita  Sonne ,Olfen,59399,AWO Kreis,12,83,51.7,7.38,ja,07:30,16:00,Wald"


@pytest.fixture
def parent(home_page: HomePage) -> DirectoryPage:
    TopicFactory(slug="bildung")
    LifePhaseFactory(slug="0-3", age_from=0, age_to=36)
    LifePhaseFactory(slug="3-6", age_from=36, age_to=72)
    LifePhaseFactory(slug="10-16", age_from=120, age_to=192)
    return DirectoryPageFactory(parent=home_page)


@pytest.fixture
def mapping(tmp_path: Path) -> Mapping:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING, "utf-8")
    return load_mapping(path)


@pytest.fixture
def run(tmp_path: Path, parent: DirectoryPage, mapping: Mapping) -> Any:
    """Import lines of text: ``run(GOOD, …, dry_run=True)``."""

    def run_lines(*lines: str, below: Any = None, **options: Any) -> Report:
        path = tmp_path / "offers.csv"
        path.write_text("\n".join([HEADER, *lines]), "utf-8")
        return import_offers(read_table(path, mapping), mapping, below or parent, **options)

    return run_lines


def _outcomes(report: Report) -> list[Outcome]:
    return [row.outcome for row in report.rows]


def _problems(report: Report) -> list[tuple[str, str]]:
    return [(problem.column, problem.reason) for row in report.rows for problem in row.problems]


def test_a_good_row_becomes_a_published_offer(run: Any) -> None:
    run(GOOD)
    offer = OfferPage.objects.get()
    assert (offer.live, offer.title, offer.summary) == (True, "Kita Sonne", "Kita in Olfen. Konzept: Wald.")


def test_ages_bring_the_life_phases_they_overlap(run: Any) -> None:
    run(GOOD)
    offer = OfferPage.objects.get()
    assert (offer.age_from, offer.age_to) == (12, 84)
    assert sorted(offer.life_phases.values_list("slug", flat=True)) == ["0-3", "3-6"]


def test_the_provider_gets_the_kind_its_name_tells(run: Any) -> None:
    run(GOOD)
    assert Provider.objects.get().kind == "awo"


def test_two_rows_share_a_provider_whatever_the_case(run: Any) -> None:
    run(GOOD, GOOD.replace("1,", "2,", 1).replace("AWO Kreis", "awo kreis"))
    assert Provider.objects.count() == 1


def test_new_providers_get_addresses_of_their_own(run: Any) -> None:
    run(GOOD, GOOD.replace("1,", "2,", 1).replace("AWO Kreis", "AWO-Kreis"))
    assert sorted(Provider.objects.values_list("slug", flat=True)) == ["awo-kreis", "awo-kreis-2"]


def test_an_offer_points_at_its_new_provider(run: Any) -> None:
    run(GOOD)
    assert OfferPage.objects.get().provider == Provider.objects.get()


def test_new_providers_are_marked_for_search(run: Any) -> None:
    run(GOOD)
    content_type = ContentType.objects.get_for_model(Provider)
    assert Mark.objects.filter(content_type=content_type, object_id=Provider.objects.get().pk).exists()


def test_the_use_of_a_municipality_by_its_new_providers_is_known(run: Any, parent: DirectoryPage) -> None:
    page = MunicipalityPageFactory(parent=parent)
    run(GOOD, below=page)
    uses = ReferenceIndex.get_references_to(page.municipality)
    content_type = ContentType.objects.get_for_model(Provider)
    assert uses.filter(content_type=content_type, object_id=str(Provider.objects.get().pk)).exists()


def test_below_a_municipality_it_serves_that_municipality(run: Any, parent: DirectoryPage) -> None:
    page = MunicipalityPageFactory(parent=parent)
    run(GOOD, below=page)
    offer = OfferPage.objects.get()
    assert (offer.serves_all, list(offer.municipalities.all())) == (False, [page.municipality])


def test_a_second_run_changes_nothing(run: Any) -> None:
    run(GOOD)
    before = OfferPage.objects.values().get()
    assert _outcomes(run(GOOD)) == [Outcome.UNCHANGED]
    assert OfferPage.objects.values().get() == before


def test_a_changed_cell_changes_the_offer_and_keeps_its_history(run: Any) -> None:
    run(GOOD)
    report = run(GOOD.replace("16:00", "17:00").replace("Olfen", "Nordkirchen"))
    assert set(report.rows[0].changes) == {"summary", "town", "opening_hours"}
    assert OfferPage.objects.get().revisions.count() == 2


def test_a_dry_run_says_the_same_and_writes_nothing(run: Any) -> None:
    assert _outcomes(run(GOOD, dry_run=True)) == [Outcome.CREATED]
    assert not OfferPage.objects.exists()
    assert not Provider.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        (",12,83,", ",36,0,", "bis", "endet, bevor"),
        (",12,83,", ",zwölf,83,", "von", "kein Alter"),
        ("59399", "5939", "plz", "fünf Ziffern"),
        ("51.7,", "15.7,", "lat", "Deutschland"),
        ("51.7,", "nan,", "lat", "keine Koordinate"),
        (",7.38,", ",,", "lon", "Breiten- und Längengrad"),
        (",ja,", ",vielleicht,", "stufenlos", "steht nicht in der Zuordnung"),
        ("07:30,16:00", "16:00,07:30", "zu", "vor dem Anfang"),
        ("07:30", "bald", "auf", "bald"),
        ("AWO Kreis", "", "traeger", "Träger fehlt"),
        (" Kita  Sonne ", "", "name", "Wie heißt das Angebot?"),
        ("1,", ",", "nr", "Kennung fehlt"),
        ("1,", "1" * 121 + ",", "nr", "zu lang"),
    ],
)
def test_a_bad_cell_is_named_with_row_column_and_reason(
    run: Any, old: str, new: str, column: str, reason: str
) -> None:
    report = run(GOOD.replace(old, new, 1))
    assert _outcomes(report) == [Outcome.REFUSED]
    assert report.rows[0].line == 2
    assert any(c == column and reason in r for c, r in _problems(report)), _problems(report)
    # Nothing is said twice, not even in other words.
    columns = [c for c, _reason in _problems(report)]
    assert len(set(columns)) == len(columns), _problems(report)


def test_bad_rows_do_not_keep_good_ones_out(run: Any) -> None:
    report = run(GOOD.replace("59399", "x"), GOOD.replace("1,", "2,", 1))
    assert _outcomes(report) == [Outcome.REFUSED, Outcome.CREATED]
    assert OfferPage.objects.count() == 1


def test_a_row_that_fails_unforeseen_is_refused_and_costs_no_other(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create(parent: Any, pages: Any, user: Any) -> Any:
        if any(page.title == "Kita Mond" for page in pages):
            raise IntegrityError("somebody else was faster")
        return create_published(parent, pages, user)

    monkeypatch.setattr("directory.importing.running.create_published", create)
    bad = GOOD.replace("1,", "2,", 1).replace(" Sonne ", " Mond ").replace("AWO Kreis", "Neu")
    report = run(GOOD, bad, bad.replace("2,", "3,", 1).replace(" Mond ", " Stern "))
    assert _outcomes(report) == [Outcome.CREATED, Outcome.REFUSED, Outcome.CREATED]
    assert sorted(OfferPage.objects.values_list("title", "provider__name")) == [
        ("Kita Sonne", "AWO Kreis"),
        ("Kita Stern", "Neu"),
    ]


def test_an_id_that_comes_twice_is_refused_the_second_time(run: Any) -> None:
    assert _outcomes(run(GOOD, GOOD)) == [Outcome.CREATED, Outcome.REFUSED]


def test_a_row_with_missing_cells_is_refused(run: Any) -> None:
    assert _outcomes(run("1,Kita Sonne,Olfen")) == [Outcome.REFUSED]


def test_placeholders_of_the_source_are_passed_over(run: Any) -> None:
    report = run(GOOD.replace("AWO Kreis", "ohne"))
    assert _outcomes(report) == [Outcome.SKIPPED]
    assert _problems(report) == [("traeger", "Platzhalter")]


def test_blank_lines_do_not_shift_line_numbers(run: Any) -> None:
    assert [row.line for row in run(GOOD, "", GOOD.replace("1,", "2,", 1)).rows] == [2, 4]


def test_an_open_draft_is_neither_lost_nor_published(run: Any) -> None:
    run(GOOD)
    offer = OfferPage.objects.get()
    offer.title = "Mein Entwurf"
    offer.save_revision()
    report = run(GOOD.replace("Olfen", "Nordkirchen"))
    offer.refresh_from_db()
    assert report.rows[0].notes == [DRAFT_CONFLICT]
    assert (offer.town, offer.get_latest_revision_as_object().title) == ("Nordkirchen", "Mein Entwurf")
    assert DraftConflict.objects.get().offer_id == offer.pk


@pytest.fixture
def conflict(run: Any) -> OfferPage:
    """A published offer that an import has changed beside an open draft."""
    run(GOOD)
    offer = OfferPage.objects.get()
    offer.title = "Mein Entwurf"
    offer.save_revision()
    run(GOOD.replace("Olfen", "Nordkirchen").replace("16:00", "17:00"))
    return OfferPage.objects.get()


def test_the_editing_form_names_what_the_import_has_changed(
    conflict: OfferPage, client: Client, superuser: User
) -> None:
    client.force_login(superuser)
    content = client.get(f"/admin/pages/{conflict.pk}/edit/").content.decode()
    assert "Import aus «Test»" in content
    assert "<li>Öffnungszeiten</li>" in content


def test_a_second_import_adds_to_what_the_first_has_changed(conflict: OfferPage, run: Any) -> None:
    run(GOOD.replace("Olfen", "Nordkirchen").replace("16:00", "17:00").replace("59399", "59394"))
    assert set(DraftConflict.objects.get().fields) == {"summary", "town", "opening_hours", "postcode"}


def test_publishing_settles_the_conflict(conflict: OfferPage) -> None:
    conflict.get_latest_revision().publish()
    assert not DraftConflict.objects.exists()


def test_an_offer_that_was_moved_is_found_again(run: Any, parent: DirectoryPage) -> None:
    run(GOOD)
    page = MunicipalityPageFactory(parent=parent)
    OfferPage.objects.get().move(page, "last-child")
    assert _outcomes(run(GOOD)) == [Outcome.UNCHANGED]


def test_the_source_keeps_ids_of_other_sources_apart(run: Any) -> None:
    run(GOOD)
    OfferOrigin.objects.update(source="Andere")
    assert _outcomes(run(GOOD)) == [Outcome.CREATED]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "leer"),
        (b"nr;name\n1;x", "fehlen"),
        (HEADER.encode() + b",nr\n", "dieselbe"),
        (HEADER.encode() + b'\n"' + b"x" * 140_000, "Zeile"),
    ],
)
def test_a_file_that_is_no_table_is_refused_as_a_whole(
    tmp_path: Path, mapping: Mapping, raw: bytes, message: str
) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes(raw)
    with pytest.raises(TableError, match=message):
        read_table(path, mapping)


def test_a_file_from_excel_on_windows_is_read(tmp_path: Path, mapping: Mapping) -> None:
    path = tmp_path / "offers.csv"
    path.write_bytes((HEADER + "\n" + GOOD).replace(",", ";").replace("Sonne", "Löwe").encode("cp1252"))
    assert read_table(path, mapping)[0].words("name") == "Kita Löwe"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('source = "Test"', "", "source"),
        ("title = {", "titel = {", "titel"),
        ('{ column = "von" }', '{ spalte = "von" }', "unbekannte Angabe"),
        ('{ column = "von" }', '{ column = "von", constant = 3 }', "genau eines"),
        ("{ort}.|", "{ort.|", "Vorlage"),
        ('kind = "awo"', 'kind = "wohlfahrt"', "kind"),
        ("[fields]", "[fields", "TOML"),
        ("[fields]", "[felder]\nx = 1\n[fields]", "felder"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_explained(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING.replace(old, new, 1), "utf-8")
    with pytest.raises(MappingError, match=message):
        load_mapping(path)


def test_a_term_that_does_not_exist_is_a_problem_of_the_row(tmp_path: Path, parent: DirectoryPage) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(MAPPING.replace('["bildung"]', '["gibt-es-nicht"]'), "utf-8")
    table = tmp_path / "offers.csv"
    table.write_text(f"{HEADER}\n{GOOD}", "utf-8")
    mapping = load_mapping(path)
    report = import_offers(read_table(table, mapping), mapping, parent)
    assert "gibt-es-nicht" in _problems(report)[0][1]


def test_the_command_names_the_municipalities_it_knows(tmp_path: Path, parent: DirectoryPage) -> None:
    MunicipalityPageFactory(parent=parent)
    with pytest.raises(CommandError, match="musterstadt"):
        call_command("import_offers", "x.csv", mapping=KITA_MAPPING, parent="nirgends")


@pytest.mark.parametrize(
    ("email", "kept"), [("Info@Straße.example", "Info@straße.example"), ("müller@kreis.example", None)]
)
def test_an_address_of_a_provider_is_kept_readable_or_refused(
    tmp_path: Path, parent: DirectoryPage, email: str, kept: str | None
) -> None:
    without = MAPPING.replace(
        'accessible = { column = "stufenlos", values = { ja = "ja", nein = "nein" } }', ""
    )
    (tmp_path / "m.toml").write_text(
        without.replace("[provider]", '[provider]\nemail = { column = "stufenlos" }'), "utf-8"
    )
    (tmp_path / "o.csv").write_text("\n".join([HEADER, GOOD.replace(",ja,", f",{email},")]), "utf-8")
    mapping = load_mapping(tmp_path / "m.toml")
    report = import_offers(read_table(tmp_path / "o.csv", mapping), mapping, parent)
    assert list(Provider.objects.values_list("email", flat=True)) == ([kept] if kept else [])
    assert ("«ü»" in str(_problems(report))) is (kept is None)


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("9–12 Uhr", [(time(9), time(12))]),
        ("8.30 bis halb eins", [(time(8, 30), time(12, 30))]),
        ("22–2 Uhr", [(time(22), time(2))]),
        ("0–24 Uhr", [(time(), time())]),
        ("Tag und Nacht", [(time(), time())]),
        ("9–12 und 14–16 Uhr", [(time(9), time(12)), (time(14), time(16))]),
        ("ab 9 Uhr", [(time(9), None)]),
        ("nach Vereinbarung", [(None, None)]),
        ("geschlossen", []),
        ("", []),
    ],
)
def test_both_ends_of_the_hours_may_stand_in_one_cell(span_run: Any, cell: str, kept: list[Any]) -> None:
    assert _outcomes(span_run(cell)) == [Outcome.CREATED]
    rows = OfferPage.objects.get().opening_hours.all()
    assert [(row.opens, row.closes) for row in rows] == kept
    assert _outcomes(span_run(cell)) == [Outcome.UNCHANGED]


def test_what_a_cell_says_besides_times_is_kept_as_a_note(span_run: Any) -> None:
    span_run("9–12 Uhr und nach Vereinbarung")
    rows = OfferPage.objects.get().opening_hours.all()
    assert [(row.opens, row.note) for row in rows] == [(time(9), ""), (None, "nach Vereinbarung")]


@pytest.mark.parametrize("cell", ["9–9 Uhr", "14–9 Uhr", "9 Uhr", "9–12 und 11–14 Uhr", "9–25 Uhr"])
def test_hours_that_are_no_span_are_named_once(span_run: Any, cell: str) -> None:
    report = span_run(cell)
    assert _outcomes(report) == [Outcome.REFUSED]
    assert [column for column, _reason in _problems(report)] == ["auf"]


@pytest.mark.parametrize(("opens", "closes"), [("22 Uhr", "2 Uhr"), ("0:00", "24:00"), ("18", "24 Uhr")])
def test_hours_in_two_cells_may_run_past_midnight(run: Any, opens: str, closes: str) -> None:
    assert _outcomes(run(GOOD.replace("07:30,16:00", f"{opens},{closes}"))) == [Outcome.CREATED]


@pytest.fixture
def span_run(tmp_path: Path, parent: DirectoryPage) -> Any:
    """Import one row with the times of its hours in one cell."""

    def run_cell(cell: str) -> Report:
        text = MAPPING.replace(TWO_ENDS, 'times = { column = "auf" }')
        (tmp_path / "mapping.toml").write_text(text, "utf-8")
        mapping = load_mapping(tmp_path / "mapping.toml")
        path = tmp_path / "offers.csv"
        path.write_text("\n".join([HEADER, GOOD.replace("07:30,16:00", f"{cell},")]), "utf-8")
        return import_offers(read_table(path, mapping), mapping, parent)

    return run_cell


@pytest.mark.parametrize(
    "rules", ['times = { column = "auf" }\nopens = { column = "zu" }', 'times = { column = "auf", end = 1 }']
)
def test_a_mapping_says_the_times_in_one_way(tmp_path: Path, rules: str) -> None:
    text = MAPPING.replace(TWO_ENDS, rules)
    (tmp_path / "mapping.toml").write_text(text, "utf-8")
    with pytest.raises(MappingError):
        load_mapping(tmp_path / "mapping.toml")
