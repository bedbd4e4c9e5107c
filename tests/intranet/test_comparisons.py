"""Two versions of a page are compared in words that people use."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Revision

from accounts.teams import shared_collection
from home.models import HomePage
from intranet.admin.comparisons import readable
from tests.directory.factories import (
    DirectoryPageFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
)
from tests.files.factories import make_image
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ([], ""),
        (True, "Ja"),
        (False, "Nein"),
        (0, "0"),
        (time(9, 30), "9.30 Uhr"),
        (time(9), "9 Uhr"),
        (date(2027, 1, 31), "31. Januar 2027"),
        (datetime(2027, 1, 31, 8, 30, tzinfo=UTC), "31. Januar 2027, 9.30 Uhr"),
        (1500, "1.500"),
        (Decimal("12.50"), "12,50"),
        (["b", "a", "x"], "Zweites, Erstes, x"),
        ("a", "Erstes"),
        ("frei", "frei"),
    ],
)
def test_a_value_is_said_in_words(value: Any, words: str) -> None:
    assert readable(value, {"a": "Erstes", "b": "Zweites"}) == words


def test_a_changed_offer_is_compared_in_words(home_page: HomePage, coordination: Client) -> None:
    offer = OfferFactory(parent=MunicipalityPageFactory(parent=DirectoryPageFactory(parent=home_page)))
    before = offer.save_revision()
    offer.costs, offer.formats, offer.changed_on = ["kostenlos"], ["gruppe"], date(2027, 1, 31)
    offer.change_note = "Neue Zeiten"
    offer.places = 1500
    after = offer.save_revision()
    shown = compared(coordination, offer, before, after)
    assert "31. Januar 2027" in shown
    assert "1.500" in shown
    assert "Kostenlos" in shown
    assert not re.search(r"None|True|False|\[|\d\d:\d\d:\d\d", shown)
    assert "None" not in compared(coordination, offer, after, before)


def test_a_changed_text_of_blocks_is_compared_in_words(home_page: HomePage, coordination: Client) -> None:
    picture = make_image("karte.png", shared_collection())
    article = ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page))
    image = {"image": picture.pk, "decorative": True, "alt_text": ""}
    note = {"kind": "note", "title": "Neu", "text": "<p>Eins</p>"}
    article.body = blocks_of(article, ("callout", note))
    before = article.save_revision()
    municipality = MunicipalityFactory(name="Olfen")
    listing = {"kinds": ["offer"], "municipalities": [municipality.pk], "order": "title", "number": 1500}
    article.body = blocks_of(
        article,
        ("callout", note | {"kind": "good_to_know"}),
        ("image", {"image": image, "caption": "Eine Karte"}),
        ("listing", listing),
    )
    after = article.save_revision()
    for pair in ((before, after), (after, before)):
        shown = compared(coordination, article, *pair)
        for words in ("Hinweis", "Gut zu wissen", "Ja", "Olfen", "Nach Titel", "1.500"):
            assert words in shown
        assert not re.search(r"None|True|False|Image|\[|good_to_know|note|offer", shown), shown


def blocks_of(article: Any, *blocks: tuple[str, Any]) -> Any:
    """Return the value of an article's text, as a revision brings it."""
    raw = [{"type": kind, "value": value, "id": f"block-{kind}"} for kind, value in blocks]
    return article._meta.get_field("body").to_python(json.dumps(raw))


def compared(client: Client, offer: Any, one: Revision, other: Revision) -> str:
    answer = client.get(reverse("wagtailadmin_pages:revisions_compare", args=[offer.pk, one.pk, other.pk]))
    assert answer.status_code == 200
    *_, table = re.findall(r"<table.*?</table>", answer.content.decode(), re.DOTALL)
    return " ".join(strip_tags(table).split())
