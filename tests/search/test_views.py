"""The pages of search, with the embedded engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.models import Municipality, Tag, Topic, YouthOffice
from files.models import Document
from home.models import HomePage
from search.engines.base import EngineUnavailable
from search.engines.tokens.calendar import Hours
from search.index.projection import project_all
from search.index.sync import catch_up_all
from search.models import Entry
from search.query import execute as asking
from search.query.active_filters import Chip
from search.registry.cards import Card
from tests.search.conftest import DATA, FakeEngine, use_engines

AddPage = Callable[..., HomePage]


@pytest.fixture
def client(client: Client, reader: User) -> Client:
    """A client of someone who has signed in."""
    client.force_login(reader)
    return client


def found(client: Client, address: str = "", **headers: str) -> str:
    """Bring the index up to date, ask, and give the page."""
    catch_up_all()
    response = client.get(f"/suche/{address}", headers=headers or None)
    assert response.status_code == 200
    return response.content.decode()


def switch(client: Client, address: str, name: str) -> Chip:
    """Ask, and give the switch of this name."""
    switches = client.get(f"/suche/{address}").context["results"].switches
    return next(chip for chip in switches if chip.name == name)


def test_words_find_a_page(client: Client, add_page: AddPage) -> None:
    add_page("Krabbelgruppe")
    assert "<mark>Krabbelgruppe</mark></a>" in found(client, "?q=Krabbelgruppen")


def test_without_words_everything_is_listed(client: Client, add_page: AddPage) -> None:
    add_page("Krabbelgruppe")
    assert ">Krabbelgruppe</a>" in found(client)


def test_signing_in_is_needed(add_page: AddPage) -> None:
    assert Client().get("/suche/").status_code == 302


def test_filters_narrow(client: Client, add_page: AddPage) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    add_page("Eins", facets={"topic": ["gesundheit"]})
    add_page("Zwei")
    html = found(client, "?thema=gesundheit")
    assert (">Eins</a>" in html, ">Zwei</a>" in html) == (True, False)


def test_values_of_a_filter_show_their_number(client: Client, add_page: AddPage) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    add_page("Eins", facets={"topic": ["gesundheit"]})
    assert 'Gesundheit <span class="search__number">(1)</span>' in found(client)


def test_more_than_ten_municipalities_are_offered(client: Client, add_page: AddPage) -> None:
    for number in range(11):
        Municipality.objects.create(
            name=f"Ort {number}", slug=f"ort-{number}", kind="town", ags=f"{number:08}", ars=f"{number:012}"
        )
        add_page(f"Seite {number}", facets={"municipality": [f"ort-{number}"]})
    assert found(client).count('name="kommune"') == 11


def test_a_chosen_filter_can_be_taken_away(client: Client, add_page: AddPage) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    found(client)
    [chip] = client.get("/suche/?q=eins&thema=gesundheit").context["results"].chips
    assert (chip.name, chip.url) == ("Gesundheit", "/suche/?q=eins")


def test_all_filters_can_be_taken_away_at_once(client: Client, add_page: AddPage) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    found(client)
    results = client.get("/suche/?q=eins&thema=gesundheit&alter=3&sort=titel").context["results"]
    assert results.reset_url == "/suche/?q=eins&sort=titel"


@pytest.fixture
def olfen(reader: User) -> Municipality:
    """The reader's own municipality."""
    office = YouthOffice.objects.create(name="Jugendamt des Kreises", phone="02541 18-0")
    reader.municipality = Municipality.objects.create(
        name="Olfen", slug="olfen", kind="town", ags="05558040", ars="055580040040", youth_office=office
    )
    reader.save()
    return reader.municipality


def test_ones_own_municipality_is_one_switch_away(
    client: Client, add_page: AddPage, olfen: Municipality
) -> None:
    add_page("Eins", facets={"municipality": ["olfen"]})
    add_page("Zwei")
    catch_up_all()
    chip = switch(client, "?q=x&seite=2", "Meine Kommune: Olfen")
    html = client.get(chip.url.replace("q=x&", "")).content.decode()
    assert (chip.chosen, ">Eins</a>" in html, ">Zwei</a>" in html) == (False, True, False)


