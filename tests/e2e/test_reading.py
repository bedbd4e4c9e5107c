"""Long articles and the glossary: their links lead on, with the keyboard and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
ARTICLE = "/wissen/gespraech-ueber-sorgen/"


def test_a_heading_is_reached_with_the_keyboard_and_the_next_tab_goes_on_from_there(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto(ARTICLE)
    contents = page.get_by_role("navigation", name="Auf dieser Seite")
    contents.get_by_role("link").first.focus()
    page.keyboard.press("Tab")
    expect(contents.get_by_role("link", name="Vorbereiten")).to_be_focused()
    contents.get_by_role("link", name="Aufhören").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#aufhoeren$"))
    expect(page.get_by_role("heading", name="Aufhören")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Und wenn die Eltern nicht kommen?").locator("..")).to_be_focused()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_list_of_headings_works_without_javascript(page_of: Open, width: int) -> None:
    size = {"width": width, "height": 800}
    page = page_of("fachkraft", java_script_enabled=False, viewport=size)
    page.goto(ARTICLE)
    page.get_by_role("navigation", name="Auf dieser Seite").get_by_role("link", name="Zuhören").click()
    expect(page.get_by_role("heading", name="Zuhören")).to_be_in_viewport()


def test_on_a_phone_who_to_ask_is_one_tap_from_the_title(page_of: Open) -> None:
    page = page_of("fachkraft", viewport={"width": 360, "height": 740})
    page.goto(ARTICLE)
    page.get_by_role("link", name="Wen fragen?").click()
    phone = page.get_by_role("complementary").locator("a[href^='tel:']").first
    expect(phone).to_be_in_viewport()


def test_a_word_of_the_glossary_stands_out_when_a_link_leads_to_it(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/glossar/#wissenstransfer")
    expect(page.get_by_role("heading", name="Wissenstransfer")).to_be_in_viewport()


def test_filters_are_folded_on_a_phone_and_lie_open_on_a_desk(page_of: Open) -> None:
    phone = page_of("fachkraft", viewport={"width": 360, "height": 740}, java_script_enabled=False)
    phone.goto("/wissen/")
    expect(phone.get_by_label("Lebensphase")).to_be_hidden()
    phone.get_by_text("Artikel eingrenzen").click()
    expect(phone.get_by_label("Lebensphase")).to_be_visible()
    desk = page_of("fachkraft", java_script_enabled=False)
    desk.goto("/wissen/")
    expect(desk.get_by_label("Lebensphase")).to_be_visible()


def test_search_in_knowledge_finds_articles_only(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/wissen/")
    page.get_by_role("searchbox", name="Im Wissen suchen").fill("Elterncafé")
    page.get_by_role("search", name="Im Wissen suchen").get_by_role("button", name="Suchen").click()
    kinds = page.locator(".search__hits .entry__kind")
    expect(kinds.first).to_be_visible()
    assert len({text.split(" · ")[0] for text in kinds.all_inner_texts()}) == 1
    assert kinds.first.inner_text().startswith("Artikel")
