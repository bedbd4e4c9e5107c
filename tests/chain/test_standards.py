"""Which standards a municipality meets."""

from __future__ import annotations

from django.test import Client

from accounts.models import User
from chain.standards import all_standards, standings, standings_of
from tests.chain.conftest import Towns
from tests.chain.factories import make_standard
from tests.directory.factories import OfferFactory


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
