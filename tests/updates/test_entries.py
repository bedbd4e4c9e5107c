"""What search knows of updates."""

from __future__ import annotations

import datetime

from home.models import HomePage
from network.models import BodyPage
from tests.home.factories import make_municipality
from tests.updates.factories import make_update
from updates.entries import update_entry, update_index_entry
from updates.models import UpdateIndexPage


def test_an_update_is_found_by_its_text(update_index: UpdateIndexPage) -> None:
    update = make_update(update_index, content=[{"type": "text", "value": "<p>Lotsendienst startet</p>"}])
    assert update_entry(update).text == "Lotsendienst startet"


def test_an_update_is_found_by_the_municipalities_it_concerns(update_index: UpdateIndexPage) -> None:
    update = make_update(update_index, municipalities=[make_municipality("Olfen", "olfen", 40)])
    entry = update_entry(update)
    assert (entry.keywords, entry.facets) == ("Olfen", {"municipality": ["olfen"]})


def test_updates_are_ordered_by_their_own_date(update_index: UpdateIndexPage) -> None:
    assert update_entry(make_update(update_index)).date == datetime.date(2026, 5, 4)


def test_a_body_that_not_everybody_may_know_is_not_found_through_an_update(
    home_page: HomePage, update_index: UpdateIndexPage
) -> None:
    body = home_page.add_child(instance=BodyPage(title="Kerngruppe", slug="kerngruppe"))
    assert "Kerngruppe" not in str(update_entry(make_update(update_index, body=body)))


def test_the_list_of_updates_is_found_by_its_title(update_index: UpdateIndexPage) -> None:
    assert update_index_entry(update_index).title == "Aktuelles"
