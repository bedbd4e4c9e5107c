"""Everything readers need can be reached and used with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def test_first_tab_leads_past_the_header(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/angebote/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_skip_link_is_visible_while_it_has_the_focus(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt springen")).to_be_in_viewport()


def test_search_field_sends_with_enter(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/angebote/")
    page.get_by_role("searchbox", name="Suche").focus()
    page.keyboard.type("hebamme")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/suche/\?q=hebamme"))


def test_filter_is_opened_and_chosen_with_the_keyboard(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=eltern")
    page.locator("summary", has_text="Kommune").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".search__chips li").first).to_be_visible()


def test_focus_stays_on_the_filter_that_was_chosen(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=eltern")
    page.locator("summary", has_text="Kommune").click()
    box = page.get_by_role("checkbox", name=re.compile("^Nottuln"))
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".search__chips")).to_contain_text("Nottuln")
    expect(box).to_be_focused()


def test_account_menu_closes_with_escape(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    page.locator(".account-menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Abmelden")).to_be_hidden()
