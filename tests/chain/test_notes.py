"""Notes that an offer is missing: who sees and who keeps them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from chain.models import GapNote
from chain.notes import note_url
from searchlog.report_actions import Searched
from tests.chain.conftest import Towns

PAGE = "/praeventionskette/"


@pytest.fixture
def reading(client: Client, reader: User) -> Client:
    client.force_login(reader)
    return client


def texts(client: Client, query: str = "") -> list[str]:
    return [note.note for note in client.get(PAGE + query).context["notes"]]


def test_open_notes_stand_in_the_chain_for_everybody(towns: Towns, reading: Client) -> None:
    GapNote.objects.create(note="Kein Elterncafé", municipality=towns.olfen)
    GapNote.objects.create(note="Erledigt", state=GapNote.State.DONE)
    assert texts(reading) == ["Kein Elterncafé"]


def test_the_county_comes_before_its_towns(towns: Towns, reading: Client) -> None:
    for text, place in (("Senden", towns.senden), ("Kreis", None), ("Olfen", towns.olfen)):
        GapNote.objects.create(note=text, municipality=place)
    assert texts(reading) == ["Kreis", "Olfen", "Senden"]


def test_a_field_of_action_leaves_its_notes_and_those_about_all(towns: Towns, reading: Client) -> None:
    from tests.directory.factories import TopicFactory

    GapNote.objects.create(note="Alles")
    GapNote.objects.create(note="Dieses", topic=towns.topic)
    GapNote.objects.create(note="Anderes", topic=TopicFactory(name="Wohnen", slug="wohnen"))
    assert sorted(texts(reading, f"?thema={towns.topic.slug}")) == ["Alles", "Dieses"]


def test_readers_find_no_button_and_no_empty_part(towns: Towns, reading: Client) -> None:
    assert "Hier fehlt ein Angebot" not in reading.get(PAGE).content.decode()
    GapNote.objects.create(note="Kein Elterncafé")
    html = reading.get(PAGE).content.decode()
    assert ("Kein Elterncafé" in html, "Lücke notieren" in html, "Bearbeiten" in html) == (True, False, False)


def test_coordination_adds_and_edits_from_the_page(towns: Towns, coordination: Client) -> None:
    note = GapNote.objects.create(note="Kein Elterncafé")
    html = coordination.get(PAGE).content.decode()
    assert reverse("wagtailsnippets_chain_gapnote:edit", args=[note.pk]) in html
    assert reverse("wagtailsnippets_chain_gapnote:add") in html


def test_a_search_in_vain_fills_the_form(towns: Towns, coordination: Client) -> None:
    url = note_url(Searched("Babyschwimmen", municipality=towns.olfen.slug, topic=towns.topic.slug))
    form = coordination.get(url).context["form"]
    found = (form["searched"].value(), form["municipality"].value(), form["topic"].value())
    assert found == ("Babyschwimmen", towns.olfen.pk, towns.topic.pk)


@pytest.mark.parametrize("query", ["?kommune=gibt-es-nicht&thema=%00", "?gesucht=" + "x" * 999])
def test_an_address_from_anywhere_opens_the_form(towns: Towns, coordination: Client, query: str) -> None:
    assert coordination.get(reverse("wagtailsnippets_chain_gapnote:add") + query).status_code == 200


def save(client: Client, url: str, **data: Any) -> int:
    return client.post(url, {"note": "Kein Kurs", "searched": "", "state": "open", **data}).status_code


def test_who_wrote_a_note_and_every_change_stays_known(towns: Towns, coordination: Client) -> None:
    assert save(coordination, reverse("wagtailsnippets_chain_gapnote:add")) == 302
    note = GapNote.objects.get()
    edit = reverse("wagtailsnippets_chain_gapnote:edit", args=[note.pk])
    assert save(coordination, edit, note="Kein Schwimmkurs", state="done") == 302
    note.refresh_from_db()
    assert (note.by.email, note.state) == ("koordination@example.org", "done")
    assert [revision.content["note"] for revision in note.revisions.order_by("pk")] == [
        "Kein Kurs",
        "Kein Schwimmkurs",
    ]
    history = coordination.get(reverse("wagtailsnippets_chain_gapnote:history", args=[note.pk]))
    assert history.status_code == 200


def test_a_note_needs_a_text(towns: Towns, coordination: Client) -> None:
    assert save(coordination, reverse("wagtailsnippets_chain_gapnote:add"), note=" ") == 200
    assert GapNote.objects.count() == 0


def test_the_number_of_queries_does_not_grow(towns: Towns, reading: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reading.get(PAGE)
        return len(captured)

    GapNote.objects.create(note="Eins", municipality=towns.olfen, topic=towns.topic)
    queries()
    few = queries()
    for _ in range(10):
        GapNote.objects.create(note="Mehr", municipality=towns.senden, life_phase=towns.late)
    assert (queries(), few <= 25) == (few, True)
