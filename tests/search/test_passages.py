"""What a hit shows of its text."""

from __future__ import annotations

import pytest

from search.results.passages import summary_and_passage


@pytest.mark.parametrize(
    ("summary", "snippet", "expected"),
    [
        ("", "", ("", "")),
        ("Ein Kurs.", "", ("Ein Kurs.", "")),
        ("", "Ein <mark>Kurs</mark>", ("", "Ein <mark>Kurs</mark>")),
        # The text behind it repeats the summary.
        ("Ein Kurs.", "Ein <mark>Kurs</mark>.\nEin Kurs. Dies …", ("Ein <mark>Kurs</mark>.", "")),
        ("Ein Kurs", "Ein <mark>Kurs</mark>\nmehr …", ("Ein <mark>Kurs</mark>", "")),
        ("A & B", "A &amp; <mark>B</mark> und C", ("A &amp; <mark>B</mark>", "")),
        # A part of a long summary.
        (
            "Erst dies. Dann ein Kurs.",
            "… Dann ein <mark>Kurs</mark>.",
            ("Erst dies. Dann ein <mark>Kurs</mark>.", ""),
        ),
        # Words from elsewhere.
        ("Ein Kurs.", "… mit <mark>Babys</mark> …", ("Ein Kurs.", "… mit <mark>Babys</mark> …")),
        ("<b>Kurs</b>", "mit <mark>Babys</mark>", ("&lt;b&gt;Kurs&lt;/b&gt;", "mit <mark>Babys</mark>")),
    ],
)
def test_the_summary_stands_once_and_a_passage_only_when_it_says_more(
    summary: str, snippet: str, expected: tuple[str, str]
) -> None:
    assert summary_and_passage(summary, snippet) == expected


@pytest.mark.parametrize(
    ("snippet", "shown"),
    [
        (
            "… Niemand muss bleiben.\nMarktplatz 2, <mark>Olfen</mark>\nKostenlos\nDeutsch …",
            "… Niemand muss bleiben. Marktplatz 2, <mark>Olfen</mark> · Kostenlos · Deutsch …",
        ),
        ("Ansprechperson:\nFrau <mark>Muster</mark>", "Ansprechperson: Frau <mark>Muster</mark>"),
    ],
)
def test_the_lines_of_a_passage_can_be_told_apart(snippet: str, shown: str) -> None:
    assert summary_and_passage("Ein Treff.", snippet) == ("Ein Treff.", shown)
