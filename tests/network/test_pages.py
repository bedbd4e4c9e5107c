"""What readers see of the network."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from network.models import (
    AgendaItem,
    BodyPage,
    MeetingDocument,
    MeetingPage,
    NetworkIndexPage,
    Resolution,
)
from tests.files.factories import make_document
from tests.network.factories import BodyFactory, InitiativeFactory, MeetingFactory, MembershipFactory


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _soon(days: int = 3) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_the_overview_names_no_private_body_to_a_stranger(
    index: NetworkIndexPage, private_body: BodyPage, reading: Client
) -> None:
    assert private_body.title not in _text(reading, index.url)


def test_the_overview_names_no_private_meeting_to_a_stranger(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    MeetingFactory(parent=body, title="Klausur", date=_soon(), private=True)
    assert "Klausur" not in _text(reading, index.url)


def test_an_initiative_names_no_private_body_to_a_stranger(private_body: BodyPage, reading: Client) -> None:
    initiative = InitiativeFactory()
    initiative.bodies.add(private_body)
    assert private_body.title not in _text(reading, initiative.get_absolute_url())


def test_a_body_names_no_private_meeting_to_a_stranger(body: BodyPage, reading: Client) -> None:
    MeetingFactory(parent=body, title="Klausur", private=True)
    assert "Klausur" not in _text(reading, body.url)


def test_the_overview_shows_a_member_the_private_body(
    index: NetworkIndexPage, private_body: BodyPage, member: User, client: Client
) -> None:
    client.force_login(member)
    assert private_body.title in _text(client, index.url)


def test_the_overview_tells_the_next_meeting_with_its_body(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    MeetingFactory(parent=body, date=_soon(5))
    nearest = MeetingFactory(parent=body, date=_soon(1))
    found = reading.get(index.url).context["next_meetings"][0]
    assert (found, found.body) == (nearest, body)


def test_meetings_of_a_body_stand_as_coming_and_past(body: BodyPage, reading: Client) -> None:
    past = MeetingFactory(parent=body)
    coming = MeetingFactory(parent=body, date=_soon())
    context = reading.get(body.url).context
    assert (list(context["coming_meetings"]), list(context["past_meetings"])) == ([coming], [past])


def test_a_body_shows_who_sits_in_it_now(body: BodyPage, reading: Client) -> None:
    MembershipFactory(body=body, name="Leitung Jugendamt")
    MembershipFactory(body=body, name="Frühere Leitung", until=date(2020, 1, 1))
    shown = _text(reading, body.url)
    assert "Leitung Jugendamt" in shown
    assert "Frühere Leitung" not in shown


def test_a_body_does_not_tell_the_address_of_a_member(
    body: BodyPage, superuser: User, reading: Client
) -> None:
    MembershipFactory(body=body, person=superuser)
    assert superuser.email not in _text(reading, body.url)


def test_a_merged_body_leads_to_where_its_work_goes_on(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    old = BodyFactory(parent=index, merged_into=body)
    assert f'href="{body.url}">{body.title}' in _text(reading, old.url)


def test_a_merged_body_does_not_name_a_private_one(
    index: NetworkIndexPage, private_body: BodyPage, reading: Client
) -> None:
    old = BodyFactory(parent=index, merged_into=private_body)
    assert private_body.title not in _text(reading, old.url)


def test_a_meeting_shows_all_that_belongs_to_it(body: BodyPage, reading: Client) -> None:
    meeting = MeetingFactory(
        parent=body,
        date=date(2019, 3, 25),
        starts_at=time(14),
        ends_at=time(16, 30),
        place="Kreishaus",
        agenda_items=[AgendaItem(title="Begrüßung")],
        resolutions=[Resolution(number="1/2019", text="Die Gremien werden zusammengelegt.")],
        minutes="<p>Es wurde beraten.</p>",
        documents=[MeetingDocument(document=make_document(title="Folien"))],
    )
    shown = _text(reading, meeting.url)
    wanted = [
        "Montag, 25. März 2019",
        "14–16.30 Uhr",
        "Kreishaus",
        "Begrüßung",
        "1/2019",
        "Es wurde beraten.",
        "Folien",
    ]
    assert [text for text in wanted if text not in shown] == []


def test_a_meeting_does_not_name_files_that_the_reader_may_not_open(
    body: BodyPage, private_body: BodyPage, reading: Client
) -> None:
    document = make_document(title="Vertraulich", collection=private_body.team.collection)
    meeting = MeetingFactory(parent=body, documents=[MeetingDocument(document=document)])
    assert "Vertraulich" not in _text(reading, meeting.url)


def test_an_initiative_shows_period_ages_and_office(body: BodyPage, reading: Client) -> None:
    initiative = InitiativeFactory(
        starts_on=date(2017, 10, 1),
        age_from=0,
        age_to=216,
        coordinating_office="Kreisjugendamt",
        funding="Land NRW",
    )
    initiative.bodies.add(body)
    shown = _text(reading, initiative.get_absolute_url())
    wanted = ["seit 1. Oktober 2017", "bis 18 Jahre", "Kreisjugendamt", "Land NRW", body.title]
    assert [text for text in wanted if text not in shown] == []


def test_an_unknown_initiative_is_not_found(index: NetworkIndexPage, reading: Client) -> None:
    assert reading.get("/initiativen/unbekannt/").status_code == 404


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_overview_needs_the_same_number_of_queries_with_many_bodies(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    def fill() -> None:
        added = BodyFactory(parent=index)
        MeetingFactory(parent=added, date=_soon())
        InitiativeFactory().bodies.add(added)

    fill()
    _queries(reading, index.url)
    few = _queries(reading, index.url)
    for _number in range(4):
        fill()
    assert _queries(reading, index.url) == few


def test_a_body_needs_the_same_number_of_queries_with_many_meetings(body: BodyPage, reading: Client) -> None:
    def fill() -> None:
        MeetingFactory(parent=body)
        MeetingFactory(parent=body, date=_soon())
        MembershipFactory(body=body)

    fill()
    _queries(reading, body.url)
    few = _queries(reading, body.url)
    for _number in range(5):
        fill()
    assert _queries(reading, body.url) == few


def test_a_meeting_without_a_date_is_not_published(body: BodyPage) -> None:
    meeting = MeetingFactory(parent=body, live=False, date=None)
    with pytest.raises(ValidationError) as refused:
        meeting.full_clean()
    assert "date" in refused.value.message_dict


@pytest.mark.parametrize(("button", "saved"), [({}, 1), ({"action-publish": "1"}, 0)])
def test_a_meeting_without_a_date_can_only_be_a_draft(
    body: BodyPage, client: Client, superuser: User, button: dict[str, str], saved: int
) -> None:
    client.force_login(superuser)
    form: dict[str, Any] = button | {
        "title": "Noch ohne Termin",
        "slug": "noch-ohne-termin",
        "audience": "as_body",
        "minutes": "null",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
    }
    for name in ("agenda_items", "resolutions", "tasks", "documents"):
        form |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    client.post(f"/admin/pages/add/network/meetingpage/{body.pk}/", form)
    assert MeetingPage.objects.child_of(body).count() == saved


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_at": time(16), "ends_at": time(14)}, "ends_at"),
        ({"ends_at": time(14)}, "starts_at"),
    ],
)
def test_impossible_times_are_refused(body: BodyPage, fields: dict[str, Any], field: str) -> None:
    meeting = MeetingFactory(parent=body)
    for name, value in fields.items():
        setattr(meeting, name, value)
    with pytest.raises(ValidationError) as refused:
        meeting.full_clean()
    assert field in refused.value.message_dict


def test_a_meeting_may_last_until_midnight(body: BodyPage, reading: Client) -> None:
    meeting = MeetingFactory(parent=body, date=date(2019, 3, 25), starts_at=time(20), ends_at=time())
    meeting.full_clean()
    assert "20–24 Uhr" in _text(reading, meeting.url)


def test_a_body_merged_into_itself_is_refused(body: BodyPage) -> None:
    body.merged_into = body
    with pytest.raises(ValidationError) as refused:
        body.full_clean()
    assert "merged_into" in refused.value.message_dict


def test_bodies_merged_in_a_circle_are_refused(index: NetworkIndexPage, body: BodyPage) -> None:
    other = BodyFactory(parent=index, merged_into=body)
    body.merged_into = other
    with pytest.raises(ValidationError) as refused:
        body.full_clean()
    assert "merged_into" in refused.value.message_dict


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"starts_on": date(2020, 1, 2), "ends_on": date(2020, 1, 1)}, "ends_on"),
        ({"age_from": 36, "age_to": 12}, "age_to"),
    ],
)
def test_inverted_ranges_of_an_initiative_are_refused(db: None, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        InitiativeFactory.build(**fields).full_clean()
    assert field in refused.value.message_dict
