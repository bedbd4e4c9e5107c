"""Which standards a municipality meets."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from chain.standards import all_standards, standings, standings_of
from tests.chain.conftest import Towns
from tests.chain.factories import make_standard
from tests.directory.factories import MunicipalityFactory, OfferFactory


def numbers(towns: Towns, reader: User) -> tuple[int, int]:
    found = standings(reader, all_standards(), towns.all)
    return (found[towns.olfen.pk][0].number, found[towns.senden.pk][0].number)


def test_offers_of_a_standards_life_phases_count(every_sort: Towns, reader: User) -> None:
    make_standard("Besuch", [every_sort.early])
    assert numbers(every_sort, reader) == (4, 2)


def test_offer_in_two_of_its_life_phases_counts_once(every_sort: Towns, reader: User) -> None:
    make_standard("Besuch", [every_sort.early, every_sort.late])
    assert numbers(every_sort, reader) == (4, 2)


def test_fields_of_action_of_a_standard_have_to_fit(every_sort: Towns, reader: User) -> None:
    make_standard("Sprache", [every_sort.early], [every_sort.topic])
    assert numbers(every_sort, reader) == (1, 1)


def test_standard_is_met_from_its_least_number_on(every_sort: Towns, reader: User) -> None:
    make_standard("Besuch", [every_sort.early], minimum_offers=3)
    found = standings(reader, all_standards(), every_sort.all)
    olfen, senden = found[every_sort.olfen.pk][0], found[every_sort.senden.pk][0]
    assert (olfen.is_met, senden.is_met, senden.lacking) == (True, False, 1)


def test_one_municipality_is_judged_as_in_the_table(every_sort: Towns, reader: User) -> None:
    make_standard("Besuch", [every_sort.early])
    make_standard("Sprache", [every_sort.late], [every_sort.topic])
    standards = all_standards()
    table = standings(reader, standards, every_sort.all)
    assert standings_of(reader, standards, every_sort.senden) == table[every_sort.senden.pk]


def test_page_of_a_municipality_names_what_is_missing(towns: Towns, client: Client, reader: User) -> None:
    make_standard("Willkommensbesuch", [towns.early], minimum_offers=2)
    OfferFactory(parent=towns.olfen_page, life_phases=[towns.early])
    client.force_login(reader)
    html = client.get(towns.olfen_page.url).content.decode()
    assert "0 von 1 Standards sind erfüllt." in html
    assert "fehlt: 1 von 2" in html


def test_page_of_a_standard_says_where_it_is_met_and_lacking(
    every_sort: Towns, client: Client, reader: User
) -> None:
    standard = make_standard("Besuch", [every_sort.early], minimum_offers=3)
    client.force_login(reader)
    html = client.get(standard.get_absolute_url()).content.decode()
    assert "In 1 von 2 Kommunen." in html
    assert html.index("Olfen") < html.index("(4 Angebote)") < html.index("Senden")
    assert "fehlt: 1 von 3" in html[html.index("<span>Senden</span>") :]


def test_page_of_a_standard_costs_the_same_few_queries_for_many_municipalities(
    towns: Towns, client: Client, reader: User
) -> None:
    standard = make_standard("Besuch", [towns.early])
    client.force_login(reader)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(standard.get_absolute_url()).status_code == 200
        return len(captured)

    queries()
    few = queries()
    for _ in range(5):
        MunicipalityFactory()
    assert queries() == few
    assert few <= 25
