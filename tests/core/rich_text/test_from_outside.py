"""Text and HTML from outside become running text that the editor opens, without losing a word."""

from __future__ import annotations

import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies as st

from core.rich_text import can_open, for_editor, from_html, from_text

ALL = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]
SHORT = ["bold", "italic", "link"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Malen<br>Basteln", "<p>Malen&lt;br&gt;Basteln</p>"),
        ("eins\r\nzwei\n \n\ndrei", "<p>eins<br/>zwei</p><p>drei</p>"),
        ("a\u2028b\x0bc", "<p>a<br/>b<br/>c</p>"),
        ("www.a.example", '<p><a href="https://www.a.example">www.a.example</a></p>'),
        ("<info@a.example>", '<p>&lt;<a href="mailto:info@a.example">info@a.example</a>&gt;</p>'),
        ("5 < 6 & 'x'", "<p>5 &lt; 6 &amp; &#x27;x&#x27;</p>"),
        (" \n\n ", ""),
    ],
)
def test_text_is_kept_as_it_is_written(text: str, html: str) -> None:
    assert from_text(text, ALL) == html


def test_addresses_stay_text_where_a_field_has_no_links() -> None:
    assert from_text("<info@a.example>", ["bold"]) == "<p>&lt;info@a.example&gt;</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://a.example"><p>Antrag</p></a>', '<p><a href="https://a.example">Antrag</a></p>'),
        (
            '<a href="https://a.example"><h3>A</h3><div>B</div></a>',
            '<h3><a href="https://a.example">A</a></h3><p><a href="https://a.example">B</a></p>',
        ),
        ("<b><p>x</p>y</b>z", "<p><b>x</b></p><p><b>y</b>z</p>"),
        (
            "<ul><li><p>Ausweis</p></li><li><p>a</p><p>b</p></li></ul>",
            "<ul><li>Ausweis</li><li>a<br/>b</li></ul>",
        ),
        ("<li>lose</li>", "<ul><li>lose</li></ul>"),
        ("<ol>lose<li>x</li></ol>", "<ol><li>lose</li><li>x</li></ol>"),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("<table><tr><th>Montag</th><td>9 Uhr</td></tr></table>", "<p>Montag · 9 Uhr</p>"),
        ("<table><tr><td><p>Mo</p></td><td><p>9</p><p>10</p></td></tr></table>", "<p>Mo · 9<br/>10</p>"),
        ("<dl><dt>Wo</dt><dd>hier</dd></dl>", "<p><b>Wo</b></p><p>hier</p>"),
        ("<dl><dt>Wo<dd>hier</dl>", "<p><b>Wo</b></p><p>hier</p>"),
        ("10<sup>3</sup>, 8<sup>30</sup> Uhr, m<sup>2</sup>", "<p>10³, 8³⁰ Uhr, m²</p>"),
        ("CO<sub>2</sub>, siehe<sup>1)</sup>, Marke<sup>TM</sup>", "<p>CO₂, siehe¹⁾, MarkeTM</p>"),
        ('<a href="www.a.example">A</a>', '<p><a href="https://www.a.example">A</a></p>'),
        ("<blockquote>a</blockquote>b<address>c<br>d</address>", "<p>a</p><p>b</p><p>c<br/>d</p>"),
        ("<figure><img src=x><figcaption>a</figcaption></figure>b", "<p>a</p><p>b</p>"),
        ("<details><summary>a</summary>b</details>", "<p>a</p><p>b</p>"),
        ("a<hr>b", "<p>a</p><hr/><p>b</p>"),
        ("<p>a<br>b", "<p>a<br/>b</p>"),
        ("<h1>a</h1><h6>b</h6>", "<h2>a</h2><h3>b</h3>"),
        ("<pre>a\nb</pre>", "<p>a<br/>b</p>"),
        ("<p>Büro <info@a.example></p>", "<p>Büro &lt;info@a.example&gt;</p>"),
        (
            '<p><a linktype="page" id="x">a</a><a linktype="page" id="7">b</a></p>',
            '<p>a<a linktype="page" id="7">b</a></p>',
        ),
        ('<a href="javascript:alert(1)">a</a><script>b</script><!-- c -->', "<p>a</p>"),
        ("<p>&nbsp;</p><p></p><ul><li> </li></ul>", ""),
    ],
)
def test_any_nesting_becomes_flat(html: str, expected: str) -> None:
    assert from_html(html, ALL) == expected
    assert can_open(expected, ALL)


def test_what_a_field_does_not_have_is_text() -> None:
    assert from_html("<h2>a</h2><ul><li>b</li></ul><hr>", SHORT) == "<p><b>a</b></p><p>b</p>"


TAG_NAMES = "p div a b i em span li ul ol h1 h3 table tr td dl dt dd br hr section blockquote summary pre u"
nested = st.recursive(
    st.text("ab <&\n", max_size=6),
    lambda inner: st.builds(
        lambda tag, parts: f'<{tag} href="https://a.example">{"".join(parts)}</{tag}>',
        st.sampled_from(TAG_NAMES.split()),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


def words(html: str) -> str:
    return re.sub(r"[^ab]", "", BeautifulSoup(html, "html.parser").get_text())


@given(nested, st.sampled_from([ALL, SHORT, ["bold"], []]))
@settings(deadline=None, max_examples=200)
def test_the_editor_opens_what_any_nesting_became_and_no_letter_is_lost(
    html: str, features: list[str]
) -> None:
    flat = from_html(html, features)
    assert can_open(flat, features)
    assert words(flat) == words(html)
    assert for_editor(flat, features) == flat


@given(st.text(alphabet="<>/abpiulh3 =\"'&;!-\n", max_size=80))
@settings(deadline=None, max_examples=200)
def test_the_editor_opens_whatever_is_stored(html: str) -> None:
    assert can_open(for_editor(html, ALL), ALL)


def test_very_deep_nesting_is_read() -> None:
    assert from_html("<div>" * 5000 + "tief", ALL) == "<p>tief</p>"


@pytest.mark.parametrize(
    "text",
    [
        "(siehe www.a.example).",
        "(Mail an a@b.example)!",
        "[https://a.example/?b=1&c=2],",
        "«www.a.example»; (b)",
        "siehe „https://a.example“.",
        "https://a.example/a_(b)).",
        "www.a.example...",
        "<a@b.example>,",
    ],
)
def test_no_sign_beside_an_address_is_lost(text: str) -> None:
    html = from_text(text, ["link"])
    assert "<a href=" in html
    assert re.search(r'href="[^"]*[\w/)]"', html)
    assert unescape(re.sub("<[^>]*>", "", html)) == text
