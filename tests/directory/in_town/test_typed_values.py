"""Dates, times and numbers as editors type them into the forms of offers."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from accounts.models import User
from directory.models import Availability, Closure, OfferPage
from tests.directory.in_town.test_editing import form_data

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY = {"weekdays": "sa", "valid_from": "", "valid_to": "", "note": ""}


@pytest.fixture
def admin(client: Client, superuser: User) -> Client:
    client.force_login(superuser)
    return client


def save(admin: Client, offer: OfferPage, **changes: Any) -> Any:
    data = form_data(offer.provider, **changes)
    return admin.post(reverse("wagtailadmin_pages:edit", args=[offer.pk]), data)


def draft_of(offer: OfferPage) -> OfferPage:
    return OfferPage.objects.get(pk=offer.pk).get_latest_revision_as_object()


def test_autosaving_keeps_what_was_understood_and_nothing_else(admin: Client, offer: OfferPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[offer.pk])
    json = {"accept": "application/json"}
    right = admin.post(address, form_data(offer.provider, valid_to="31. Januar 2027"), headers=json)
    assert right.json()["success"]
    wrong = admin.post(address, form_data(offer.provider, valid_to="31.2.2027"), headers=json)
    assert wrong.json()["error_code"] == "validation_error"
    assert draft_of(offer).valid_to == date(2027, 1, 31)


# Many fields in one form: to draw and to save it takes longer than all the rest.
UNDERSTOOD: list[dict[str, tuple[str, Any]]] = [
    {
        "price": ("12,50 €", Decimal("12.50")),
        "places": ("2.000", 2000),
        "reached_per_year": ("1.200.000", 1_200_000),
        "waiting_weeks": ("6 Wochen", 6),
        "latitude": ("51.946", 51.946),
        "longitude": ("7,165", 7.165),
        "valid_from": ("31. Januar 2027", date(2027, 1, 31)),
        "valid_to": ("Mo, 1.2.27", date(2027, 2, 1)),
        "go_live_at": ("31. Januar 2037, halb zehn", datetime(2037, 1, 31, 9, 30, tzinfo=BERLIN)),
        "expire_at": ("31.1.2037, 24 Uhr", datetime(2037, 2, 1, tzinfo=BERLIN)),
    },
    {"price": ("1.355,90", Decimal("1355.90")), "places": ("1.500", 1500)},
    {"price": ("1 355,90", Decimal("1355.90")), "places": ("12,0", 12)},
    {"price": ("2.50", Decimal("2.50")), "places": ("40", 40)},
]
REFUSED = [
    {
        "price": "ca. 20",
        "places": "12,5",
        "reached_per_year": "1e3",
        "waiting_weeks": "2 Monate",
        "latitude": "51.946.000",
        "valid_to": "31.2.2027",
        "funding_until": "31.1.",
        "go_live_at": "31. Januar 2037",
        "expire_at": "31.2.2037, 11 Uhr",
    },
    {
        "price": "12,505",
        "places": "0.500",
        "reached_per_year": "10-20",
        "waiting_weeks": "-3",
        "latitude": "77,5",
        "valid_to": "Di, 31.1.2027",
        "go_live_at": "11 Uhr",
    },
    {"price": "kostenlos", "places": "99999999999999999999", "valid_to": "bald"},
]


@pytest.mark.parametrize("typed", UNDERSTOOD)
def test_what_is_typed_is_saved(admin: Client, offer: OfferPage, typed: dict[str, tuple[str, Any]]) -> None:
    answer = save(admin, offer, **{field: text for field, (text, _value) in typed.items()})
    assert answer.status_code == 302, answer.context["form"].errors
    draft = draft_of(offer)
    assert {field: getattr(draft, field) for field in typed} == {
        field: value for field, (_text, value) in typed.items()
    }


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_refused_stays_as_it_was_typed_and_nothing_is_saved(
    admin: Client, offer: OfferPage, typed: dict[str, str]
) -> None:
    before = OfferPage.objects.get(pk=offer.pk).latest_revision_id
    answer = save(admin, offer, **typed)
    assert answer.status_code == 200
    assert set(typed) <= set(answer.context["form"].errors)
    assert [text for text in typed.values() if f'value="{text}"' not in answer.text] == []
    assert OfferPage.objects.get(pk=offer.pk).latest_revision_id == before


@pytest.mark.parametrize(
    ("opens", "closes", "kept"),
    [
        ("8.30", "halb eins", (time(8, 30), time(12, 30))),
        ("22", "2 Uhr", (time(22), time(2))),
        ("0 Uhr", "24:00", (time(), time())),
        ("18 Uhr", "Mitternacht", (time(18), time())),
    ],
)
def test_hours_are_typed_as_they_are_said(
    admin: Client, offer: OfferPage, opens: str, closes: str, kept: tuple[time, time]
) -> None:
    row = SATURDAY | {"opens": opens, "closes": closes}
    assert save(admin, offer, opening_hours=inline_formset([row])).status_code == 302
    (hours,) = draft_of(offer).opening_hours.all()
    assert (hours.opens, hours.closes) == kept


@pytest.mark.parametrize(
    ("opens", "closes", "field"),
    [
        ("9–12 Uhr", "", "opens"),
        ("24:00", "2:00", "opens"),
        ("9", "9", "closes"),
        ("14", "9", "closes"),
        ("9", "25 Uhr", "closes"),
        ("9", "vormittags", "closes"),
    ],
)
def test_hours_that_cannot_be_are_refused_at_their_field(
    admin: Client, offer: OfferPage, opens: str, closes: str, field: str
) -> None:
    row = SATURDAY | {"opens": opens, "closes": closes}
    answer = save(admin, offer, opening_hours=inline_formset([row]))
    assert answer.status_code == 200
    (errors,) = answer.context["form"].formsets["opening_hours"].errors
    assert list(errors) == [field]
    assert f'value="{opens}"' in answer.text


def test_midnight_at_an_end_is_shown_as_24(admin: Client, offer: OfferPage) -> None:
    row = SATURDAY | {"opens": "18 Uhr", "closes": "24 Uhr"}
    save(admin, offer, opening_hours=inline_formset([row]))
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[offer.pk])).text
    assert 'value="24:00"' in html
    assert ">24 Uhr</output>" in html


def test_a_closure_is_typed_on_the_offers_page(admin: Client, offer: OfferPage) -> None:
    data = {
        "schliessung-note": "Sommerpause",
        "schliessung-starts_on": "1. Juli 2027",
        "schliessung-ends_on": "31.8.27",
    }
    assert admin.post(reverse("directory:close", args=[offer.pk]), data).status_code == 302
    closure = Closure.objects.get()
    assert (closure.starts_on, closure.ends_on) == (date(2027, 7, 1), date(2027, 8, 31))


def test_a_closure_until_a_day_that_does_not_exist_is_refused(admin: Client, offer: OfferPage) -> None:
    data = {
        "schliessung-note": "Pause",
        "schliessung-starts_on": "1.2.2027",
        "schliessung-ends_on": "31.2.2027",
    }
    answer = admin.post(reverse("directory:close", args=[offer.pk]), data)
    assert "Einen 31. Februar 2027 gibt es nicht." in answer.text
    assert 'value="31.2.2027"' in answer.text
    assert not Closure.objects.exists()


@pytest.mark.parametrize(("text", "weeks"), [("6 Wochen", 6), ("6,5", None)])
def test_weeks_are_typed_on_the_offers_page(
    admin: Client, offer: OfferPage, text: str, weeks: int | None
) -> None:
    data = {"plaetze-state": "warteliste", "plaetze-weeks": text}
    answer = admin.post(reverse("directory:availability", args=[offer.pk]), data)
    assert answer.status_code == (302 if weeks else 422)
    said = Availability.objects.filter(offer=offer).first()
    assert (said.weeks if said else None) == weeks
