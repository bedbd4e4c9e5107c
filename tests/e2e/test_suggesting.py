"""The list below the search field: with the keyboard, by touch, read out, and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.e2e.tour import faults

Open = Callable[..., Page]
PHONE = {"width": 360, "height": 800}


def type_in(page: Page, words: str, path: str = "/suche/") -> Locator:
    """Type into the search field of a page and give the field."""
    page.goto(path)
    field = page.get_by_role("combobox", name="Was braucht die Familie?")
    field.press_sequentially(words)
    return field


def options(page: Page) -> Locator:
    """The options of the open list."""
    return page.get_by_role("listbox", name="Vorschläge").get_by_role("option")


def test_the_keyboard_leads_from_two_letters_to_an_offer(page_of: Open) -> None:
    page = page_of("fachkraft")
    field = type_in(page, "starke el")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    first = options(page).first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Starke Eltern")


def test_arrows_go_round_by_way_of_the_field(page_of: Open) -> None:
    page = page_of("fachkraft")
    field = type_in(page, "eltern")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")


def test_home_leads_back_into_the_field(page_of: Open) -> None:
    page = page_of("fachkraft")
    field = type_in(page, "eltern")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(field).to_have_value("xeltern")


def test_escape_closes_the_list_and_keeps_the_words(page_of: Open) -> None:
    page = page_of("fachkraft")
    field = type_in(page, "eltern")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".suggest")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("eltern")


def test_tab_goes_on_and_closes_the_list(page_of: Open) -> None:
    page = page_of("fachkraft")
    type_in(page, "eltern")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".suggest")).to_be_hidden()
    expect(page.get_by_role("button", name="Suchen")).to_be_focused()


def test_enter_without_a_choice_searches_for_the_words(page_of: Open) -> None:
    page = page_of("fachkraft")
    type_in(page, "eltern", "/")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/suche/\?q=eltern$"))


def test_the_number_of_suggestions_is_read_out(page_of: Open) -> None:
    page = page_of("fachkraft")
    type_in(page, "eltern")
    expect(page.get_by_role("status").filter(has_text="10 Vorschläge")).to_have_count(1)


def test_a_tap_opens_an_offer_on_a_phone(page_of: Open) -> None:
    page = page_of("fachkraft", viewport=PHONE, has_touch=True)
    type_in(page, "starke el")
    options(page).first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Starke Eltern")


def test_the_list_lies_over_the_page_and_moves_nothing(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    heading = page.get_by_role("heading", level=2).first
    before = heading.bounding_box()
    page.get_by_role("combobox", name="Was braucht die Familie?").press_sequentially("eltern")
    expect(options(page).first).to_be_visible()
    assert heading.bounding_box() == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_is_accessible(page_of: Open, scheme: str) -> None:
    page = page_of("fachkraft", color_scheme=scheme)
    type_in(page, "eltern")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page) == []


def test_a_late_answer_to_what_no_longer_stands_there_is_thrown_away(page_of: Open) -> None:
    page = page_of("fachkraft")
    late: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.url.endswith("q=kita"):
            late.append(route)
        else:
            route.continue_()

    page.route("**/vorschlaege/*", hold)
    with page.expect_request(lambda request: request.url.endswith("q=kita")):
        field = type_in(page, "kita")
    field.fill("starke el")
    expect(options(page).first).to_contain_text("Starke Eltern")
    for route in late:
        route.fulfill(body='<div data-status="x"><a role="option" href="/">zu spät</a></div>')
    page.wait_for_timeout(300)
    assert len(late) == 1
    expect(options(page).first).to_contain_text("Starke Eltern")


def test_letters_that_are_being_composed_ask_nothing(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "vorschlaege" in request.url else None)
    page.get_by_role("combobox", name="Was braucht die Familie?").evaluate(
        "field => { field.focus(); field.value = 'eltern';"
        " field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true })); }"
    )
    page.wait_for_timeout(500)
    assert asked == []


def test_the_field_is_a_plain_field_without_javascript(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/suche/")
    page.get_by_role("searchbox", name="Was braucht die Familie?").fill("eltern")
    page.get_by_role("button", name="Suchen").click()
    expect(page).to_have_url(re.compile("q=eltern"))
