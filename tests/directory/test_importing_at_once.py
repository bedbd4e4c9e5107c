"""Two imports in real processes at once, in a database file or on PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.directory.factories import DirectoryPageFactory, MunicipalityPageFactory
from tests.directory.test_importing_interrupted import MAPPING
from tests.search.processes import Site, database_url
from tests.tree import make_home

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = """
import multiprocessing, time
from django.db import connections
from directory.importing import import_offers, load_mapping, read_table, running
from directory.models import MunicipalityPage, OfferPage, Provider
from exchange import batches

ready = multiprocessing.Barrier(2)
create_published = running.create_published

def slowly(*args, **options):
    time.sleep(1)
    return create_published(*args, **options)

def stumbled(*args):
    raise AssertionError(args)

running.create_published = slowly
batches.logger.exception = stumbled

def bring(place, table):
    parent = MunicipalityPage.objects.get(pk=place)
    mapping = load_mapping(Path(MAPPING))
    rows = read_table(Path(table), mapping)
    ready.wait(60)
    assert [row.outcome.label for row in import_offers(rows, mapping, parent).rows] == ["neu"]

connections.close_all()
pids = [begin(bring, place, table) for place, table in zip(PLACES, TABLES)]
answer = {
    "codes": [end(pid) for pid in pids],
    "providers": list(Provider.objects.values_list("name", flat=True)),
    "offers": sorted(OfferPage.objects.values_list("title", "provider__name")),
}
"""


def test_two_municipalities_make_the_same_provider_once(tmp_path: Path) -> None:
    directory = DirectoryPageFactory(parent=make_home())
    places = [MunicipalityPageFactory(parent=directory).pk for _number in range(2)]
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, "utf-8")
    tables = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for number, table in enumerate(tables):
        table.write_text(f"Nr;Name;Träger\n{number};Angebot {number};Neuer Träger", "utf-8")
    names = f"PLACES, MAPPING, TABLES = {places!r}, {str(mapping)!r}, {[str(table) for table in tables]!r}\n"
    answer = Site(database_url(tmp_path), tmp_path / "index").run(names + SCRIPT)
    assert answer == {
        "codes": [0, 0],
        "providers": ["Neuer Träger"],
        "offers": [["Angebot 0", "Neuer Träger"], ["Angebot 1", "Neuer Träger"]],
    }
