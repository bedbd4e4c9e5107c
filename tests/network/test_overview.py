"""Overview, bodies and meetings: what belongs together, and that nothing private shows through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from network.entries import meeting_entry
from network.models import BodyPage, MeetingDocument, MeetingPage, MeetingTask, NetworkIndexPage
from tests.files.factories import make_document
from tests.network.factories import BodyFactory, InitiativeFactory, MeetingFactory, MembershipFactory

# What a reader's page may cost at most.
MOST_QUERIES = 25


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def _soon(days: int = 3) -> date:
    return timezone.localdate() + timedelta(days=days)


def _card(client: Client, index: NetworkIndexPage, body: BodyPage) -> BodyPage:
    return next(shown for shown in client.get(index.url).context["bodies"] if shown == body)


def test_bodies_stand_on_the_level_of_their_kind(index: NetworkIndexPage, reading: Client) -> None:
    for kind in ("other", "working", "planning", "kostag", "steering"):
        BodyFactory(parent=index, title=kind, kind=kind)
    levels = reading.get(index.url).context["levels"]
    assert [(str(level.title), [body.title for body in level.bodies]) for level in levels] == [
        ("Steuern", ["kostag", "steering"]),
        ("Planen", ["planning"]),
        ("Ausarbeiten", ["working"]),
        ("Austauschen", ["other"]),
    ]


def test_a_level_of_private_bodies_only_is_not_there_for_a_stranger(
    index: NetworkIndexPage, reading: Client
) -> None:
    BodyFactory(parent=index, kind="steering", private=True)
    assert reading.get(index.url).context["levels"] == []


def test_a_card_tells_the_next_meeting(index: NetworkIndexPage, body: BodyPage, reading: Client) -> None:
    MeetingFactory(parent=body, date=_soon(9))
    nearest = MeetingFactory(parent=body, date=_soon(2))
    MeetingFactory(parent=body, date=_soon(-2))
    assert _card(reading, index, body).next_meeting == nearest


def test_a_card_does_not_tell_the_day_of_a_private_meeting(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    MeetingFactory(parent=body, date=date(2099, 8, 17), private=True)
    assert "17. August 2099" not in _text(reading, index.url)


def test_a_card_tells_a_member_the_day_of_a_private_meeting(
    index: NetworkIndexPage, private_body: BodyPage, member: User, client: Client
) -> None:
    MeetingFactory(parent=private_body, date=date(2099, 8, 17))
    client.force_login(member)
    assert "17. August 2099" in _text(client, index.url)


def test_a_card_tells_who_has_a_seat_now(index: NetworkIndexPage, body: BodyPage, reading: Client) -> None:
    for organisation in ("Stadt Olfen", "Jobcenter", "Caritas", "Schulamt", "Schulamt"):
        MembershipFactory(body=body, organisation=organisation)
    MembershipFactory(body=body, organisation="Früher", until=date(2020, 1, 1))
    shown = _card(reading, index, body)
    assert (shown.seats, len(shown.organisations), shown.more_organisations) == (5, 3, 1)


def test_an_overview_without_meetings_says_so(
    index: NetworkIndexPage, body: BodyPage, reading: Client
) -> None:
    assert "Zurzeit ist keine Sitzung geplant." in _text(reading, index.url)


def test_a_body_shows_the_next_meeting_before_the_later_ones(body: BodyPage, reading: Client) -> None:
    later = MeetingFactory(parent=body, date=_soon(9))
    nearest = MeetingFactory(parent=body, date=_soon(1))
    context = reading.get(body.url).context
    assert (context["next_meeting"], context["later_meetings"]) == (nearest, [later])


def test_a_body_gathers_the_papers_of_its_meetings_once(body: BodyPage, reading: Client) -> None:
    paper = make_document(title="Checkliste")
    for day in (1, 2):
        MeetingFactory(parent=body, date=date(2019, 3, day), documents=[MeetingDocument(document=paper)])
    assert reading.get(body.url).context["documents"] == [paper]


def test_a_body_does_not_name_the_papers_of_a_private_meeting(body: BodyPage, reading: Client) -> None:
    paper = MeetingDocument(document=make_document(title="Entwurf für den Landrat"))
    MeetingFactory(parent=body, private=True, documents=[paper])
    assert "Entwurf für den Landrat" not in _text(reading, body.url)


def test_a_body_does_not_name_papers_of_a_closed_collection(
    body: BodyPage, private_body: BodyPage, reading: Client
) -> None:
    document = make_document(title="Vertraulich", collection=private_body.team.collection)
    MeetingFactory(parent=body, documents=[MeetingDocument(document=document)])
    assert "Vertraulich" not in _text(reading, body.url)


def test_a_meeting_leads_to_those_before_and_after_it(body: BodyPage, reading: Client) -> None:
    first, second, third = (MeetingFactory(parent=body, date=date(2019, 3, day)) for day in (1, 2, 3))
    MeetingFactory(parent=body, date=date(2019, 2, 1))
    context = reading.get(second.url).context
    assert (context["earlier"], context["later"]) == (first, third)


def test_meetings_of_one_day_lead_to_each_other(body: BodyPage, reading: Client) -> None:
    one, two = MeetingFactory(parent=body), MeetingFactory(parent=body)
    assert (reading.get(one.url).context["later"], reading.get(two.url).context["earlier"]) == (two, one)


@pytest.mark.parametrize("beside", ["earlier", "later"])
def test_a_meeting_leads_past_a_private_one(body: BodyPage, reading: Client, beside: str) -> None:
    meeting = MeetingFactory(parent=body, date=date(2019, 3, 5))
    for day in (4, 6):
        MeetingFactory(parent=body, date=date(2019, 3, day), private=True)
    assert reading.get(meeting.url).context[beside] is None


def test_a_meeting_shows_who_has_to_do_what_until_when(body: BodyPage, reading: Client) -> None:
    task = MeetingTask(text="Nummern sammeln", responsible="Koordination", due_on=date(2026, 11, 13))
    shown = _text(reading, MeetingFactory(parent=body, tasks=[task]).url)
    wanted = ("Nummern sammeln", "Koordination", "13. November 2026")
    assert [words for words in wanted if words not in shown] == []


def test_a_task_is_found_by_its_words(body: BodyPage) -> None:
    meeting = MeetingFactory(parent=body, tasks=[MeetingTask(text="Nummern sammeln")])
    assert "Nummern sammeln" in meeting_entry(MeetingPage.objects.get(pk=meeting.pk)).text


def test_an_initiative_of_which_only_the_name_is_known_says_so(
    index: NetworkIndexPage, reading: Client
) -> None:
    shown = _text(reading, InitiativeFactory().get_absolute_url())
    assert "steht hier noch nichts Näheres" in shown
    assert "page__aside" not in shown


@pytest.mark.parametrize("place", ["index", "body", "meeting", "initiative"])
def test_pages_cost_few_queries(
    index: NetworkIndexPage, body: BodyPage, reading: Client, superuser: User, place: str
) -> None:
    initiative = InitiativeFactory()
    for number in range(3):
        added = body if number == 0 else BodyFactory(parent=index)
        initiative.bodies.add(added)
        MembershipFactory(body=added, person=superuser)
        for days in (-9, -5, 5, 9):
            paper = MeetingDocument(document=make_document())
            tasks = [MeetingTask(text="Nummern sammeln")]
            meeting = MeetingFactory(parent=added, date=_soon(days), documents=[paper], tasks=tasks)
    addresses = {
        "index": index.url,
        "body": body.url,
        "meeting": meeting.url,
        "initiative": initiative.get_absolute_url(),
    }
    reading.get(addresses[place])  # fills what is read once per process
    with CaptureQueriesContext(connection) as queries:
        assert reading.get(addresses[place]).status_code == 200
    assert len(queries) <= MOST_QUERIES
