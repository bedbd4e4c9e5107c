"""An offer answers in its first screen, without scrolling."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

OFFER = "/angebote/olfen/elterncafe-olfen/"
QUESTIONS = ("Für wen?", "Wo?", "Wann?", "Was kostet es?", "Wie kommt man hinein?")
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 800}


def open_offer(page_of: Callable[..., Page], viewport: dict[str, int]) -> Page:
    """The browser at an offer, as a practitioner."""
    page = page_of("fachkraft", viewport=viewport)
    page.goto(OFFER)
    return page


def bottom(page: Page, selector: str) -> float:
    """Where the last of what ``selector`` matches ends, in pixels from the top of the page."""
    boxes = [found.bounding_box() for found in page.locator(selector).all()]
    assert boxes
    return max(box["y"] + box["height"] for box in boxes if box)


def test_on_a_desk_all_answers_the_number_and_the_state_are_in_the_first_screen(
    page_of: Callable[..., Page],
) -> None:
    offer = open_offer(page_of, DESK)

    for question in QUESTIONS:
        expect(offer.get_by_text(question, exact=True)).to_be_visible()
    assert bottom(offer, ".offer-facts > div, .call, .offer-state") <= DESK["height"]


def test_on_a_phone_the_number_and_the_state_are_in_the_first_screen(page_of: Callable[..., Page]) -> None:
    assert bottom(open_offer(page_of, PHONE), ".call, .offer-state") <= PHONE["height"]


def test_on_a_phone_all_answers_are_within_two_screens(page_of: Callable[..., Page]) -> None:
    assert bottom(open_offer(page_of, PHONE), ".offer-facts > div") <= 2 * PHONE["height"]
