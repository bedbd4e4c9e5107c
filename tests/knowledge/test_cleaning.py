"""HTML of other portals becomes our running text, and nothing else gets in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings as hypothesis_settings, strategies as st

from knowledge.importing.cleaning import Cleaned, clean


def cleaned(html: str) -> Cleaned:
    pages = {"https://portal.example/de/wohnen/": 7}
    return clean(html, pages.get)


@pytest.mark.parametrize(
    "html",
    [
        "<p>Text<script>alert(1)</script></p>",
        "<p onclick='alert(1)' style='color:red'>Text</p>",
        "<p>Text<img src=x onerror=alert(1)></p>",
        "<p>Text<iframe src='https://evil.example'></iframe></p>",
        "<p><a href='javascript:alert(1)'>Text</a></p>",
        "<p><a href='data:text/html,x'>Text</a></p>",
        "<p>Text<!-- <script> --></p>",
        "<svg><script>alert(1)</script></svg><p>Text</p>",
    ],
)
def test_nothing_that_runs_is_left(html: str) -> None:
    assert cleaned(html).html == "<p>Text</p>"


def test_highest_heading_becomes_the_second_level() -> None:
    html = cleaned("<h3><strong>Oben</strong></h3><p>a</p><h5>Unten</h5><p>b</p>").html
    assert html == "<h2>Oben</h2><p>a</p><h3>Unten</h3><p>b</p>"


@pytest.mark.django_db
def test_link_to_a_known_page_becomes_a_link_to_its_article() -> None:
    html = cleaned('<p><a href="https://portal.example/de/wohnen/" class="x">Wohnen</a></p>').html
    assert html == '<p><a linktype="page" id="7">Wohnen</a></p>'


@pytest.mark.parametrize("href", ["https://example.org/a?b=1", "tel:+49254118", "mailto:a@example.org"])
def test_link_elsewhere_stays(href: str) -> None:
    assert cleaned(f'<p><a href="{href}">hin</a></p>').html == f'<p><a href="{href}">hin</a></p>'


def test_mail_address_that_a_portal_made_a_page_of_is_mended() -> None:
    html = cleaned('<p><a href="https://portal.example/mailto:">a@example.org</a></p>').html
    assert html == '<p><a href="mailto:a@example.org">a@example.org</a></p>'


def test_link_without_a_target_leaves_its_words_and_is_reported() -> None:
    result = cleaned('<p><a href="http://[kaputt">hier</a></p>')
    assert (result.html, result.lost_links) == ("<p>hier</p>", ["http://[kaputt"])


def test_keywords_leave_the_text() -> None:
    result = cleaned("<p>Text</p><p><em>Schlagworte: Asyl, Hilfe ,, Asyl</em></p>")
    assert (result.html, result.keywords) == ("<p>Text</p>", ["Asyl", "Hilfe"])


def test_empty_paragraphs_and_line_breaks_at_the_edges_are_dropped() -> None:
    assert cleaned("<p>&nbsp;</p><p><br>Text<br></p><ul><li> </li></ul>").html == "<p>Text</p>"


def test_signs_that_nobody_sees_are_in_no_word_and_no_keyword() -> None:
    result = cleaned(
        "<p>Früh&shy;för&#8203;derung<!--a\u00adb--></p><p>Schlagworte: Kin\u00addergarten, Kindergarten</p>"
    )
    assert (result.html, result.keywords) == ("<p>Frühförderung</p>", ["Kindergarten"])


def test_an_address_that_leads_to_itself_is_one_of_mail() -> None:
    html = cleaned('<p><a href="info@amt.example">info@amt.example</a></p>').html
    assert html == '<p><a href="mailto:info@amt.example">info@amt.example</a></p>'


def test_loose_text_and_nested_boxes_become_paragraphs() -> None:
    assert cleaned("eins<div><div>zwei</div><p>drei</p></div>").html == "<p>eins</p><p>zwei</p><p>drei</p>"


def test_lists_keep_their_levels() -> None:
    html = cleaned("<ul><li>a<ul><li>b</li></ul></li></ul>").html
    assert html == "<ul><li>a<ul><li>b</li></ul></li></ul>"


def test_same_input_gives_the_same_text() -> None:
    html = "<h2>a</h2><p>b</p><ul><li>c</li></ul>"
    assert cleaned(html).html == cleaned(html).html


@given(st.text(alphabet="<>/abpi h23ulo=\"'&;:-!#\n", max_size=120))
@hypothesis_settings(deadline=None, max_examples=100)
def test_any_input_gives_text(html: str) -> None:
    assert "<script" not in cleaned(html).html


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("tel:+49 (0)2541 18-0", "tel:+492541180"),
        ("tel:%2B49%20(0)2541/180", "tel:+492541180"),
        ("tel:02541 18-0", "tel:02541180"),
        ("tel:116 117", "tel:116117"),
        ("www.beispiel.example/a", "https://www.beispiel.example/a"),
        ("//beispiel.example/a", "https://beispiel.example/a"),
        ("https://beispiel.example/a\n b", "https://beispiel.example/a b"),
    ],
)
def test_addresses_are_mended(href: str, kept: str) -> None:
    assert cleaned(f'<p><a href="{href}">hin</a></p>').html == f'<p><a href="{kept}">hin</a></p>'


@pytest.mark.parametrize("href", ["tel:keine", "beispiel.example", "javascript:x", "tel:"])
def test_addresses_that_lead_nowhere_are_reported(href: str) -> None:
    result = cleaned(f'<p><a href="{href}">hin</a></p>')
    assert (result.html, len(result.lost_links)) == ("<p>hin</p>", 1)


@pytest.mark.parametrize(
    "part",
    [
        '<span style="display:none">weg</span>',
        '<p style="color: red; visibility : hidden">weg</p>',
        "<div hidden><p>weg</p></div>",
        "<del>weg</del>",
        "<s>weg</s><strike>weg</strike>",
        '<span style="text-decoration: red line-through">weg</span>',
    ],
)
def test_what_is_hidden_or_struck_out_there_is_not_taken_over(part: str) -> None:
    assert cleaned(f"<div>{part}<p>Text</p></div>").html == "<p>Text</p>"


def test_a_linked_picture_stays_as_a_link_with_its_description() -> None:
    result = cleaned('<p><a href="https://a.example"><img src="x.png" alt="Zum Stadtplan"></a></p>')
    assert (result.html, result.lost_links) == ('<p><a href="https://a.example">Zum Stadtplan</a></p>', [])


@pytest.mark.parametrize("alt", ["", 'alt=""', 'alt=" "'])
def test_a_linked_picture_without_a_description_is_reported(alt: str) -> None:
    result = cleaned(f'<p>Text <a href="https://a.example"><img src="x.png" {alt}></a></p>')
    assert (result.html, result.lost_links) == ("<p>Text</p>", ["https://a.example"])


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "&#11;"])
def test_an_end_of_a_line_of_whatever_kind_does_not_join_words(end: str) -> None:
    assert cleaned(f"<p>Olfen{end}Nottuln</p>").html == "<p>Olfen Nottuln</p>"
