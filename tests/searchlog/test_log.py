"""What the search log counts, what it keeps, and what it must never hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.models import Municipality, Topic
from home.models import HomePage
from search.browse import suggestions
from search.index.sync import catch_up_all
from searchlog import recording
from searchlog.events import SearchEvent
from searchlog.expiry import COUNT_DAYS, HASH_DAYS, forget_expired
from searchlog.keys import normalised, spelled
from searchlog.models import SearchCount, SearchSeen, SearchTerm, SearchWitness
from searchlog.popular import popular_queries, searched_before
from searchlog.recording import record

AddPage = Callable[..., HomePage]
DAY = date(2026, 5, 4)
pytestmark = pytest.mark.django_db


def ask(words: str, person: int, day: int = 0, filters: str = "", outcome: str = "none") -> None:
    record(SearchEvent(words, filters, outcome), person, DAY + timedelta(days=day))


def texts() -> list[str]:
    return list(SearchTerm.objects.exclude(text="").values_list("text", flat=True))


def everything() -> str:
    """Give all that the tables of the log hold."""
    models = (SearchTerm, SearchWitness, SearchSeen, SearchCount)
    return repr([list(model.objects.values()) for model in models])


@pytest.fixture(autouse=True)
def _index(home_page: HomePage) -> None:
    """There is a site and an index to ask."""
    catch_up_all()


# When a text is kept


def test_a_text_is_kept_when_three_people_have_typed_it_on_three_days() -> None:
    for number in range(3):
        ask("Babyschwimmen", person=number, day=number)
    assert texts() == ["Babyschwimmen"]


@pytest.mark.parametrize(
    "searches",
    [
        [(1, 0), (2, 1)],  # two people
        [(1, 0), (1, 1), (1, 2), (1, 3)],  # one person again and again
        [(1, 0), (2, 0), (3, 0)],  # three people on one day
        [(1, 0), (2, 0), (3, 1), (1, 1)],  # three people on two days
        [(1, 0), (2, 1), (1, 2), (2, 3)],  # two people on four days
    ],
)
def test_a_text_is_not_kept_before(searches: Iterable[tuple[int, int]]) -> None:
    for person, day in searches:
        ask("Babyschwimmen", person, day)
    assert "abyschwimmen" not in everything().lower()


def test_spelling_and_order_of_words_make_no_other_text() -> None:
    for number, words in enumerate(["Frühe Hilfen Olfen", "olfen fruehe hilfen", "hilfen, frühe  OLFEN!"]):
        ask(words, person=number, day=number)
    assert texts() == ["hilfen frühe OLFEN"]


def test_the_text_is_that_of_the_search_that_was_made_last() -> None:
    for number, words in enumerate(["Straße 1", "strasse 1", "STRASSE „1“"]):
        ask(words, person=number, day=number)
    assert texts() == ["STRASSE 1"]


def test_words_with_another_ending_are_another_text() -> None:
    for number, words in enumerate(["Kita", "Kitas", "Kita"]):
        ask(words, person=number, day=number)
    assert texts() == []


def test_an_excluded_word_makes_another_question() -> None:
    assert (normalised("Kurs -Olfen"), spelled("Kurs -Olfen")) == ("-olfen kurs", "Kurs -Olfen")


@pytest.mark.parametrize("typed", ["", "?!", "👶 …", "\x00", "-", "„“"])
def test_signs_are_no_words(typed: str) -> None:
    assert normalised(typed) == ""


def test_who_typed_it_is_forgotten_once_the_text_is_known() -> None:
    for number in range(4):
        ask("Babyschwimmen", person=number, day=number)
    assert SearchWitness.objects.count() == 0


def test_what_two_searches_leave_of_one_person_has_nothing_in_common() -> None:
    ask("Babyschwimmen", person=1)
    ask("Krabbelgruppe", person=1)
    keys = [
        *SearchWitness.objects.values_list("key", flat=True),
        *SearchSeen.objects.values_list("pk", flat=True),
    ]
    assert len(set(keys)) == 4


def test_hashes_cannot_be_made_without_the_sites_secret(settings: Any) -> None:
    ask("Babyschwimmen", person=1)
    settings.SECRET_KEY = "another"
    ask("Babyschwimmen", person=1)
    assert SearchTerm.objects.count() == 2


def test_a_known_text_stays_one_when_the_secret_changes(settings: Any) -> None:
    for number in range(3):
        ask("Babyschwimmen", person=number, day=number)
    settings.SECRET_KEY = "another"
    ask("babyschwimmen", person=9, day=9)
    assert SearchTerm.objects.get().counts.count() == 4


def test_no_column_can_hold_a_person_or_a_time_of_day() -> None:
    models = list(apps.get_app_config("searchlog").get_models())
    kinds = {field.get_internal_type() for model in models for field in model._meta.concrete_fields}
    related = {field.related_model for model in models for field in model._meta.fields if field.is_relation}
    assert len(models) == 4
    assert related == {SearchTerm}
    assert kinds <= {
        "BigAutoField",
        "CharField",
        "DateField",
        "BooleanField",
        "PositiveIntegerField",
        "ForeignKey",
    }


# Words that stand in restricted entries alone


@pytest.fixture
def hidden_page(add_page: AddPage, make_group: Any) -> HomePage:
    page = add_page("Klausurtagung")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    catch_up_all()
    return page


def test_a_word_of_restricted_entries_alone_is_never_kept(hidden_page: HomePage) -> None:
    for number in range(6):
        ask("Klausurtagung Olfen", person=number, day=number, outcome="some")
    assert texts() == []


def test_a_word_that_stands_in_open_entries_too_is_kept(hidden_page: HomePage, add_page: AddPage) -> None:
    add_page("Klausurtagung für alle")
    catch_up_all()
    for number in range(3):
        ask("Klausurtagung", person=number, day=number)
    assert texts() == ["Klausurtagung"]


def test_hits_that_only_some_may_see_do_not_count_as_found(
    hidden_page: HomePage, make_group: Any, client: Client, reader: User
) -> None:
    make_group("Kerngruppe", reader)
    client.force_login(reader)
    assert client.get("/suche/?q=Klausurtagung").context["results"].total == 1
    assert SearchCount.objects.get().outcome == "none"


# What is counted


def people() -> list[int]:
    return list(SearchCount.objects.order_by("day", "pk").values_list("people", flat=True))


def test_people_are_counted_once_a_day() -> None:
    for person, day in [(1, 0), (1, 0), (2, 0), (1, 1)]:
        ask("Babyschwimmen", person, day)
    assert people() == [2, 1]


def test_the_same_words_with_other_filters_are_counted_apart() -> None:
    ask("Babyschwimmen", 1, filters=" kommune=olfen ")
    ask("Babyschwimmen", 1, filters=" kommune=senden ")
    assert people() == [1, 1]


def test_whoever_asks_again_writes_nothing() -> None:
    ask("Babyschwimmen", 1)
    with CaptureQueriesContext(connection) as captured:
        ask("Babyschwimmen", 1)
    assert [query["sql"].split()[0] for query in captured] == ["SELECT"]


@pytest.fixture
def searching(client: Client, reader: User) -> Client:
    """The browser of somebody who has signed in."""
    client.force_login(reader)
    return client


def test_a_whole_page_counts(searching: Client) -> None:
    searching.get("/suche/?q=Babyschwimmen")
    assert people() == [1]


@pytest.mark.parametrize(
    "address",
    [
        "/suche/",
        "/suche/?sort=titel",
        "/suche/?q=%21%3F",
        "/suche/?q=Seite&seite=2",
        "/suche/?thema=gibt-es-nicht",
        "/suche/schlagwort/",
    ],
)
def test_what_is_no_question_does_not_count(searching: Client, add_page: AddPage, address: str) -> None:
    for number in range(21):
        add_page(f"Seite {number}")
    catch_up_all()
    assert searching.get(address).status_code == 200
    assert people() == []


def test_sorting_turning_pages_and_going_back_do_not_count_again(
    searching: Client, add_page: AddPage
) -> None:
    for number in range(21):
        add_page(f"Seite {number}")
    catch_up_all()
    for rest in ("", "&sort=titel", "&seite=2", ""):
        searching.get(f"/suche/?q=Seite{rest}")
    assert people() == [1]


def test_filters_and_age_are_kept_as_their_short_names(searching: Client) -> None:
    Topic.objects.create(name="Sprache", slug="sprache")
    for name in ("Senden", "Olfen"):
        Municipality.objects.create(name=name, slug=name.lower(), kind="town", ags=name[:8], ars=name)
    searching.get("/suche/?q=Kurs&thema=sprache&kommune=senden&kommune=olfen&alter=2+Jahre+6+Monate")
    assert SearchCount.objects.get().filters == " kommune=olfen kommune=senden thema=sprache alter=30 "


def test_a_birth_date_is_kept_nowhere(searching: Client) -> None:
    searching.get("/suche/?q=Kurs&alter=12.03.2023")
    assert "2023" not in everything()


@pytest.mark.parametrize(("pages", "outcome"), [(0, "none"), (1, "few"), (2, "few"), (3, "some")])
def test_how_much_was_found_is_kept_in_three_steps(
    searching: Client, add_page: AddPage, pages: int, outcome: str
) -> None:
    for number in range(pages):
        add_page(f"Krabbelgruppe {number}")
    catch_up_all()
    searching.get("/suche/?q=Krabbelgruppe")
    assert SearchCount.objects.get().outcome == outcome


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Krabbelgruppe Nachtdienst", "partial"),
        ("Krabbelgruppe Olfen", "some"),
        ("Krabelgruppe Nachtdienst", "partial"),
        ("Krabelgruppe Olfen", "some"),
        ("Nachtdienst", "none"),
        ("Krabbelgruppe Nachtdienst&sort=titel", "some"),  # another order tells nothing
        ("Wo ist eine Krabbelgruppe mit Nachtdienst?", "some"),  # nor does a question
    ],
)
def test_hits_of_which_none_has_all_words_are_kept_apart(
    searching: Client, add_page: AddPage, words: str, outcome: str
) -> None:
    for title in ("Krabbelgruppe Olfen", "Krabbelgruppe Senden", "Krabbelgruppe Lüdinghausen"):
        add_page(title)
    catch_up_all()
    searching.get(f"/suche/?q={words}")
    assert SearchCount.objects.get().outcome == outcome


def test_a_hit_with_all_words_that_only_some_may_see_does_not_count_as_found(
    hidden_page: HomePage, add_page: AddPage, make_group: Any, client: Client, reader: User
) -> None:
    for number in range(3):
        add_page(f"Tagung {number}")
    hidden_page.title = "Tagung Nachtdienst"
    hidden_page.save_revision().publish()
    catch_up_all()
    make_group("Kerngruppe", reader)
    client.force_login(reader)
    assert client.get("/suche/?q=Tagung Nachtdienst").context["results"].hits[1].begins_incomplete
    assert SearchCount.objects.get().outcome == "partial"


def test_no_answer_is_no_search_without_results(searching: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.query.execute.engines", list)
    assert searching.get("/suche/?q=Kurs").status_code == 503
    assert people() == []


# While somebody types


def typed(client: Client, words: str) -> str:
    """Search as htmx does, and return the signed event that comes with the hits."""
    response = client.get("/suche/", {"q": words}, headers={"HX-Request": "true"})
    return str(response.context["signed_events"][0][1])


def confirm(client: Client, event: str) -> int:
    return client.post("/suche/gezaehlt/", event, content_type="text/plain").status_code


def test_half_typed_words_do_not_count(searching: Client) -> None:
    for words in ("Ba", "Babys", "Babyschwimmen"):
        typed(searching, words)
    assert people() == []


def test_results_that_were_looked_at_count_once(searching: Client) -> None:
    event = typed(searching, "Babyschwimmen")
    assert [confirm(searching, event), confirm(searching, event), people()] == [204, 204, [1]]


def test_a_page_that_htmx_restores_does_not_count(searching: Client) -> None:
    searching.get("/suche/?q=Kurs", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert people() == []


def test_a_signed_event_of_somebody_else_does_not_count(searching: Client, superuser: User) -> None:
    event = typed(searching, "Babyschwimmen")
    other = Client()
    other.force_login(superuser)
    confirm(other, event)
    assert people() == []


@pytest.mark.parametrize("event", ["", "x", "a:b:c", "ä" * 10, "x" * 10_000])
def test_a_forged_event_does_not_count(searching: Client, event: str) -> None:
    assert (confirm(searching, event), people()) == (204, [])


def test_an_old_event_does_not_count(searching: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    event = typed(searching, "Babyschwimmen")
    monkeypatch.setattr("searchlog.events.VALID_SECONDS", -1)
    confirm(searching, event)
    assert people() == []


def test_confirming_needs_signing_in() -> None:
    assert confirm(Client(), "x") == 302


def test_the_page_works_without_the_script_and_brings_it(searching: Client) -> None:
    assert "js/search-count.js" in searching.get("/suche/").content.decode()
    answer = searching.get("/suche/?q=Babyschwimmen", headers={"HX-Request": "true"}).content.decode()
    assert 'data-record="/suche/gezaehlt/"' in answer


# It never gets in the way


def test_a_log_that_fails_breaks_no_search(
    searching: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any) -> None:
        raise DatabaseError("value of babyschwimmen is too long")

    monkeypatch.setattr(recording, "record", fail)
    assert searching.get("/suche/?q=Babyschwimmen").status_code == 200
    assert [record.getMessage() for record in caplog.records if "searchlog" in record.name] == [
        "A search was not counted: DatabaseError"
    ]


def test_it_is_written_after_the_page_is_made(searching: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    render = "search.views.search.render"
    original = __import__("search.views.search", fromlist=["render"]).render
    monkeypatch.setattr(render, lambda *a, **k: (made.append("page"), original(*a, **k))[1])
    monkeypatch.setattr(recording, "record", lambda *args: made.append("count"))
    searching.get("/suche/?q=Kurs")
    assert made == ["page", "count"]


def test_it_does_not_wait_long_for_another_who_writes() -> None:
    from searchlog.brief_transaction import MILLISECONDS, brief_transaction

    if connection.vendor != "sqlite":
        pytest.skip("about SQLite's one lock")
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    with brief_transaction(), connection.cursor() as cursor:
        inside = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    with connection.cursor() as cursor:
        after = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    assert (inside, after) == (MILLISECONDS, before)


# What expires


def test_hashes_expire_and_leave_a_number() -> None:
    ask("Babyschwimmen", 1)
    ask("Krabbelgruppe", 2)
    forget_expired(DAY + timedelta(days=HASH_DAYS))
    assert (SearchTerm.objects.count(), SearchWitness.objects.count(), SearchSeen.objects.count()) == (
        0,
        0,
        0,
    )
    assert [(count.term, count.people) for count in SearchCount.objects.all()] == [(None, 2)]


def test_hashes_expire_however_often_they_are_searched_for() -> None:
    for day in range(0, HASH_DAYS, 15):
        ask("Babyschwimmen", 1, day)
    forget_expired(DAY + timedelta(days=HASH_DAYS))
    assert SearchTerm.objects.count() == 0


def test_nothing_expires_before_its_time() -> None:
    ask("Babyschwimmen", 1)
    forget_expired(DAY + timedelta(days=HASH_DAYS - 1))
    assert (SearchTerm.objects.count(), SearchWitness.objects.count()) == (1, 1)


def test_who_was_counted_today_is_forgotten_tomorrow() -> None:
    ask("Babyschwimmen", 1)
    forget_expired(DAY)
    kept = SearchSeen.objects.count()
    forget_expired(DAY + timedelta(days=1))
    assert (kept, SearchSeen.objects.count()) == (1, 0)


def test_known_texts_and_numbers_go_after_two_years() -> None:
    for number in range(3):
        ask("Babyschwimmen", person=number, day=number)
    forget_expired(DAY + timedelta(days=HASH_DAYS + 10))
    kept = texts()
    forget_expired(DAY + timedelta(days=COUNT_DAYS + 10))
    assert (kept, texts(), people()) == (["Babyschwimmen"], [], [])


# Suggestions


def known(text: str, outcome: str = "some", times: int = 3) -> None:
    ago = (timezone.localdate() - DAY).days
    for number in range(times):
        ask(text, person=number, day=ago - number, outcome=outcome)


def test_suggestions_begin_with_what_was_typed_the_most_wanted_first() -> None:
    known("Frühe Hilfen")
    known("Frühstück", times=5)
    known("Kurs")
    assert popular_queries("fruh") == ["Frühstück", "Frühe Hilfen"]


def test_rare_texts_and_texts_without_results_are_not_suggested() -> None:
    known("Frühchen", times=2)
    known("Frühjahr", outcome="none")
    known("Frühe Kurse", outcome="partial")
    assert popular_queries("fruh") == []


def test_suggestions_are_found_however_they_are_spelled() -> None:
    known("Frühe Hilfen")
    assert searched_before("Frueh") == searched_before("FRÜ") == ["Frühe Hilfen"]


def test_the_search_field_offers_them() -> None:
    assert searched_before in suggestions._texts


def test_nothing_typed_suggests_nothing() -> None:
    known("Kurs")
    assert popular_queries("") == []
