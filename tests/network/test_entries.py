"""What search knows of the network."""

from __future__ import annotations

from datetime import date

from network.entries import body_entry, initiative_entry, meeting_entry
from network.models import AgendaItem, BodyPage, MeetingDocument, Resolution
from search.index.projection import project
from search.models import Entry
from tests.directory.factories import MunicipalityFactory
from tests.files.factories import make_document
from tests.network.factories import InitiativeFactory, MeetingFactory, MembershipFactory


def test_a_meeting_is_found_by_agenda_minutes_and_resolutions(body: BodyPage) -> None:
    meeting = MeetingFactory(
        parent=body,
        agenda_items=[AgendaItem(title="Begrüßung")],
        minutes="<p>Beratung</p>",
        resolutions=[Resolution(number="1", text="Zusammenlegung")],
    )
    text = meeting_entry(meeting).text
    assert all(word in text for word in ("Begrüßung", "Beratung", "Zusammenlegung"))


def test_a_meeting_is_found_by_its_body_and_sorted_by_its_day(body: BodyPage) -> None:
    entry = meeting_entry(MeetingFactory(parent=body, date=date(2019, 3, 25)))
    assert (entry.keywords, entry.date) == ("Planungsgruppe", date(2019, 3, 25))


def test_a_meeting_does_not_carry_titles_of_documents(body: BodyPage) -> None:
    document = make_document(title="Vertraulich")
    meeting = MeetingFactory(parent=body, documents=[MeetingDocument(document=document)])
    assert "Vertraulich" not in meeting_entry(meeting).text


def test_a_body_is_found_by_whom_it_has(body: BodyPage) -> None:
    MembershipFactory(body=body, organisation="Caritas", municipality=MunicipalityFactory(slug="olfen"))
    entry = body_entry(body)
    assert ("Caritas" in entry.text, entry.facets) == (True, {"municipality": ["olfen"]})


def test_an_initiative_does_not_name_its_bodies(private_body: BodyPage) -> None:
    initiative = InitiativeFactory()
    initiative.bodies.add(private_body)
    entry = initiative_entry(initiative)
    assert private_body.title not in f"{entry.text} {entry.keywords} {entry.card}"


def test_the_entry_of_a_private_meeting_carries_its_restrictions(private_body: BodyPage) -> None:
    MeetingFactory(parent=private_body, title="Klausur", private=True)
    project()
    assert len(Entry.objects.get(title="Klausur").restrictions) == 2


def test_the_entry_of_an_opened_body_carries_no_restriction(private_body: BodyPage) -> None:
    private_body.audience = BodyPage.Audience.ALL
    private_body.save_revision().publish()
    project()
    assert Entry.objects.get(title=private_body.title).restrictions == []


def test_meetings_are_found_by_the_new_name_of_their_body(body: BodyPage) -> None:
    MeetingFactory(parent=body, title="Auftakt")
    project()
    body.title = "KoStAG"
    body.save_revision().publish()
    project()
    assert Entry.objects.get(title="Auftakt").keywords.startswith("KoStAG")
