"""Text is saved by itself whenever it was typed: before Wagtail first looks, and while it saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Request, Route

from directory.models import OfferPage

Open = Callable[..., Page]
# How many forms have been saved, and how many requests are on their way.
COUNTING = """
window.saved = 0;
addEventListener("w-autosave:success", () => window.saved++);
window.underWay = 0;
const ask = window.fetch;
window.fetch = (...asked) => { window.underWay++; return ask(...asked).finally(() => window.underWay--); };
"""
# Longer than Wagtail waits before it compares (two seconds), notices (one) and sends (a half).
A_WHILE = 5000  # milliseconds
NOON = datetime(2027, 1, 20, 12)


@pytest.fixture
def page(page_of: Open) -> Page:
    """A window whose clock stands still until a test moves it."""
    page = page_of("redaktion.olfen")
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + timedelta(seconds=1))
    return page


@pytest.fixture
def offer() -> Iterator[OfferPage]:
    """A published offer, left without drafts."""
    found = OfferPage.objects.get(slug="ferien-olfen")
    yield found
    found.revisions.exclude(pk=found.latest_revision_id).delete()
    found.save()


def saved_title(offer: OfferPage) -> str:
    return str(OfferPage.objects.get(pk=offer.pk).get_latest_revision_as_object().title)


def is_save(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/edit/")


def open_form(page: Page, offer: OfferPage) -> list[Request]:
    """Open the form of the offer; return the list of what it will send by itself."""
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if is_save(request) else None)
    page.add_init_script(COUNTING)
    page.goto(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    return sent


def type_title(page: Page, text: str) -> None:
    page.locator("input[name='title']").focus()
    page.keyboard.press("End")
    page.keyboard.type(text)


def let_it_save(page: Page, times: int) -> bool:
    """Let time pass until the form has been saved so often; return whether it has."""
    for _ in range(10):
        page.clock.run_for(A_WHILE)
        page.wait_for_timeout(200)  # answers take real time
        while page.evaluate("window.underWay"):
            page.wait_for_timeout(200)
        if page.evaluate("window.saved") >= times:
            return True
    return False


def type_at_once(page: Page, offer: OfferPage) -> list[Request]:
    """Type before the clock has moved at all."""
    sent = open_form(page, offer)
    type_title(page, " eins")
    return sent


def type_while_saving(page: Page, offer: OfferPage) -> list[Request]:
    """Type something, and more while that is on its way to the server."""
    held: list[Route] = []
    sent = open_form(page, offer)
    page.clock.run_for(A_WHILE)
    page.route("**/edit/", lambda route: route.continue_() if held else held.append(route))
    type_title(page, " eins")
    while not held:
        page.clock.run_for(500)
    type_title(page, " zwei")
    with page.expect_response(lambda answer: is_save(answer.request)):
        held[0].continue_()
    while not page.evaluate("window.saved"):
        page.wait_for_timeout(300)  # answers take real time
        page.clock.run_for(20)  # too short for anything to be noticed
    return sent


def test_what_is_typed_as_soon_as_the_form_is_there_is_saved(page: Page, offer: OfferPage) -> None:
    type_at_once(page, offer)
    assert let_it_save(page, 1)
    assert saved_title(offer) == f"{offer.title} eins"


def test_what_is_typed_while_the_form_is_being_saved_is_saved_too(page: Page, offer: OfferPage) -> None:
    type_while_saving(page, offer)
    assert let_it_save(page, 2)
    assert saved_title(offer) == f"{offer.title} eins zwei"


def test_a_form_is_not_saved_again_and_again(page: Page, offer: OfferPage) -> None:
    sent = type_while_saving(page, offer)
    assert let_it_save(page, 2)
    assert not let_it_save(page, 3)
    assert len(sent) == 2


def test_a_form_that_is_only_opened_is_not_saved(page: Page, offer: OfferPage) -> None:
    sent = open_form(page, offer)
    assert not let_it_save(page, 1)
    assert sent == []


@pytest.mark.parametrize(("typing", "saves"), [(type_at_once, 0), (type_while_saving, 1)])
def test_wagtail_alone_overlooks_it(
    page: Page, offer: OfferPage, typing: Callable[[Page, OfferPage], list[Request]], saves: int
) -> None:
    """The day this fails, static/js/noticed.js can go."""
    page.route("**/noticed*.js", lambda route: route.abort())
    sent = typing(page, offer)
    assert not let_it_save(page, saves + 1), "Wagtail is mended: remove static/js/noticed.js"
    assert len(sent) == saves
