"""Form fields that read typed dates, times and numbers: understood, or refused with the text kept."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from accounts.models import User
from core import typed_forms, typed_models

BERLIN = ZoneInfo("Europe/Berlin")


class Everything(forms.Form):
    """One field of each kind."""

    day = typed_forms.TypedDateField(required=False)
    begins = typed_forms.TypedTimeField(required=False)
    ends = typed_forms.TypedEndTimeField(required=False)
    moment = typed_forms.TypedDateTimeField(required=False)
    places = typed_forms.TypedIntegerField(required=False, min_value=0)
    value = typed_forms.TypedDecimalField(required=False, max_digits=8, decimal_places=2)
    price = typed_forms.EuroField(required=False, max_digits=8, decimal_places=2)
    weeks = typed_forms.WeeksField(required=False)
    share = typed_forms.TypedFloatField(required=False)
    latitude = typed_forms.CoordinateField(required=False)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("day", "31. Januar 2027", date(2027, 1, 31)),
        ("begins", "halb zehn", time(9, 30)),
        ("ends", "24:00", time(0)),
        ("moment", "31. Januar 2027, 11 Uhr", datetime(2027, 1, 31, 11, tzinfo=BERLIN)),
        ("places", "2.000", 2000),
        ("value", "77,5", Decimal("77.5")),
        ("value", "2.50", Decimal("2.5")),
        ("price", "1.355,90 €", Decimal("1355.9")),
        ("price", "12 Euro", Decimal("12")),
        ("weeks", "6 Wochen", 6),
        ("share", "0,25", 0.25),
        ("latitude", "51.946", 51.946),
        ("latitude", "51,946", 51.946),
        *((name, " ", None) for name in Everything.base_fields),
    ],
)
def test_typed_text_becomes_its_value(field: str, text: str, value: Any) -> None:
    form = Everything({field: text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == value


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("day", "31.2.2027", "Einen 31. Februar 2027 gibt es nicht."),
        ("begins", "24:00", "Sein Anfang ist 0 Uhr"),
        ("begins", "9–12 Uhr", "Zeitspanne"),
        ("moment", "31. Januar 2027", "auch die Uhrzeit"),
        ("moment", "28.3.2027, 2.30 Uhr", "Uhr umgestellt"),
        ("moment", "31.10.2027, 2.30 Uhr", "Uhr umgestellt"),
        ("places", "12,5", "ganze Zahl"),
        ("places", "-3", "größer oder gleich 0"),
        ("value", "12,505", "2"),
        ("value", "12 €", "ohne «€»"),
        ("price", "kostenlos", "keine Zahl"),
        ("price", "12 %", "ohne «%»"),
        ("latitude", "51.946.000", "keine Koordinate"),
        ("share", "1e3", "keine Zahl"),
    ],
)
def test_what_is_refused_stays_in_the_field_with_the_reason(field: str, text: str, reason: str) -> None:
    form = Everything({field: text})
    assert not form.is_valid()
    assert reason in form.errors[field][0]
    html = str(form[field])
    assert f'value="{text}"' in html


@pytest.mark.parametrize(
    ("field", "value", "shown", "words"),
    [
        ("day", date(2027, 1, 31), "31.01.2027", "Sonntag, 31. Januar 2027"),
        ("begins", time(9, 30), "09:30", "9.30 Uhr"),
        ("begins", time(0), "00:00", "0 Uhr"),
        ("ends", time(0), "24:00", "24 Uhr"),
        ("places", 2000, "2000", "2.000"),
        ("value", Decimal("1355.90"), "1355,90", "1.355,90"),
        ("price", Decimal("12.50"), "12,50", "12,50 €"),
        ("latitude", 51.946, "51,946", "51,946°"),
        ("latitude", 51.9461234, "51,9461234", "51,9461234°"),
    ],
)
def test_a_value_is_shown_to_be_typed_over_and_said_in_words(
    field: str, value: Any, shown: str, words: str
) -> None:
    html = str(Everything(initial={field: value})[field])
    assert f'value="{shown}"' in html
    assert f">{words}</output>" in html
    assert Everything({field: shown}, initial={field: value}).changed_data == []


def test_nothing_is_repeated_below_a_number_that_stands_there_already() -> None:
    assert "></output>" in str(Everything(initial={"value": Decimal("77.5")})["value"])


@pytest.mark.parametrize("field", list(Everything.base_fields))
def test_no_field_lets_the_browser_read_what_is_typed(field: str) -> None:
    assert 'type="text"' in str(Everything()[field])


@pytest.mark.parametrize("widget", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_wagtails_fields_come_without_their_picker(widget: Any) -> None:
    html = widget({"id": "id_day"}).render("day", "31.2.2027")
    assert "<typed-field" in html
    assert 'value="31.2.2027"' in html
    assert "<script" not in html


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        (typed_models.WholeNumberField(), "PositiveIntegerField"),
        (typed_models.SmallNumberField(), "PositiveSmallIntegerField"),
        (typed_models.NumberField(max_digits=8, decimal_places=2), "DecimalField"),
        (typed_models.EndTimeField(), "TimeField"),
        (typed_models.EuroField(max_digits=8, decimal_places=2), "DecimalField"),
        (typed_models.WeeksField(), "PositiveSmallIntegerField"),
        (typed_models.CoordinateField(), "FloatField"),
    ],
)
def test_migrations_know_the_fields_as_djangos(field: Any, plain: str) -> None:
    assert field.deconstruct()[1] == f"django.db.models.{plain}"


@pytest.mark.parametrize(
    ("kind", "text", "answer"),
    [
        (
            "date",
            "31. Januar 2027",
            {"words": "Sonntag, 31. Januar 2027", "value": "2027-01-31", "refused": ""},
        ),
        ("end-time", "24 Uhr", {"words": "", "value": "", "refused": ""}),
        ("time", "halb zehn", {"words": "9.30 Uhr", "value": "", "refused": ""}),
        (
            "datetime",
            "31.1.2027, 11 Uhr",
            {"words": "Sonntag, 31. Januar 2027, 11 Uhr", "value": "2027-01-31T11:00", "refused": ""},
        ),
        ("date", "31.2.2027", {"words": "", "value": "", "refused": "Einen 31. Februar 2027 gibt es nicht."}),
        ("number", "2.50", {"words": "2,50", "value": "", "refused": ""}),
        ("date", "", {"words": "", "value": "", "refused": ""}),
    ],
)
def test_the_site_says_what_it_understood(
    client: Client, reader: User, kind: str, text: str, answer: Any
) -> None:
    client.force_login(reader)
    assert client.get(reverse("core:understood"), {"art": kind, "text": text}).json() == answer


@pytest.mark.parametrize("question", [{}, {"art": "foo", "text": "1"}, {"art": "__class__"}])
def test_an_unknown_kind_is_no_question(client: Client, reader: User, question: dict[str, str]) -> None:
    client.force_login(reader)
    assert client.get(reverse("core:understood"), question).status_code == 400


def test_only_people_who_are_signed_in_are_answered(client: Client) -> None:
    assert client.get(reverse("core:understood"), {"art": "date", "text": "1.1.2027"}).status_code == 302
