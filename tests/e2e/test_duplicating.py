"""A text block that was duplicated is apart from the one it was made of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from knowledge.models import ArticlePage, KnowledgeIndexPage

Open = Callable[..., Page]
FIRST, SECOND = "https://eins.example/", "https://zwei.example/"


@pytest.fixture
def article() -> Iterator[ArticlePage]:
    """A draft with one text block and a link in it."""
    text = {"type": "text", "value": f'<p>Zum <a href="{FIRST}">Antrag</a>.</p>'}
    made = ArticlePage(title="Zweimal dasselbe", slug="zweimal-dasselbe", body=json.dumps([text]), live=False)
    yield KnowledgeIndexPage.objects.get().add_child(instance=made)
    ArticlePage.objects.get(pk=made.pk).delete()


def change_link_of_copy(page: Page, article: ArticlePage) -> tuple[str, str]:
    """Duplicate the block, change the link in the copy; return the addresses in both, the copy last."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[article.pk]))
    editors = page.locator("[data-streamfield-child] .Draftail-Editor")
    expect(editors).to_have_count(1)
    page.locator("[data-streamfield-child]").first.get_by_role("button", name="Duplizieren").click()
    expect(editors).to_have_count(2)
    editors.nth(1).locator(".TooltipEntity").click()
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
    fields = page.locator("input[name^=body-][name$=-value]")
    # The editor writes into its field a moment after something has changed.
    expect(fields.nth(0)).to_have_value(re.compile("!"))
    page.wait_for_function(
        """address => [...document.querySelectorAll("input[name^=body-][name$=-value]")].some(
            (field) => field.value.includes(address))""",
        arg=SECOND,
    )
    return _address(fields.nth(0)), _address(fields.nth(1))


def _address(field: Locator) -> str:
    (link,) = json.loads(field.input_value())["entityMap"].values()
    return str(link["data"]["url"])


def test_changing_a_link_in_a_duplicated_text_leaves_the_first_as_it_is(
    page_of: Open, article: ArticlePage
) -> None:
    assert change_link_of_copy(page_of("koordination"), article) == (FIRST, SECOND)


def test_wagtail_alone_still_changes_the_first(page_of: Open, article: ArticlePage) -> None:
    """wagtail/wagtail #14412; the day this fails, static/js/duplicated-text.js can go."""
    page = page_of("koordination")
    page.route("**/duplicated-text*.js", lambda route: route.abort())
    first, _copy = change_link_of_copy(page, article)
    assert first == SECOND, "Wagtail is mended: remove static/js/duplicated-text.js"
