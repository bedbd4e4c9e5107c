"""Anchors in the headings of an article, and the list of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from knowledge.headings import with_anchors
from knowledge.models import KnowledgeIndexPage
from knowledge.templatetags.knowledge_tags import reachable
from tests.knowledge.factories import ArticleFactory

LONG = "<h2>Vorbereiten</h2><p>a</p><h2>Zuhören</h2><p>b</p><h2>Aufhören</h2><p>c</p>"


def anchors(html: str, taken: Any = ()) -> list[tuple[str, str]]:
    return [(heading.words, heading.anchor) for heading in with_anchors(html, taken).headings]


def test_a_heading_is_reached_by_its_words() -> None:
    found = with_anchors("<h2>Frühe Hilfen</h2>")
    assert found.html == '<h2 id="fruehe-hilfen">Frühe Hilfen</h2>'


def test_a_heading_from_the_editor_keeps_its_anchor_when_its_words_change() -> None:
    before = anchors('<h2 data-block-key="ab1cd">Vorbereiten</h2>')[0]
    after = anchors('<h2 data-block-key="zz9zz">Neu</h2><h2 data-block-key="ab1cd">Gut vorbereiten</h2>')[1]
    assert before[1] == after[1] == "abschnitt-ab1cd"


def test_a_heading_from_the_editor_is_reached_by_its_words_too() -> None:
    assert 'id="vorbereiten"' in with_anchors('<h2 data-block-key="ab1cd">Vorbereiten</h2>').html


def test_other_headings_before_it_change_no_anchor() -> None:
    assert anchors(LONG)[1:] == anchors(f"<h2>Neu</h2>{LONG}")[2:]


def test_the_same_words_twice_give_two_anchors() -> None:
    assert anchors("<h2>Ablauf</h2><h3>Ablauf</h3><h2>Ablauf</h2>") == [
        ("Ablauf", "ablauf"),
        ("Ablauf", "ablauf-3"),
    ]


def test_anchors_of_the_page_itself_stay_free() -> None:
    assert anchors("<h2>Quellen</h2>", ["quellen"]) == [("Quellen", "quellen-2")]


def test_words_are_plain_in_the_list() -> None:
    assert anchors("<h2>Kita &amp; <b>Schule</b></h2>") == [("Kita & Schule", "kita-schule")]


@pytest.mark.parametrize("html", ['<h2 class="kern-heading-medium">Weiterlesen</h2>', "<h2> </h2>"])
def test_headings_of_blocks_and_empty_ones_stay_as_they_are(html: str) -> None:
    assert with_anchors(html).html == html


def test_a_heading_without_letters_has_an_anchor() -> None:
    assert anchors("<h2>???</h2>") == [("???", "abschnitt")]


def test_only_headings_of_the_second_level_are_listed() -> None:
    assert anchors("<h3>Klein</h3>") == []


def test_a_long_article_lists_its_headings(index: KnowledgeIndexPage, reading: Client) -> None:
    article = ArticleFactory(parent=index, body=[("text", LONG)], for_practice="<p>Früh anfangen</p>")
    page = reading.get(article.url).content.decode()
    assert '<li><a href="#zuhoeren">Zuhören</a></li>' in page
    assert '<h2 id="zuhoeren">' in page
    assert '<li><a href="#praxis">' in page


def test_a_short_article_lists_nothing(index: KnowledgeIndexPage, reading: Client) -> None:
    article = ArticleFactory(parent=index, body=[("text", "<h2>Eins</h2><p>a</p><h2>Zwei</h2>")])
    assert "Auf dieser Seite" not in reading.get(article.url).content.decode()


def test_headings_of_all_texts_are_counted_together(index: KnowledgeIndexPage, reading: Client) -> None:
    texts = [("text", f"<h2>Ablauf</h2><p>{number}</p>") for number in range(3)]
    page = reading.get(ArticleFactory(parent=index, body=texts).url).content.decode()
    assert [f'href="#{anchor}"' in page for anchor in ("ablauf", "ablauf-2", "ablauf-3")] == [True] * 3


def test_an_article_without_a_text_still_opens(index: KnowledgeIndexPage, reading: Client) -> None:
    assert reading.get(ArticleFactory(parent=index, body=[]).url).status_code == 200


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Koordination, Telefon 02541 18-0", '<a href="tel:02541180">02541 18-0</a>'),
        ("Tel. +49 (0) 2541 180", '<a href="tel:+492541180">+49 (0) 2541 180</a>'),
        ("hilfe@example.org", '<a href="mailto:hilfe@example.org">hilfe@example.org</a>'),
    ],
)
def test_who_can_be_asked_is_one_tap_away(text: str, link: str) -> None:
    assert link in reachable(text)


@pytest.mark.parametrize("text", ["Haus 04, 2026", "<b>fett</b>", "48249 Dülmen", "O'Neill & Co"])
def test_other_words_are_no_links_and_no_markup(text: str) -> None:
    shown = reachable(text)
    assert "<" not in shown
