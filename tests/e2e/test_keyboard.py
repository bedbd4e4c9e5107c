"""Everything readers need can be reached and used with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from directory.models import OfferPage

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
    page.get_by_role("combobox", name="Suche").focus()
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


def test_taking_a_filter_away_leads_to_the_hits(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=eltern&kommune=nottuln")
    page.get_by_role("link", name=re.compile("Nottuln.*Filter entfernen")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Treffer")).to_be_focused()


def test_number_of_hits_is_read_out_when_it_changes(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=eltern")
    status = page.get_by_role("status").filter(has_text="Treffer")
    before = status.text_content()
    page.locator("summary", has_text="Kommune").click()
    page.get_by_role("checkbox", name=re.compile("^Nottuln")).focus()
    page.keyboard.press("Space")
    expect(page.locator(".search__chips")).to_contain_text("Nottuln")
    expect(status).not_to_have_text(before or "")


def test_tab_leads_from_the_words_over_the_filters_to_the_hits(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=eltern")
    page.get_by_label("Was braucht die Familie?").focus()
    order = []
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => ["search__chips", "search__filter", "search__orders", "hits"]
                .find((name) => document.activeElement.closest("." + name)) || "" """
        )
        if place and place not in order:
            order.append(place)
    assert order == ["search__chips", "search__filter", "search__orders", "hits"]


def test_wide_table_scrolls_with_the_keyboard(page_of: Open) -> None:
    # The policy of the site would forbid Playwright to look more than once.
    page = page_of("fachkraft", viewport={"width": 320, "height": 640}, bypass_csp=True)
    page.goto("/praeventionskette/")
    region = page.locator(".table-scroll").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table-scroll').scrollLeft > 0")


@pytest.mark.parametrize("address", ["/", "/suche/?q=eltern&kommune=olfen", "/konto/profil/", "/leitbild/"])
def test_everything_that_takes_the_focus_shows_it(page_of: Open, address: str) -> None:
    page = page_of("fachkraft")
    page.goto(address)
    dull = set()
    for _ in range(50):
        page.keyboard.press("Tab")
        dull.add(
            page.evaluate(
                """() => {
                    const one = document.activeElement, style = getComputedStyle(one);
                    const shows = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
                    return shows || style.boxShadow !== "none" || one === document.body ? "" : one.outerHTML;
                }"""
            )
        )
    assert dull == {""}


def test_menu_on_a_phone_opens_and_closes_with_the_keyboard(page_of: Open) -> None:
    page = page_of("fachkraft", viewport={"width": 360, "height": 800})
    page.goto("/suche/?q=eltern")
    page.locator(".site-nav summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".site-nav").get_by_role("link", name="Angebote")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".site-nav summary")).to_be_focused()
    expect(page.locator(".site-nav").get_by_role("link", name="Angebote")).to_be_hidden()


def test_account_menu_closes_with_escape(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    page.locator(".account-menu summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Abmelden")).to_be_hidden()


def test_a_dialog_leads_back_to_the_menu_it_was_opened_from(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    page.goto(reverse("wagtailadmin_pages:edit", args=[OfferPage.objects.get(slug="musik-olfen").pk]))
    menu = page.locator(".chooser").first.get_by_role("button", name="Aktionen")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Auswahl ändern")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".modal")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".modal")).to_have_count(0)
    expect(menu).to_be_focused()
