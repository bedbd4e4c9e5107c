"""What the search field offers while somebody types, with the embedded engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.models import Municipality, Tag
from home.models import HomePage
from search.browse import suggestions
from search.browse.suggestions import Suggestion, register_query_suggestions, suggest
from search.engines.base import EngineUnavailable
from search.index.sync import catch_up_all
from search.query import execute as asking
from search.registry.cards import Card
from tests.search.conftest import FakeEngine, use_engines

AddPage = Callable[..., HomePage]
ADDRESS = "/suche/vorschlaege/"


def offered(user: User, typed: str) -> list[str]:
    """Bring the index up to date and give the texts that are offered."""
    catch_up_all()
    return [one.text for group in suggest(typed, user) for one in group.suggestions]


def only(user: User, typed: str) -> Suggestion:
    """Bring the index up to date and give the one thing that is offered."""
    catch_up_all()
    [group] = suggest(typed, user)
    [suggestion] = group.suggestions
    return suggestion


@pytest.fixture
def typed_by_many(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions that many people type; a test fills the list."""
    monkeypatch.setattr(suggestions, "_texts", [])
    texts: list[str] = []
    register_query_suggestions(lambda typed: [text for text in texts if text.startswith(typed)])
    return texts


def hide(page: HomePage) -> None:
    """Let only groups read the page that nobody is in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)


# Entries


def test_an_entry_is_offered_with_its_address(reader: User, add_page: AddPage) -> None:
    page = add_page("Frühe Hilfen")
    assert (only(reader, "frueh").text, only(reader, "frueh").url) == ("Frühe Hilfen", page.url)


def test_provider_and_place_tell_entries_apart(reader: User, add_page: AddPage) -> None:
    add_page("Spielgruppe", card=Card(who="DRK", who_label="Träger", place="Olfen"))
    assert only(reader, "spiel").detail == "DRK · Olfen"


def test_several_entries_of_one_title_become_a_search(reader: User, add_page: AddPage) -> None:
    parent = add_page("Oben")
    add_page("Spielgruppe")
    add_page("Spielgruppe", parent=parent)
    found = only(reader, "spiel")
    assert (found.text, found.words, found.url) == ("Spielgruppe", "Spielgruppe", "/suche/?q=Spielgruppe")


def test_the_shorter_title_comes_first_among_equals(reader: User, add_page: AddPage) -> None:
    add_page("Kita Sonnenschein am Wald")
    add_page("Kita")
    assert offered(reader, "kit") == ["Kita", "Kita Sonnenschein am Wald"]


def test_the_own_municipality_comes_first(reader: User, add_page: AddPage) -> None:
    reader.municipality = Municipality.objects.create(
        name="Olfen", slug="olfen", kind="town", ags="05558040", ars="055580040040"
    )
    add_page("Kita Ost", facets={"municipality": ["senden"]})
    add_page("Kita West", facets={"municipality": ["olfen"]})
    assert offered(reader, "kit") == ["Kita West", "Kita Ost"]


def test_no_more_than_ten_are_offered(reader: User, add_page: AddPage) -> None:
    for number in range(12):
        add_page(f"Spielgruppe {number}")
    assert len(offered(reader, "spiel")) == 10


def test_restricted_entries_are_not_offered(reader: User, add_page: AddPage) -> None:
    hide(add_page("Geheimnis"))
    assert offered(reader, "geh") == []


def test_what_was_hidden_just_now_is_not_offered_by_an_index_that_lags(
    reader: User, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = add_page("Geheimnis")
    page.tags.add("Geheimsache")
    page.save()
    before = offered(reader, "geh")
    monkeypatch.setattr(asking, "freshen", lambda engine: False)
    hide(page)
    after = [one.text for group in suggest("geh", reader) for one in group.suggestions]
    assert (before, after) == (["Geheimnis", "Geheimsache"], [])


# Tags


def test_a_tag_leads_to_all_that_has_it(reader: User, add_page: AddPage) -> None:
    page = add_page("Eins")
    page.tags.add("Frühe Hilfen")
    page.save()
    found = only(reader, "hilf")
    assert (found.text, found.url) == ("Frühe Hilfen", "/suche/schlagwort/fruehe-hilfen/")


def test_a_tag_is_offered_by_its_new_name(reader: User, add_page: AddPage) -> None:
    page = add_page("Eins")
    page.tags.add("Alt")
    page.save()
    catch_up_all()
    tag = Tag.objects.get()
    tag.name = "Neu"
    tag.save()
    assert (offered(reader, "neu"), offered(reader, "alt")) == (["Neu"], [])


def test_a_tag_of_restricted_entries_only_is_not_offered(reader: User, add_page: AddPage) -> None:
    page = add_page("Eins")
    page.tags.add("Geheimsache")
    page.save()
    hide(page)
    assert offered(reader, "geh") == []


# What others search for


def test_what_many_people_search_for_is_offered(
    reader: User, add_page: AddPage, typed_by_many: list[str]
) -> None:
    add_page("Eins", text="Die Hebamme kommt in Olfen.")
    typed_by_many.append("hebamme olfen")
    found = only(reader, "heb")
    assert (found.words, found.url) == ("hebamme olfen", "/suche/?q=hebamme+olfen")


def test_a_search_with_a_word_of_restricted_entries_only_is_not_offered(
    reader: User, add_page: AddPage, typed_by_many: list[str]
) -> None:
    add_page("Eins", text="Hebamme")
    hide(add_page("Zwei", text="Drogenfund"))
    typed_by_many.append("hebamme drogenfund")
    assert offered(reader, "heb") == []


def test_a_word_that_was_hidden_just_now_is_not_offered_by_an_index_that_lags(
    reader: User, add_page: AddPage, typed_by_many: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = add_page("Eins", text="Drogenfund")
    typed_by_many.append("drogenfund")
    before = offered(reader, "drog")
    monkeypatch.setattr(asking, "freshen", lambda engine: False)
    hide(page)
    assert (before, suggest("drog", reader)) == (["drogenfund"], [])


def test_what_stands_in_the_field_is_not_offered_again(
    reader: User, add_page: AddPage, typed_by_many: list[str]
) -> None:
    add_page("Eins", text="Hebamme")
    typed_by_many.append("hebamme")
    assert offered(reader, "hebamme") == []


# The address that the field asks


def test_the_field_gets_options_and_their_number(client: Client, reader: User, add_page: AddPage) -> None:
    add_page("Hebamme & <b>")
    catch_up_all()
    client.force_login(reader)
    html = client.get(ADDRESS, {"q": "heb"}).content.decode()
    assert html.count('role="option"') == 1
    assert "Hebamme &amp; &lt;b&gt;" in html
    assert 'data-status="1 Vorschlag"' in html


def test_answers_are_kept_nowhere(client: Client, reader: User, home_page: HomePage) -> None:
    client.force_login(reader)
    assert set(client.get(ADDRESS, {"q": "heb"})["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_signing_in_is_needed(home_page: HomePage) -> None:
    assert Client().get(ADDRESS, {"q": "heb"}).status_code == 302


def test_one_letter_asks_no_engine(
    client: Client, reader: User, home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = FakeEngine()
    broken.broken = AssertionError("asked")
    use_engines(monkeypatch, broken)
    client.force_login(reader)
    assert 'role="option"' not in client.get(ADDRESS, {"q": "h"}).content.decode()


def test_nothing_is_offered_while_no_engine_answers(
    client: Client, reader: User, home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = FakeEngine()
    broken.broken = EngineUnavailable("gone")
    use_engines(monkeypatch, broken)
    client.force_login(reader)
    response = client.get(ADDRESS, {"q": "heb"})
    assert 'data-status="Keine Vorschläge"' in response.content.decode()


def test_more_entries_need_no_more_queries(client: Client, reader: User, add_page: AddPage) -> None:
    client.force_login(reader)

    def count() -> int:
        catch_up_all()
        client.get(ADDRESS, {"q": "spiel"})
        with CaptureQueriesContext(connection) as captured:
            client.get(ADDRESS, {"q": "spiel"})
        return len(captured)

    add_page("Spielgruppe")
    few = count()
    for number in range(9):
        add_page(f"Spielgruppe {number}")
    assert count() == few <= 10


def test_every_search_field_knows_where_to_ask(client: Client, reader: User, home_page: HomePage) -> None:
    client.force_login(reader)
    pages: list[Any] = [client.get("/suche/"), client.get("/suche/schlagwort/")]
    assert all(f'data-suggest="{reverse("search:suggestions")}"' in page.content.decode() for page in pages)
