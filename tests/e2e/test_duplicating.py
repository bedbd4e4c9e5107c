"""A text block that was duplicated is apart from the one it was made of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from files.models import Document
from knowledge.models import ArticlePage, KnowledgeIndexPage

Open = Callable[..., Page]
FIRST, SECOND = "https://eins.example/", "https://zwei.example/"
Links = list[dict[str, Any]]


@pytest.fixture
def draft() -> Iterator[Callable[[bool], ArticlePage]]:
    """Make a draft with a text that has links of each kind, as a block or in a section of one."""
    pages = []

    def make(nested: bool) -> ArticlePage:
        index, paper = KnowledgeIndexPage.objects.get(), Document.objects.all()[0]
        value = (
            f'<p>Zum <a href="{FIRST}">Antrag</a>, <a linktype="page" id="{index.pk}">Seite</a>, '
            f'<a linktype="document" id="{paper.pk}">Papier</a>, <a href="mailto:rat@eins.example">M</a></p>'
        )
        section = {"type": "item", "id": "1", "value": {"heading": "Antrag", "text": value}}
        accordion = {"type": "accordion", "value": {"sections": [section]}}
        body = json.dumps([accordion if nested else {"type": "text", "value": value}])
        made = ArticlePage(title="Zweimal dasselbe", slug="zweimal-dasselbe", body=body, live=False)
        pages.append(index.add_child(instance=made))
        return made

    yield make
    for page in pages:
        page.delete()


def change_link_of_copy(page: Page, article: ArticlePage, button: int = 0) -> tuple[Links, Links]:
    """Duplicate the text with one of its buttons, change the first link in the copy; return those in both,
    the copy last."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    editors = page.locator("[data-streamfield-child] .Draftail-Editor")
    expect(editors).to_have_count(1)
    blocks = page.locator("[data-streamfield-child]").first
    blocks.get_by_role("button", name="Duplizieren").nth(button).click()
    expect(editors).to_have_count(2)
    _open_tooltip(page, editors.nth(1).locator(".TooltipEntity").first)
    expect(page.locator(".Tooltip").get_by_role("button")).to_have_text(["Bearbeiten", "Entfernen"])
    page.locator(".Tooltip").get_by_role("button", name="Bearbeiten").click()
    address = page.locator("#id_external-link-chooser-url")
    expect(address).to_have_value(FIRST)
    address.fill(SECOND)
    page.locator(".modal-dialog form[action*=external-link] [type=submit]").click()
    expect(address).to_have_count(0)
    # What changed in the copy is drawn in the first one when somebody goes on writing there.
    editors.nth(0).locator("[contenteditable=true]").click()
    page.keyboard.press("End")
    page.keyboard.type("!")
    fields = page.locator("input[name^=body-]:is([name$=-value], [name$=-text])")
    # The editor writes into its field a moment after something has changed.
    expect(fields.nth(0)).to_have_value(re.compile("!"))
    page.wait_for_function(
        """address => [...document.querySelectorAll("input[name^=body-]")].some(
            (field) => field.value.includes(address))""",
        arg=SECOND,
    )
    return _links(fields.nth(0)), _links(fields.nth(1))


def _open_tooltip(page: Page, link: Locator) -> None:
    """Click until the tooltip is there, as people do: a busy browser may still be on its way to the copy when
    the first click comes, and then nothing opens."""
    for _time in range(5):
        link.click()
        page.wait_for_timeout(500)
        if page.locator(".Tooltip").count():
            return


def _links(field: Locator) -> Links:
    links = json.loads(field.input_value())["entityMap"]
    return [links[key]["data"] for key in sorted(links, key=int)]


@pytest.mark.parametrize(("nested", "button"), [(False, 0), (True, 0), (True, 1)])
def test_changing_a_link_in_a_duplicated_text_leaves_the_first_as_it_is(
    page_of: Open, draft: Callable[[bool], ArticlePage], nested: bool, button: int
) -> None:
    first, copy = change_link_of_copy(page_of("koordination"), draft(nested), button)
    assert (first[0]["url"], copy[0]["url"]) == (FIRST, SECOND)
    assert first[1:] == copy[1:]
    assert len(first) == 4


def test_wagtail_alone_still_changes_the_first(page_of: Open, draft: Callable[[bool], ArticlePage]) -> None:
    """wagtail/wagtail #14412; the day this fails, static/js/duplicated-text.js can go."""
    page = page_of("koordination")
    page.route("**/duplicated-text*.js", lambda route: route.abort())
    first, _copy = change_link_of_copy(page, draft(False))
    assert first[0]["url"] == SECOND, "Wagtail is mended: remove static/js/duplicated-text.js"
