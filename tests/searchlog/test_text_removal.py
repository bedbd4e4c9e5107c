"""A text that should not stand in the search log is taken out of it, and stays out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from home.models import HomePage
from search.index.sync import catch_up_all
from searchlog.events import SearchEvent
from searchlog.expiry import COUNT_DAYS, HASH_DAYS, forget_expired
from searchlog.models import SearchCount, SearchTerm, SearchWitness
from searchlog.popular import popular_queries
from searchlog.recording import record
from searchlog.removal import remove_text

NAME = "Erika Beispiel"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index(home_page: HomePage) -> None:
    """There is a site and an index to ask."""
    catch_up_all()


def search(text: str = NAME, people: int = 3, first: int = 0, outcome: str = "some") -> date:
    """Have ``people`` search for ``text`` on as many days; give the last of these days."""
    begin = timezone.localdate() - timedelta(days=50 - first)
    for number in range(people):
        record(SearchEvent(text, "", outcome), number, begin + timedelta(days=number))
    return begin + timedelta(days=people - 1)


def texts() -> list[str]:
    return list(SearchTerm.objects.exclude(text="").values_list("text", flat=True))


def confirm(browser: Client, text: str = NAME, **more: str) -> Any:
    return browser.post(reverse("search_text_removal"), {"text": text, "confirmed": "1", **more})


def test_a_removed_text_is_nowhere_in_the_log() -> None:
    search()
    remove_text("beispiel, erika")
    kept = repr([list(model.objects.values()) for model in (SearchTerm, SearchCount, SearchWitness)]).lower()
    assert (texts(), "erika" in kept) == ([], False)


def test_a_removed_text_is_not_suggested() -> None:
    search()
    before = popular_queries("erik")
    remove_text(NAME)
    assert (before, popular_queries("erik")) == ([NAME], [])


def test_what_was_counted_under_it_stays_a_number() -> None:
    search(people=3)
    remove_text(NAME)
    assert [(count.term, count.without_words) for count in SearchCount.objects.all()] == [(None, False)] * 3


def test_it_does_not_come_back_however_many_type_it() -> None:
    search()
    remove_text(NAME)
    search("erika BEISPIEL", people=9, first=10)
    assert (texts(), SearchWitness.objects.count()) == ([], 0)


def test_searches_for_it_are_still_counted_as_rare_ones() -> None:
    remove_text(NAME)
    search(people=4)
    counts = SearchCount.objects.values_list("term", "without_words", "people")
    assert list(counts) == [(None, False, 1)] * 4


def test_a_text_is_kept_out_before_it_is_known() -> None:
    search(people=2)
    remove_text(NAME)
    search(people=5, first=20)
    assert texts() == []


def test_other_texts_stay() -> None:
    search("Kurs")
    remove_text(NAME)
    assert texts() == ["Kurs"]


def test_a_text_that_was_kept_under_another_secret_goes_too(settings: Any) -> None:
    search()
    settings.SECRET_KEY = "another"
    remove_text(NAME)
    search(people=4, first=20)
    assert texts() == []


def test_removing_twice_changes_nothing() -> None:
    remove_text(NAME)
    remove_text(NAME)
    assert SearchTerm.objects.get().text == ""


def test_the_removal_outlives_hashes_and_ends_with_the_counts() -> None:
    day = date(2026, 5, 4)
    remove_text(NAME, day)
    forget_expired(day + timedelta(days=HASH_DAYS + 1))
    kept = SearchTerm.objects.count()
    forget_expired(day + timedelta(days=COUNT_DAYS + 1))
    assert (kept, SearchTerm.objects.count()) == (1, 0)


@pytest.mark.parametrize("text", ["", "?!", "👶"])
def test_signs_are_nothing_to_remove(text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        remove_text(text)


# In the administration


def test_a_row_of_the_report_leads_to_the_question(coordination: Client) -> None:
    search(outcome="none")
    address = f"{reverse('search_text_removal')}?text=Erika+Beispiel"
    assert f'href="{address}"' in coordination.get(reverse("search_report")).text
    assert "«Erika Beispiel» entfernen?" in coordination.get(address).text


def test_the_report_leads_there_for_texts_without_a_row(coordination: Client) -> None:
    assert f'href="{reverse("search_text_removal")}"' in coordination.get(reverse("search_report")).text


def test_nothing_goes_before_it_is_confirmed(coordination: Client) -> None:
    search()
    response = coordination.post(reverse("search_text_removal"), {"text": NAME})
    assert ("lässt sich nicht rückgängig machen" in response.text, texts()) == (True, [NAME])


def test_a_confirmed_text_goes(coordination: Client) -> None:
    search()
    response = confirm(coordination)
    assert (response.url, texts()) == (reverse("search_report"), [])


def test_the_answer_does_not_tell_whether_somebody_has_typed_it(coordination: Client) -> None:
    search("Kurt Nachbar", people=1)
    known, unknown = (
        coordination.post(reverse("search_text_removal"), {"text": text}).text.replace(text, "")
        for text in ("Kurt Nachbar", "Karl Nachbar")
    )
    assert _without_tokens(known) == _without_tokens(unknown)


def _without_tokens(html: str) -> list[str]:
    return [line for line in html.splitlines() if "csrf" not in line.lower()]


def test_texts_with_the_same_words_are_named(coordination: Client) -> None:
    search("Erika Beispiel Olfen")
    search("Erika")
    response = coordination.get(reverse("search_text_removal"), {"text": NAME})
    assert response.context["others"] == ["Erika Beispiel Olfen"]


def test_a_text_without_words_comes_back_with_the_reason_at_the_field(coordination: Client) -> None:
    response = confirm(coordination, "?!")
    assert response.context["form"].errors == {"text": ["Bitte geben Sie mindestens ein Wort an."]}


def test_whoever_may_not_cannot_remove_anything(client: Client, reader: User) -> None:
    search()
    client.force_login(reader)
    assert (confirm(client).status_code in (302, 403), texts()) == (True, [NAME])
