"""Words that the end of a line broke are one word again, and hyphens that belong to them stay."""

from __future__ import annotations

import pytest

from files.readers.broken_words import mend, split_torn_end


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Quit-\ntengelee", "Quittengelee"),
        ("Kindertagesbetreu\ufffeungsfinanzierung", "Kindertagesbetreuungsfinanzierung"),
        ("Kindertagesbetreu\x02ungsfinanzierung", "Kindertagesbetreuungsfinanzierung"),
        ("Betreu\xad\nungsplatz", "Betreuungsplatz"),
        ("Betreuungs\u2010\nplatz", "Betreuungsplatz"),
        ("Kinder\xadtages\xadstätte", "Kindertagesstätte"),
        ("Kinder-\nund Jugendhilfe", "Kinder- und Jugendhilfe"),
        ("Kinder\ufffeund Jugendhilfe", "Kinder- und Jugendhilfe"),
        ("Vor-\noder Nachmittag", "Vor- oder Nachmittag"),
        ("Kita-\nbzw. Schulkinder", "Kita- bzw. Schulkinder"),
        ("Kinder-\nu. Jugendhilfe", "Kinder- u. Jugendhilfe"),
        ("Schul-\nunderfahrung", "Schulunderfahrung"),
        ("Eltern-\nKind-Gruppe", "Eltern-Kind-Gruppe"),
        ("Eltern\ufffeKind-Gruppe", "Eltern-Kind-Gruppe"),
        ("02541-\n18", "02541-18"),
        ("02541\ufffe18", "02541-18"),
        ("02541 18-1234", "02541 18-1234"),
        ("02541 18\xad1234", "02541 18-1234"),
        ("Eltern\xadKind-Gruppe", "Eltern-Kind-Gruppe"),
        ("Kinder\xad und Jugendhilfe", "Kinder- und Jugendhilfe"),
        ("3-\njährige", "3-jährige"),
        ("Frühe Hilfen -\nein Angebot", "Frühe Hilfen -\nein Angebot"),
        ("8–\n12 Uhr", "8–\n12 Uhr"),
        ("- eins\n- zwei", "- eins\n- zwei"),
        ("info@kreis-\ncoesfeld.example", "info@kreis-coesfeld.example"),
        ("https://kreis-\ncoesfeld.example", "https://kreis-coesfeld.example"),
        ("Übung-  \n  macht", "Übungmacht"),
        ("Ende\xad", "Ende"),
    ],
)
def test_words_are_whole_and_hyphens_stay(printed: str, read: str) -> None:
    assert mend(printed) == read


@pytest.mark.parametrize(
    ("page", "rest", "torn"),
    [
        ("Die Quit-\n", "Die ", "Quit-\n"),
        ("Die Quit\x02", "Die ", "Quit\x02\n"),
        ("Das Ende.", "Das Ende.", ""),
        ("Seite 1 -\n", "Seite 1 -\n", ""),
        ("", "", ""),
    ],
)
def test_a_word_that_goes_on_on_the_next_page_is_kept_for_it(page: str, rest: str, torn: str) -> None:
    assert split_torn_end(page) == (rest, torn)


def test_a_page_of_hyphens_is_read_at_once() -> None:
    assert len(mend("a-\n" * 100_000)) >= 100_000
