"""What is marked in titles and passages."""

from __future__ import annotations

import pytest

from search.engines.plan import plan
from search.engines.snippets import Snippets
from search.german import analyse, part_span
from search.german.synonyms import make_synonyms


@pytest.mark.parametrize(
    ("typed", "title", "marked"),
    [
        ("Hebamme", "Hebammen in Olfen", "<mark>Hebammen</mark> in Olfen"),
        ("Beratung", "Schwangerschaftsberatung", "Schwangerschafts<mark>beratung</mark>"),
        ("Gruppe", "Krabbelgruppen", "Krabbel<mark>gruppen</mark>"),
        ("Schule", "Schulsozialarbeit", "<mark>Schul</mark>sozialarbeit"),
        ("Öffnung", "Türöffnung", "Tür<mark>öffnung</mark>"),
        ("Beratung Schwangerschaft", "Schwangerschaftsberatung", "<mark>Schwangerschaftsberatung</mark>"),
        ("Kurs", "<b>Elternkurs</b> & mehr", "&lt;b&gt;Eltern<mark>kurs</mark>&lt;/b&gt; &amp; mehr"),
        ("Kurs", "", ""),
        ("", "Elternkurs", "Elternkurs"),
    ],
)
def test_the_part_of_a_word_that_was_asked_for_is_marked(typed: str, title: str, marked: str) -> None:
    assert Snippets(plan(typed)).marked(title) == marked


def test_a_forgiven_word_is_marked() -> None:
    assert Snippets(plan("Hebame"), frozenset(analyse("Hebame"))).marked("Hebamme") == "<mark>Hebamme</mark>"


def test_of_a_synonym_that_is_a_compound_no_part_is_marked() -> None:
    synonyms = make_synonyms([["Krabbelgruppe", "Spielgruppe"]])
    marked = Snippets(plan("Krabbelgruppe", synonyms)).marked("Spielgruppe mit Fingerspielen")
    assert marked == "<mark>Spielgruppe</mark> mit Fingerspielen"


def test_of_a_synonym_of_several_words_those_are_marked_that_say_something() -> None:
    synonyms = make_synonyms([["BuT", "Bildung und Teilhabe", "Eltern-Kind-Gruppe"]])
    marked = Snippets(plan("BuT", synonyms)).marked("Teilhabe für Eltern und Kinder")
    assert marked == "<mark>Teilhabe</mark> für Eltern und Kinder"


def test_where_letters_stand_for_others_the_whole_word_is_marked() -> None:
    [word] = analyse("Tueroeffnung")
    assert [part_span("Tueroeffnung", part) for part in word.parts] == [(0, 12)] * len(word.parts)


@pytest.mark.parametrize(
    ("typed", "passage"),
    [
        ("Hebamme", "Eine <mark>Hebamme</mark> hilft."),
        # The summary does not have all of them.
        ("Hebamme Stillen", "Die <mark>Hebamme</mark> hilft beim <mark>Stillen</mark>."),
    ],
)
def test_a_text_is_quoted_only_where_the_summary_lacks_words(typed: str, passage: str) -> None:
    texts = ["Eine Hebamme hilft.", "Die Hebamme hilft beim Stillen. Die Hebamme kommt."]
    assert Snippets(plan(typed)).snippet(texts).startswith(passage)
