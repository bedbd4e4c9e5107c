"""Running text and blocks with numbers that are none can be read and edited."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex
from wagtail.rich_text import expand_db_html

from accounts.models import User
from core.rich_text_area import VisibleRichTextArea
from core.row_numbers import row_number
from core.stored_markup import sound_markup
from home.models import HomePage
from knowledge.models import ArticlePage
from tests.files.factories import make_image
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory

pytestmark = pytest.mark.django_db

ODD = ["abc", "", "-1", "0", "1.5", "1e3", "٣", " 7", "9223372036854775808", "9" * 400, "1;2", "None", "\0"]
MARKUP = [
    *(
        f'<p>Zum <a linktype="{kind}" id="{number}">Antrag</a>.</p>'
        for kind in ("page", "document")
        for number in ODD
    ),
    *(f'<p>Bild</p><embed embedtype="image" id="{number}" format="left" alt="x"/>' for number in ODD),
    '<p>Zum <a linktype="page">Antrag</a>.</p>',
    '<p>Zum <a linktype="document">Antrag</a>.</p>',
    '<p>Zum <a linktype="wiki" id="7">Antrag</a>.</p>',
    '<p>Zum <a linktype="email">Antrag</a>.</p>',
    "<p>Zum <a>Antrag</a>.</p>",
    "<p>Zum <a id='x' linktype='page'>Antrag</a>.</p>",
    "<p>Bild</p><embed />",
    '<p>Bild</p><embed embedtype="image"/>',
    '<p>Bild</p><embed embedtype="image" id="7"/>',
    '<p>Bild</p><embed embedtype="image" id="7" format="riesig"/>',
    '<p>Bild</p><embed embedtype="media"/>',
    '<p>Bild</p><embed embedtype="media" url="http://["/>',
    '<p>Bild</p><embed embedtype="karte" id="7"/>',
]


@pytest.fixture
def article(home_page: HomePage) -> ArticlePage:
    """A published article."""
    return ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page))


@pytest.mark.parametrize("value", [*ODD, None, True, 1.5, -3, 0, 2**63])
def test_what_no_row_has_is_no_number_of_one(value: Any) -> None:
    assert row_number(value) is None


@pytest.mark.parametrize(("value", "number"), [("7", 7), (7, 7), (str(2**63 - 1), 2**63 - 1)])
def test_what_a_row_may_have_is_its_number(value: Any, number: int) -> None:
    assert row_number(value) == number


@pytest.mark.parametrize("markup", MARKUP)
def test_text_with_a_link_that_leads_nowhere_is_shown_and_opened(markup: str) -> None:
    shown = expand_db_html(markup)
    assert ("Antrag" in shown) == ("Antrag" in markup)
    opened = json.loads(
        VisibleRichTextArea(features=["link", "document-link", "image", "embed"]).format_value(markup)
    )
    assert [word for word in ("Antrag", "Bild") if word in str(opened)]


@pytest.mark.parametrize("markup", [MARKUP[0], MARKUP[len(ODD)], MARKUP[2 * len(ODD)], MARKUP[-3]])
def test_a_page_with_such_a_text_is_shown_edited_and_saved(
    article: ArticlePage, client: Client, superuser: User, markup: str
) -> None:
    client.force_login(superuser)
    article.for_practice = markup
    article.save()
    ArticlePage.objects.filter(pk=article.pk).update(for_practice=markup)
    assert client.get(article.url).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).status_code == 200
    ReferenceIndex.create_or_update_for_object(ArticlePage.objects.get(pk=article.pk))


@pytest.mark.parametrize("number", ["abc", "-1", "٣", [], None, 2**70])
def test_blocks_with_numbers_that_are_none_are_shown_and_edited(
    article: ArticlePage, client: Client, superuser: User, number: Any
) -> None:
    client.force_login(superuser)
    body = [
        {
            "type": "documents",
            "value": {"title": "Anlagen", "documents": [{"type": "item", "value": number}]},
        },
        {"type": "text", "value": f'<p><a linktype="page" id="{number}">hier</a></p>'},
    ]
    ArticlePage.objects.filter(pk=article.pk).update(body=json.dumps(body))
    stored = ArticlePage.objects.get(pk=article.pk)
    assert client.get(stored.url).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[stored.pk])).status_code == 200
    ReferenceIndex.create_or_update_for_object(stored)


@pytest.mark.parametrize("markup", MARKUP)
def test_what_was_mended_stays_as_it_is(markup: str) -> None:
    assert sound_markup(sound_markup(markup)) == sound_markup(markup)


def test_what_is_whole_stays_as_it_is() -> None:
    image = make_image()
    markup = (
        '<p>Zum <a linktype="page" id="7">Antrag</a>, '
        '<a linktype="email" href="mailto:a@b.example">Mail</a>, '
        '<a href="https://a.example">dort</a></p>'
        f'<embed alt="x" embedtype="image" format="left" id="{image.pk}"/>'
    )
    assert sound_markup(markup) == markup
    assert f'src="{image.get_rendition("width-500").url}"' in expand_db_html(markup)


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{",
        "null",
        "[]",
        "5",
        "{}",
        '{"blocks": 3, "entityMap": {}}',
        '{"blocks": [{}], "entityMap": {}}',
        '{"blocks": [{"key": "a", "text": "x", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], '
        '"entityRanges": [{"key": 9, "offset": 0, "length": 1}]}], "entityMap": {}}',
    ],
)
def test_what_the_editor_never_sends_is_refused(
    article: ArticlePage, client: Client, superuser: User, sent: str
) -> None:
    client.force_login(superuser)
    data = {"title": "Neu", "slug": article.slug, "body-count": "0", "for_practice": sent}
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("number", ['"abc"', "-1", "99999999999999999999", "null", "[]", "1.5"])
def test_a_link_sent_with_a_number_that_is_none_keeps_its_text_alone(number: str) -> None:
    sent = (
        '{"blocks": [{"key": "a", "text": "Antrag", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], '
        '"entityRanges": [{"key": 0, "offset": 0, "length": 6}]}], "entityMap": {"0": {"type": "LINK", '
        f'"mutability": "MUTABLE", "data": {{"id": {number}, "url": "/x/"}}}}}}}}'
    )
    markup = VisibleRichTextArea(features=["link"]).value_from_datadict({"text": sent}, {}, "text")
    assert markup is not None
    assert "Antrag" in markup
    assert "linktype" not in markup
