"""«Meinten Sie …?»: which spelling is better, and that it comes only from what the reader may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from core.models import Topic
from home.models import HomePage
from search.engines.base import Engine, IndexDocument, SearchRequest
from search.german import Word, analyse
from search.index.sync import catch_up_all
from search.models import Entry
from search.query import execute as asking
from search.results import page as results
from search.results.spelling import better_spelling
from tests.search.each_engine import EACH, empty_engine

AddPage = Callable[..., HomePage]


def better(typed: str, *texts: str, title: str = "") -> str:
    """Give the better spelling of ``typed`` in hits with these texts; each of its words is rare."""
    entries = [Entry(title=title, text=text) for text in texts]
    return better_spelling(typed, frozenset(analyse(typed)), entries)


@pytest.mark.parametrize(
    ("typed", "text", "meant"),
    [
        ("hebame", "Unsere Hebamme hilft.", "Hebamme"),
        ("Heabmme", "Unsere Hebamme hilft.", "Hebamme"),
        ("Ausbildungsberatnug", "Zur Ausbildungsberatung", "Ausbildungsberatung"),
        ("logapaedie", "Logopädie", "Logopädie"),
        ("fruefoerderumg", "die Frühförderung", "Frühförderung"),
        ("hebame in olfen?", "Eine Hebamme in Olfen", "Hebamme in olfen?"),
        ("wohngeldantrg wohngeldantrg", "Wohngeldantrag", "Wohngeldantrag Wohngeldantrag"),
    ],
)
def test_the_better_spelling_is_written_as_texts_write_it(typed: str, text: str, meant: str) -> None:
    assert better(typed, text) == meant


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Hebamme", "Die Hebamme"),
        ("Hebammen", "Die Hebamme"),
        ("hebamme", "HEBAMME"),
        ("Kito", "Kita"),
        ("Luedinghausen", "Lüdinghausen"),
        ("Elterncafé", "Café für Eltern"),
        ("xylophon", "Die Hebamme"),
        ("", "Die Hebamme"),
    ],
)
def test_what_is_right_is_not_corrected(typed: str, text: str) -> None:
    assert better(typed, text) == ""


def test_titles_count_too() -> None:
    assert better("hebame", "", title="Hebamme") == "Hebamme"


def test_the_nearest_word_is_meant_even_when_another_is_more_frequent() -> None:
    assert better("Stillberatumg", "Stillberatung", "Stilleratung", "Stilleratung") == "Stillberatung"


def test_of_equally_near_words_the_more_frequent_is_meant() -> None:
    assert better("Sprachkurz", "Sprachkurs", "Sprachkurs", "Sprachkurt") == "Sprachkurs"


def test_the_commonest_form_is_shown() -> None:
    assert better("hebame", "HEBAMME", "Hebamme", "Hebamme und HEBAMME") == "Hebamme"


def test_a_word_that_occurs_is_kept_unless_the_other_is_much_more_frequent() -> None:
    kept = better("Sprachkurz", "Sprachkurz", "Sprachkurs", "Sprachkurs")
    assert (kept, better("Sprachkurz", "Sprachkurz", *["Sprachkurs"] * 3)) == ("", "Sprachkurs")


def test_the_engine_is_asked_only_for_words_that_the_hits_do_not_have() -> None:
    asked: list[str] = []

    def near_entries(words: Sequence[Word]) -> list[Entry]:
        asked.extend(word.word for word in words)
        return []

    typed = "Hebamme Logopaedi Wohngeldantrg"
    better_spelling(typed, frozenset(analyse(typed)), [Entry(text="Hebamme Logopädie")], near_entries)
    assert asked == ["wohngeldantrg"]


def test_nonsense_costs_no_more_than_three_questions() -> None:
    asked: list[int] = []
    typed = " ".join("qwrtz" + letter for letter in "abcdefgh")
    better_spelling(typed, frozenset(analyse(typed)), [], lambda words: asked.append(len(words)) or [])
    assert asked == [3]


# Engines say which words are rare


@pytest.mark.parametrize("name", EACH)
def test_an_engine_tells_words_that_hardly_occur_in_what_the_asker_may_see(
    name: str, tmp_path: object
) -> None:
    def rare(engine: Engine, hidden: set[str]) -> list[str]:
        request = SearchRequest(words="Hebamme Sprachkurs", hidden=frozenset(hidden))
        return sorted(word.word for word in engine.search(request).rare)

    with empty_engine(name, tmp_path) as engine:  # type: ignore[arg-type]
        documents = [IndexDocument(pk, "Sprachkurs") for pk in range(1, 5)]
        documents += [IndexDocument(pk, "Hebamme", restrictions=frozenset({"p1"})) for pk in range(5, 9)]
        engine.replace(documents, 1)
        assert (rare(engine, {"p1"}), rare(engine, set())) == (["hebamme"], [])


# On the page


def page(client: Client, reader: User, address: str) -> str:
    """Bring the index up to date and give the page of results."""
    catch_up_all()
    client.force_login(reader)
    return client.get(f"/suche/{address}").content.decode()


def test_the_page_offers_the_better_spelling_and_keeps_the_filters(
    client: Client, reader: User, add_page: AddPage
) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    add_page("Eins", text="Unsere Hebamme", facets={"topic": ["gesundheit"]})
    html = page(client, reader, "?q=hebame&thema=gesundheit&sort=titel")
    assert 'href="/suche/?q=Hebamme&amp;thema=gesundheit&amp;sort=titel"' in html


def test_the_page_offers_nothing_for_what_is_right(client: Client, reader: User, add_page: AddPage) -> None:
    add_page("Eins", text="Unsere Hebamme")
    assert "Meinten Sie" not in page(client, reader, "?q=Hebamme")


def test_a_word_of_restricted_entries_only_is_never_meant(
    client: Client, reader: User, add_page: AddPage
) -> None:
    secret = add_page("Eins", text="Drogenfund")
    before = page(client, reader, "?q=drogenfumd")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.GROUPS)
    after = page(client, reader, "?q=drogenfumd")
    assert ("Drogenfund" in before, "Drogenfund" in after) == (True, False)


def test_a_better_spelling_is_found_where_other_words_fill_the_page(
    client: Client, reader: User, add_page: AddPage
) -> None:
    for number in range(25):
        add_page(f"Kurs {number} in Olfen")
    add_page("Etwas anderes", text="Unsere Hebamme")
    assert "?q=Hebamme+kurs+olfen" in page(client, reader, "?q=hebame+kurs+olfen")


def test_a_better_spelling_is_found_where_filters_leave_nothing(
    client: Client, reader: User, add_page: AddPage
) -> None:
    Topic.objects.create(name="Gesundheit", slug="gesundheit")
    add_page("Eins", text="Unsere Hebamme")
    assert "?q=Hebamme&amp;thema=gesundheit" in page(client, reader, "?q=hebame&thema=gesundheit")


def test_a_word_of_restricted_entries_is_not_meant_beside_other_words_either(
    client: Client, reader: User, add_page: AddPage
) -> None:
    for number in range(25):
        add_page(f"Kurs {number} in Olfen")
    secret = add_page("Eins", text="Drogenfund")
    before = page(client, reader, "?q=drogenfumd+kurs+olfen")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.GROUPS)
    after = page(client, reader, "?q=drogenfumd+kurs+olfen")
    assert ("Drogenfund" in before, "Drogenfund" in after) == (True, False)


@pytest.mark.parametrize(
    ("query", "asked"),
    [("Hebamme kurs", 1), ("xylophon", 1), ("xylophon kurs", 2), ("xylophon&sort=titel", 2)],
)
def test_the_engine_is_asked_again_only_for_what_other_words_or_orders_may_hide(
    client: Client, reader: User, add_page: AddPage, monkeypatch: pytest.MonkeyPatch, query: str, asked: int
) -> None:
    for title in ("Kurs mit Hebamme", "Hebamme", "Kurs der Hebamme"):
        add_page(title)
    questions: list[int] = []
    ask_all = asking.ask_all
    for module in (asking, results):
        monkeypatch.setattr(module, "ask_all", lambda them: (questions.append(len(them)), ask_all(them))[1])
    page(client, reader, f"?q={query}")
    assert len(questions) == asked