def test_the_switch_takes_ones_own_municipality_away_and_keeps_the_rest(
    client: Client, add_page: AddPage, olfen: Municipality
) -> None:
    catch_up_all()
    chip = switch(client, "?q=eins&kommune=olfen&alter=3", "Olfen")
    assert (chip.chosen, chip.url) == (True, "/suche/?q=eins&alter=3")


def test_nobody_is_offered_a_municipality_they_have_not_named(client: Client, add_page: AddPage) -> None:
    catch_up_all()
    switches = client.get("/suche/").context["results"].switches
    assert [chip.name for chip in switches] == ["Jetzt geöffnet"]


@pytest.mark.parametrize("words", ["xqzwvx", ""])
def test_nothing_found_names_the_youth_office_to_call(
    client: Client, add_page: AddPage, olfen: Municipality, words: str
) -> None:
    add_page("Eins")
    html = found(client, f"?q={words}&kommune=olfen")
    assert 'href="tel:02541180"' in html


def test_orders_keep_the_question(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    add_page("Eins zwei")
    catch_up_all()
    orders = client.get("/suche/?q=eins&alter=&sort=neu").context["orders"]
    assert [(order.url, order.chosen) for order in orders] == [
        ("/suche/?q=eins", False),
        ("/suche/?q=eins&sort=neu", True),
        ("/suche/?q=eins&sort=bestaetigt", False),
        ("/suche/?q=eins&sort=titel", False),
    ]


def test_a_chosen_order_holds_when_a_filter_is_chosen(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    assert '<input type="hidden" name="sort" value="titel">' in found(client, "?sort=titel")


@pytest.fixture
def coesfeld(db: None) -> Municipality:
    """A town to search around."""
    return Municipality.objects.create(
        name="Coesfeld",
        slug="coesfeld",
        kind="town",
        ags="05558012",
        ars="055580012012",
        postcodes=["48653"],
        latitude=51.917,
        longitude=7.153,
    )


@pytest.fixture
def around(add_page: AddPage, coesfeld: Municipality) -> None:
    """Three pages: far away but for Coesfeld, some kilometres away, and far away."""
    add_page("Weit", facets={"municipality": ["coesfeld"]}, latitude=51.7, longitude=7.6)
    add_page("Nah", latitude=51.98, longitude=7.153)
    add_page("Fern", latitude=51.7, longitude=7.6)
    catch_up_all()


def titles(client: Client, address: str) -> list[str]:
    return [hit.entry.title for hit in client.get(f"/suche/{address}").context["results"].hits]


def test_around_a_place_what_serves_it_comes_first_and_then_the_nearest(client: Client, around: None) -> None:
    assert titles(client, "?ort=48653") == ["Weit", "Nah"]
    assert titles(client, "?ort=Coesfeld&umkreis=5") == ["Weit"]


def test_hits_say_how_far_they_are(client: Client, around: None) -> None:
    results = client.get("/suche/?ort=Coesfeld").context["results"]
    assert [hit.distance for hit in results.hits] == ["etwa 39 km", "etwa 7 km"]


def test_a_hit_from_far_away_says_that_it_is_there_for_the_place(
    client: Client, coesfeld: Municipality, add_page: AddPage
) -> None:
    add_page("Weit", facets={"municipality": ["a", "b", "c", "coesfeld"]}, card=Card(place="Dülmen"))
    add_page("Hier", facets={"municipality": ["a", "coesfeld"]}, card=Card(place="Coesfeld"))
    catch_up_all()
    results = client.get("/suche/?ort=Coesfeld&sort=titel").context["results"]
    assert [hit.municipalities for hit in results.hits] == [(), ("gilt für Coesfeld",)]


def test_without_a_place_no_distance_is_said_or_ordered_by(client: Client, around: None) -> None:
    html = found(client, "?q=Nah")
    assert ("etwa 7 km" in html, "sort=entfernung" in html) == (False, False)


def test_a_place_can_be_ordered_by_distance_and_taken_away(client: Client, around: None) -> None:
    context = client.get("/suche/?q=Nah&ort=Coesfeld").context
    assert "/suche/?q=Nah&ort=Coesfeld&sort=entfernung" in [order.url for order in context["orders"]]
    [chip] = context["results"].chips
    assert (chip.name, chip.url) == ("Coesfeld und 10 km", "/suche/?q=Nah")


def test_an_unknown_place_leads_to_the_one_that_may_be_meant(client: Client, around: None) -> None:
    html = found(client, "?ort=Coesfelt")
    assert ('id="suche-ort-fehler"' in html, 'href="/suche/?ort=Coesfeld"' in html) == (True, True)


ALWAYS_OPEN = [Hours(day, 0, 1440) for day in range(7)]


def test_open_now_says_how_many_are_and_leaves_those(client: Client, add_page: AddPage) -> None:
    add_page("Offen", hours=ALWAYS_OPEN)
    add_page("Zu", hours=ALWAYS_OPEN, closures=[(timezone.localdate(), None)])
    add_page("Ohne Zeiten")
    catch_up_all()
    chip = switch(client, "", "Jetzt geöffnet")
    assert (chip.count, chip.url, titles(client, "?offen=1")) == (1, "/suche/?offen=1", ["Offen"])


def test_open_now_can_be_taken_away_and_is_kept_by_the_form(client: Client, add_page: AddPage) -> None:
    add_page("Offen", hours=ALWAYS_OPEN)
    html = found(client, "?q=Offen&offen=1")
    chip = switch(client, "?q=Offen&offen=1", "Jetzt geöffnet")
    assert (chip.chosen, chip.url) == (True, "/suche/?q=Offen")
    assert '<input type="hidden" name="offen" value="1">' in html


def test_a_switch_says_how_many_hits_it_would_leave(client: Client, add_page: AddPage) -> None:
    add_page("Eins", facets={"cost": ["kostenlos"]})
    add_page("Zwei")
    catch_up_all()
    switches = client.get("/suche/?q=eins").context["results"].switches
    assert [(chip.name, chip.count, chip.url) for chip in switches[1:]] == [
        ("Kostenlos", 1, "/suche/?q=eins&kosten=kostenlos")
    ]


def test_what_serves_ones_own_municipality_ranks_higher(
    client: Client, add_page: AddPage, olfen: Municipality, reader: User
) -> None:
    add_page("Elterncafé am Markt")
    add_page("Elterncafé am Ring", facets={"municipality": ["olfen"]})
    add_page("Elterncafé am Wald")
    catch_up_all()
    assert titles(client, "?q=Elterncafé")[0] == "Elterncafé am Ring"


@pytest.mark.parametrize("partial", [False, True])
def test_a_birth_date_leaves_nothing_but_the_age_in_the_address(
    client: Client, add_page: AddPage, partial: bool
) -> None:
    catch_up_all()
    born = timezone.localdate().replace(day=1, year=timezone.localdate().year - 3)
    clean = "/suche/?q=eins&alter=3+Jahre"
    response = client.get(
        f"/suche/?q=eins&alter={born:%d.%m.%Y}", headers={"HX-Request": "true"} if partial else None
    )
    if partial:
        assert (response.status_code, response["HX-Push-Url"]) == (200, clean)
        assert f"{born.year}" not in response.content.decode()
    else:
        assert (response.status_code, response["Location"]) == (303, clean)
        assert "no-store" in response["Cache-Control"]


def test_a_birth_date_to_come_is_told_at_the_field(client: Client, add_page: AddPage) -> None:
    catch_up_all()
    response = client.get(f"/suche/?alter=1.1.{timezone.localdate().year + 1}", follow=True)
    assert "liegt in der Zukunft" in response.content.decode()


def test_who_asks_for_nothing_gets_ways_in(client: Client, add_page: AddPage) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    add_page("Eins", facets={"topic": ["gesundheit"]})
    assert 'id="einstieg-thema"' in found(client)
    assert 'id="einstieg-thema"' not in found(client, "?q=eins")


def test_a_hit_can_be_called(client: Client, add_page: AddPage) -> None:
    add_page("Eins", card=Card(phone="02595 000-50"))
    assert 'href="tel:0259500050"' in found(client)


def test_thousands_are_written_as_in_german(client: Client, engine: FakeEngine, add_page: AddPage) -> None:
    engine.total = 1234
    assert "1.234 Treffer" in found(client, "?q=eins")


def test_ages_narrow(client: Client, add_page: AddPage) -> None:
    add_page("Baby", age_from=0, age_to=12)
    add_page("Schule", age_from=72, age_to=120)
    html = found(client, "?alter=8 Monate")
    assert (">Baby</a>" in html, ">Schule</a>" in html) == (True, False)


def test_a_wrong_age_is_told_at_the_field(client: Client, add_page: AddPage) -> None:
    assert 'id="suche-alter-fehler"' in found(client, "?alter=irgendwas")


def test_an_unknown_filter_is_told(client: Client, home_page: HomePage) -> None:
    assert "ist unbekannt" in found(client, "?thema=erfunden")


def test_what_is_over_is_not_found(client: Client, add_page: AddPage) -> None:
    add_page("Vorbei", valid_until=date(2020, 1, 1))
    assert ">Vorbei</a>" not in found(client)


@pytest.fixture
def private(add_page: AddPage, make_group: Any) -> HomePage:
    """A private page with a tag and a field of action."""
    Topic.objects.create(name="Vertraulich", slug="vertraulich")
    page = add_page("Geheimsache", facets={"topic": ["vertraulich"]})
    page.tags.add("Heimlich")
    page.save()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    return page


@pytest.mark.parametrize("word", ["Geheimsache", "Vertraulich", "Heimlich"])
def test_what_is_private_leaves_no_trace(client: Client, private: HomePage, word: str) -> None:
    assert word not in found(client)


@pytest.mark.parametrize("projected", [True, False])
def test_a_passage_that_was_taken_out_is_not_shown_from_a_late_index(
    client: Client, add_page: AddPage, monkeypatch: pytest.MonkeyPatch, settings: Any, projected: bool
) -> None:
    # One index that lags: with a second engine a slow server would let the other, empty one answer.
    settings.ELASTICSEARCH_URL = ""
    page = add_page("Schutzwohnung", text="Wir sind in der Wohnung in der Geheimgasse 7 & wohnen dort.")
    assert "Geheimgasse 7 &amp;" in found(client, "?q=Wohnung")
    monkeypatch.setattr(asking, "freshen", lambda engine: None)
    DATA[page.slug] = {"text": "Wir sind in der Wohnung."}
    page.save()
    if projected:
        project_all()
    html = client.get("/suche/?q=Wohnung").content.decode()
    assert ("Schutz<mark>wohnung</mark></a>" in html, "Geheimgasse" in html) == (True, False)


def test_members_find_what_is_private(
    client: Client, private: HomePage, make_group: Any, reader: User
) -> None:
    make_group("Kerngruppe", reader)
    assert "Geheimsache" in found(client)


def test_a_field_of_action_does_not_show_what_is_private(client: Client, private: HomePage) -> None:
    catch_up_all()
    response = client.get("/suche/thema/vertraulich/")
    assert (response.status_code, "Geheimsache" in response.content.decode()) == (200, False)


def test_a_tag_of_private_pages_alone_does_not_exist_for_strangers(client: Client, private: HomePage) -> None:
    catch_up_all()
    assert client.get("/suche/schlagwort/heimlich/").status_code == 404


def test_the_list_of_tags_has_no_private_ones(client: Client, private: HomePage) -> None:
    catch_up_all()
    assert "Heimlich" not in client.get("/suche/schlagwort/").content.decode()


def test_an_index_that_lags_does_not_show_what_became_private(
    client: Client, add_page: AddPage, make_group: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = add_page("Geheimsache")
    catch_up_all()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    project_all()
    monkeypatch.setattr("search.query.execute.freshen", lambda engine: None)
    assert "Geheimsache" not in client.get("/suche/").content.decode()


def test_a_page_made_private_a_moment_ago_is_not_shown(
    client: Client, add_page: AddPage, make_group: Any
) -> None:
    page = add_page("Geheimsache")
    catch_up_all()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    assert "Geheimsache" not in client.get("/suche/").content.decode()


def test_a_page_unpublished_a_moment_ago_is_not_shown(client: Client, add_page: AddPage) -> None:
    page = add_page("Zurückgezogen")
    catch_up_all()
    page.unpublish()
    assert "Zurückgezogen" not in client.get("/suche/").content.decode()


def test_results_have_pages(client: Client, add_page: AddPage) -> None:
    for number in range(21):
        add_page(f"Seite {number:02}")
    assert 'aria-current="page"' in found(client, "?seite=2")


def test_a_page_beyond_the_last_shows_the_last(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    assert ">Eins</a>" in found(client, "?seite=7")


def test_nothing_found_helps_on(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    assert "wurde nichts gefunden" in found(client, "?q=xqzwvx")


def test_htmx_gets_only_what_changes(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    html = found(client, "", **{"HX-Request": "true"})
    assert ("<html" in html, ">Eins</a>" in html, 'hx-swap-oob="innerHTML"' in html) == (False, True, True)


def test_htmx_restoring_a_page_gets_all_of_it(client: Client, add_page: AddPage) -> None:
    html = found(client, "", **{"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in html


@pytest.mark.parametrize(
    "address",
    [
        "?q=%00",
        "?q=" + "(" * 200,
        "?q=%22%22%22+AND+OR+NOT+*:*+%5B%7D",
        "?q=%F0%9F%91%B6",
        "?q=%FF%FE",
        "?q=<script>alert(1)</script>",
        "?kind=%27;drop+table&alter=NaN&seite=1e9&sort=%00",
        "?thema=" + "&thema=".join(map(str, range(200))),
    ],
)
def test_hostile_questions_get_a_page(client: Client, add_page: AddPage, address: str) -> None:
    add_page("Eins")
    assert "<script>alert" not in found(client, address)


def test_posting_is_refused(client: Client) -> None:
    assert client.post("/suche/").status_code == 405


def test_an_unknown_tag_is_not_found(client: Client, home_page: HomePage) -> None:
    assert client.get("/suche/schlagwort/erfunden/").status_code == 404


def test_a_tag_page_groups_by_kind(client: Client, add_page: AddPage) -> None:
    page = add_page("Krabbelgruppe")
    page.tags.add("Säuglinge")
    page.save()
    catch_up_all()
    html = client.get(Tag.objects.get().get_absolute_url()).content.decode()
    assert ("Seiten (1)" in html, ">Krabbelgruppe</a>" in html) == (True, True)


def test_a_tag_page_shows_the_most_frequent_kind_first_and_leads_into_the_search(
    client: Client, add_page: AddPage
) -> None:
    page = add_page("Eins")
    page.tags.add("Kita")
    page.save()
    for title in ("Flyer", "Plakat"):
        document = Document.objects.create(title=title, file=ContentFile(b"x", f"{title}.txt"))
        document.tags.add("Kita")
        document.save()
    catch_up_all()
    context = client.get("/suche/schlagwort/kita/").context
    assert [(group.kind, group.count) for group in context["groups"]] == [("document", 2), ("page", 1)]
    assert context["search_url"] == "/suche/?schlagwort=kita"


def test_the_list_of_tags_is_sorted_by_letter(client: Client, add_page: AddPage) -> None:
    page = add_page("Eins")
    page.tags.add("Ämter", "Zähne", "1000 Tage")
    page.save()
    catch_up_all()
    letters = client.get("/suche/schlagwort/").context["letters"]
    assert [letter for letter, _tags in letters] == ["0–9", "A", "Z"]


def test_another_engine_stands_in_and_the_page_says_so(
    client: Client, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _second = use_engines(monkeypatch, FakeEngine("a"), FakeEngine("b"))
    add_page("Eins")
    catch_up_all()
    first.broken = EngineUnavailable("down")
    html = found(client)
    assert (">Eins</a>" in html, "Ersatzbetrieb" in html) == (True, True)


@pytest.mark.parametrize("address", ["/suche/", "/suche/schlagwort/", "/suche/thema/gesundheit/"])
def test_without_any_engine_a_page_says_so(
    client: Client, home_page: HomePage, engine: FakeEngine, address: str
) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    engine.broken = EngineUnavailable("down")
    response = client.get(address)
    assert (response.status_code, "nicht erreichbar" in response.content.decode()) == (503, True)


def test_a_missing_index_is_built_when_somebody_searches(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    project_all()
    assert ">Eins</a>" in client.get("/suche/").content.decode()


def test_searching_writes_nothing_to_the_database(client: Client, add_page: AddPage) -> None:
    add_page("Eins")
    catch_up_all()
    add_page("Zwei")
    with CaptureQueriesContext(connection) as captured:
        client.get("/suche/")
    assert not [q for q in captured if q["sql"].startswith(("INSERT", "UPDATE", "DELETE", "SAVEPOINT"))]


@pytest.mark.parametrize(
    "address", ["/suche/?thema=gesundheit&q=Seite", "/suche/schlagwort/kita/", "/suche/schlagwort/"]
)
def test_the_number_of_queries_does_not_grow(client: Client, add_page: AddPage, address: str) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")

    def add(count: int) -> None:
        for number in range(count):
            page = add_page(
                f"Seite {count} {number}", facets={"topic": ["gesundheit"], "municipality": ["olfen"]}
            )
            page.tags.add("Kita", f"Wort {number}")
            page.save()
        catch_up_all()

    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    add(2)
    few = queries()
    add(30)
    # Fewer is fine: what the process has learnt about content types and sites it asks only once.
    assert queries() <= few <= 25


def test_a_hit_says_on_demand_why_it_was_found(client: Client, add_page: AddPage) -> None:
    add_page("Familienhebammen")
    html = found(client, "?q=Hebamme&sort=titel")
    address = re.search(r'href="(/suche/warum/[^"]+)"', html)
    assert address
    page = client.get(address[1].replace("&amp;", "&")).content.decode()
    assert ("als Teil von «Familienhebammen»" in page, 'href="/suche/?q=Hebamme&amp;sort=titel"' in page) == (
        True,
        True,
    )


def test_htmx_gets_only_the_reasons(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    catch_up_all()
    address = f"/suche/warum/{Entry.objects.get(title='Hebamme').pk}/?q=Hebamme"
    html = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in html, "«Hebamme» steht im Titel." in html) == (False, True)


def test_without_words_no_hit_has_to_say_why(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    assert "/suche/warum/" not in found(client)


def test_a_misspelt_word_is_explained(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    catch_up_all()
    page = client.get(f"/suche/warum/{Entry.objects.get(title='Hebamme').pk}/?q=Hebame").content.decode()
    assert "fast gleich geschrieben: «Hebamme»" in page


def test_reasons_come_without_an_engine_too(client: Client, engine: FakeEngine, add_page: AddPage) -> None:
    add_page("Hebamme")
    catch_up_all()
    engine.broken = EngineUnavailable("down")
    response = client.get(f"/suche/warum/{Entry.objects.get(title='Hebamme').pk}/?q=Hebamme")
    assert "«Hebamme» steht im Titel." in response.content.decode()


@pytest.mark.parametrize("late", [False, True])
def test_nobody_is_told_why_something_private_would_be_found(
    client: Client, add_page: AddPage, make_group: Any, late: bool
) -> None:
    page = add_page("Geheimsache")
    catch_up_all()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    if not late:
        project_all()
    pk = Entry.objects.get(title="Geheimsache").pk
    assert client.get(f"/suche/warum/{pk}/?q=Geheimsache").status_code == 404


def test_an_entry_that_is_not_there_has_no_reasons(client: Client, home_page: HomePage) -> None:
    assert client.get("/suche/warum/4711/?q=Hebamme").status_code == 404


def test_hits_that_lack_a_word_begin_with_a_line(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme in Olfen")
    add_page("Hebamme")
    html = found(client, "?q=Hebamme+Olfen")
    at = html.index("Ab hier kommen nicht alle Wörter vor.")
    assert html.index("<mark>Olfen</mark>") < at < html.rindex("<mark>Hebamme</mark>")


def test_words_are_marked_in_titles(client: Client, add_page: AddPage) -> None:
    add_page("Familienhebammen in Olfen")
    assert "Familien<mark>hebammen</mark> in Olfen</a>" in found(client, "?q=Hebamme")
