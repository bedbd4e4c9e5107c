"""A list on a page that everybody reads shows each person what they may open, in the preview too."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction

from knowledge.models import ArticlePage
from search.browse import listings
from search.engines.base import EngineUnavailable, SearchRequest
from search.index.sync import catch_up_all
from tests.knowledge.factories import ArticleFactory
from tests.permissions.conftest import County
from tests.permissions.table import differences, read_table

VALUE = {"heading": "Aus dem Netzwerk", "order": "title", "number": 24, "empty_text": "Nichts da."}
MOST_ADDED = 7


def with_listings(county: County, *changes: dict[str, Any]) -> ArticlePage:
    """Put a list for each of ``changes`` on the article, which everybody may read."""
    article: ArticlePage = county.page("article")
    rows = [{"type": "listing", "value": {**VALUE, **change}} for change in changes]
    article.body = article.body.stream_block.to_python(rows)
    article.save_revision().publish()
    catch_up_all()
    cache.clear()
    return article


def restrict_articles(county: County) -> None:
    """Add a subtree of articles for coordination only, and a draft."""
    closed = ArticleFactory(parent=county.pages["articles"], title="Arbeitsstand")
    ArticleFactory(parent=closed, title="Zahlen dazu")
    ArticleFactory(parent=county.pages["articles"], title="Entwurf", live=False)
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type="groups")
    restriction.groups.set(county.people["Koor"].groups.all())


SEEN = """
title               Fach  Grem  RedO  RedC  JA-K  JA-C  Koor  supe
Planungsgruppe      yes   yes   yes   yes   yes   yes   yes   yes
Kerngruppe          no    yes   no    no    no    no    yes   yes
Klausurtagung       no    yes   no    no    no    no    yes   yes
Arbeitsstand        no    no    no    no    no    no    yes   yes
Zahlen dazu         no    no    no    no    no    no    yes   yes
Entwurf             no    no    no    no    no    no    no    no
"""


def test_everybody_sees_in_a_list_what_they_may_open(county: County) -> None:
    restrict_articles(county)
    article = with_listings(county, {"kinds": ["body", "meeting", "article"]})
    expected = read_table(SEEN)
    roles = expected["Entwurf"]
    pages = {role: county.browser(role).get(article.url).content.decode() for role in roles}
    found = {
        title: {role: "yes" if f">{title}</a>" in pages[role] else "no" for role in roles}
        for title in expected
    }
    wrong = differences(expected, found)
    assert not wrong, wrong


def test_the_number_of_what_is_there_counts_what_one_may_open(county: County) -> None:
    article = with_listings(county, {"kinds": ["body"], "number": 1})
    shown = {role: county.browser(role).get(article.url).content.decode() for role in ("Fach", "Grem")}
    assert ("Alle 2 anzeigen" in shown["Fach"], "Alle 3 anzeigen" in shown["Grem"]) == (True, True)


@pytest.mark.parametrize(("role", "sees"), [("RedO", False), ("Koor", True)])
def test_the_preview_shows_what_the_editor_may_open(county: County, role: str, sees: bool) -> None:
    article = with_listings(county, {"kinds": ["body"]})
    group = county.people["RedO"].groups.get()
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=article, permission=permission)
    response = county.browser(role).get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
    html = response.content.decode()
    assert ("Planungsgruppe" in html, "Kerngruppe" in html) == (True, sees)


def test_the_page_answers_when_no_engine_does(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    article = with_listings(county, {"kinds": ["offer"]})

    def fail(requests: list[SearchRequest]) -> None:
        raise EngineUnavailable("weg")

    monkeypatch.setattr(listings, "ask_all", fail)
    response = county.browser("Fach").get(article.url)
    assert (response.status_code, "gerade nicht erreichbar" in response.content.decode()) == (200, True)


def test_as_many_lists_as_may_be_add_a_handful_of_queries(county: County) -> None:
    terms = {"municipalities": [county.olfen.pk, county.coesfeld.pk]}
    browser = county.browser("Fach")

    def queries(*changes: dict[str, Any]) -> int:
        article = with_listings(county, *changes)
        counts = []
        # What is remembered for a while is asked for at first, and when it runs out in between.
        for _time in range(3):
            with CaptureQueriesContext(connection) as captured:
                html = browser.get(article.url).content.decode()
            assert html.count('class="listing"') == len(changes)
            counts.append(len(captured))
        return min(counts)

    without = queries()
    one = queries({"kinds": ["offer"], **terms})
    assert queries({"kinds": ["offer"], **terms}, {"kinds": ["provider"], **terms}, {}, {}) == one
    assert one <= without + MOST_ADDED


def test_a_municipality_has_lists_on_its_own_page(county: County) -> None:
    page = county.page("page of Olfen")
    value = {**VALUE, "heading": "Aus dem Netzwerk", "kinds": ["article"]}
    page.listings = page.listings.stream_block.to_python([{"type": "listing", "value": value}])
    page.save_revision(user=county.people["RedO"]).publish()
    catch_up_all()

    html = county.browser("Fach").get(page.url).content.decode()

    assert "Aus dem Netzwerk" in html
    assert county.page("article").title in html


def test_an_editor_of_a_municipality_finds_lists_in_the_form(county: County) -> None:
    page = county.page("page of Olfen")
    form = county.browser("RedO").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Automatische Listen" in form
