"""Updates: who sees them, where, and in what order."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from network.models import BodyPage
from tests.home.factories import make_municipality
from tests.updates.factories import make_update
from updates.models import UpdateIndexPage, UpdatePage


def _titles(response: Any) -> list[str]:
    return [update.title for update in response.context["updates"]]


def _day(offset: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=offset)


def test_a_published_update_is_on_the_start_page_at_once(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client
) -> None:
    draft = make_update(update_index, live=False)
    assert "Neue Sprechstunde" not in reading.get("/").content.decode()
    draft.save_revision().publish()
    assert "Neue Sprechstunde" in reading.get("/").content.decode()


def test_pinned_updates_come_first_then_the_newest(update_index: UpdateIndexPage, reading: Client) -> None:
    make_update(update_index, "alt", date=_day(-30))
    make_update(update_index, "neu", date=_day(-1))
    make_update(update_index, "angeheftet", date=_day(-60), pinned_until=_day(0))
    make_update(update_index, "nicht mehr angeheftet", date=_day(-90), pinned_until=_day(-1))
    assert _titles(reading.get("/aktuelles/")) == ["angeheftet", "neu", "alt", "nicht mehr angeheftet"]


@pytest.mark.django_db
def test_an_update_cannot_be_pinned_until_before_its_date() -> None:
    update = UpdatePage(title="x", slug="x", date=_day(0), pinned_until=_day(-1))
    with pytest.raises(ValidationError) as raised:
        update.clean()
    assert list(raised.value.message_dict) == ["pinned_until"]


def test_a_restricted_update_is_not_listed_for_strangers(
    update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    update = make_update(update_index)
    PageViewRestriction.objects.create(page=update, restriction_type="groups").groups.set([make_group("a")])
    assert _titles(reading.get("/aktuelles/")) == []


def test_a_municipality_filter_keeps_updates_for_all(update_index: UpdateIndexPage, reading: Client) -> None:
    olfen = make_municipality("Olfen", "olfen", 40)
    nottuln = make_municipality("Nottuln", "nottuln", 36)
    make_update(update_index, "für alle", date=_day(-1))
    make_update(update_index, "für Olfen und Nottuln", date=_day(-2), municipalities=[olfen, nottuln])
    make_update(update_index, "für Nottuln", date=_day(-3), municipalities=[nottuln])
    assert _titles(reading.get("/aktuelles/?kommune=olfen")) == ["für alle", "für Olfen und Nottuln"]


def test_the_year_filter_narrows_the_list(update_index: UpdateIndexPage, reading: Client) -> None:
    make_update(update_index, "2025", date=datetime.date(2025, 1, 1))
    make_update(update_index, "2026", date=datetime.date(2026, 1, 1))
    assert _titles(reading.get("/aktuelles/?jahr=2025")) == ["2025"]


@pytest.mark.parametrize("query", ["jahr=abc", "kommune=%00", "seite=-1", "seite=x", "jahr=99999999999"])
def test_nonsense_in_the_address_narrows_nothing(
    update_index: UpdateIndexPage, reading: Client, query: str
) -> None:
    make_update(update_index, "da")
    assert _titles(reading.get(f"/aktuelles/?{query}")) == ["da"]


def test_the_years_of_restricted_updates_are_not_offered(
    update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    update = make_update(update_index, date=datetime.date(2019, 1, 1))
    PageViewRestriction.objects.create(page=update, restriction_type="groups").groups.set([make_group("a")])
    assert "2019" not in reading.get("/aktuelles/").content.decode()


def test_an_update_names_its_body_to_those_who_may_open_it(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client
) -> None:
    body = home_page.add_child(instance=BodyPage(title="Planungsgruppe", slug="planungsgruppe"))
    update = make_update(update_index, body=body)
    assert "Planungsgruppe" in reading.get(update.url).content.decode()


def test_an_update_hides_a_body_that_the_reader_may_not_open(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    body = home_page.add_child(instance=BodyPage(title="Kerngruppe", slug="kerngruppe"))
    PageViewRestriction.objects.create(page=body, restriction_type="groups").groups.set([make_group("a")])
    update = make_update(update_index, body=body)
    assert "Kerngruppe" not in reading.get(update.url).content.decode()


def test_lists_need_the_same_number_of_queries_for_10_and_200_updates(
    update_index: UpdateIndexPage, reading: Client, django_assert_max_num_queries: Any
) -> None:
    olfen = make_municipality("Olfen", "olfen", 40)

    def queries_with(numbers: range) -> list[int]:
        for number in numbers:
            make_update(update_index, f"Meldung {number}", municipalities=[olfen])
        counts = []
        for path in ["/", "/aktuelles/"]:
            reading.get(path)
            with django_assert_max_num_queries(25) as queries:
                reading.get(path)
            counts.append(len(queries))
        return counts

    assert queries_with(range(10)) == queries_with(range(10, 200))


def test_the_list_is_paged(update_index: UpdateIndexPage, reading: Client) -> None:
    for number in range(21):
        make_update(update_index, f"Meldung {number}", date=_day(-number))
    assert _titles(reading.get("/aktuelles/?seite=2")) == ["Meldung 20"]


def test_paging_keeps_the_filter(update_index: UpdateIndexPage, reading: Client) -> None:
    for number in range(21):
        make_update(update_index, f"Meldung {number}")
    page = reading.get("/aktuelles/?jahr=2026").content.decode()
    assert 'href="?jahr=2026&amp;seite=2"' in page


def test_updates_are_read_by_people_who_have_signed_in_only(
    update_index: UpdateIndexPage, client: Client
) -> None:
    update = make_update(update_index)
    assert client.get(update.url).status_code == 302


def test_an_update_can_only_stand_below_the_list(home_page: HomePage, reader: User) -> None:
    assert not UpdatePage.can_create_at(home_page)


def test_the_list_goes_month_by_month(update_index: UpdateIndexPage, reading: Client) -> None:
    make_update(update_index, "Mai 1", date=datetime.date(2026, 5, 2))
    make_update(update_index, "Mai 2", date=datetime.date(2026, 5, 30))
    make_update(update_index, "Mai davor", date=datetime.date(2025, 5, 30))
    months = reading.get("/aktuelles/").context["months"]
    assert [(str(month), [update.title for update in some]) for month, some in months] == [
        ("2026-05-01", ["Mai 2", "Mai 1"]),
        ("2025-05-01", ["Mai davor"]),
    ]


def test_pinned_updates_stand_apart_from_the_months(update_index: UpdateIndexPage, reading: Client) -> None:
    make_update(update_index, "wichtig", date=_day(-3), pinned_until=_day(1))
    context = reading.get("/aktuelles/").context
    assert ([update.title for update in context["pinned"]], context["months"]) == (["wichtig"], [])


def test_an_update_leads_to_the_newest_others(update_index: UpdateIndexPage, reading: Client) -> None:
    update = make_update(update_index, "diese", date=_day(0))
    for number in range(5):
        make_update(update_index, f"vor {number + 1}", date=_day(-1 - number))
    others = reading.get(update.url).context["others"]
    assert [other.title for other in others] == ["vor 1", "vor 2", "vor 3", "vor 4"]


def test_an_update_does_not_lead_to_what_the_reader_may_not_open(
    update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    update = make_update(update_index, "diese")
    hidden = make_update(update_index, "geheim")
    PageViewRestriction.objects.create(page=hidden, restriction_type="groups").groups.set([make_group("a")])
    assert "geheim" not in reading.get(update.url).content.decode()


def test_an_empty_list_says_so(update_index: UpdateIndexPage, reading: Client) -> None:
    assert "Noch keine Meldungen" in reading.get("/aktuelles/").content.decode()


def test_a_filter_without_hits_leads_back_to_all(update_index: UpdateIndexPage, reading: Client) -> None:
    olfen = make_municipality("Olfen", "olfen", 40)
    make_update(update_index, "alt", date=datetime.date(2024, 1, 1), municipalities=[olfen])
    make_update(update_index, "neu", date=datetime.date(2026, 1, 1), municipalities=[olfen])
    nottuln = make_municipality("Nottuln", "nottuln", 36)
    make_update(update_index, "dort", date=datetime.date(2025, 1, 1), municipalities=[nottuln])
    page = reading.get("/aktuelles/?kommune=olfen&jahr=2025").content.decode()
    assert "Keine Meldungen gefunden" in page
    assert "Alle Meldungen zeigen" in page
