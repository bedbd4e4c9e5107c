"""The commonest tasks take few clicks; ``docs/redaktion.md`` tells editors the same numbers.

Counted is every click. Writing is none: from field to field leads the tab key.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Open = Callable[..., Page]


class Steps:
    """Counts the clicks that a person needs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: Locator) -> None:
        """Click, and count it."""
        target.click()
        self.clicks += 1

    def link(self, name: str) -> None:
        """Click the link called ``name``."""
        self.click(self.page.get_by_role("link", name=name, exact=True).first)

    def publish(self) -> None:
        """Click «Veröffentlichen», which stands beside the form without a menu."""
        self.click(self.page.locator("footer button[name='action-publish']"))
        expect(self.page.locator(".messages .success")).to_be_visible()


def write_title(page: Page, title: str) -> None:
    """Write into the title once it can be seen, as people do.

    The tabs of a form hide their fields until they are set up: what is sent to a hidden field goes nowhere.
    """
    field = page.locator("#id_title")
    field.click()
    field.press_sequentially(title)
    expect(field).to_have_value(title)


def write_offer(steps: Steps, title: str) -> None:
    """Fill in the seven things; the provider is chosen in a dialogue."""
    page = steps.page
    write_title(page, title)
    steps.click(page.get_by_role("button", name="Träger auswählen").first)
    steps.click(page.locator(".modal-body").get_by_role("link", name=re.compile("Familienbüro Olfen")))
    expect(page.locator(".modal-body")).to_have_count(0)
    page.get_by_label("Kurz gesagt").fill("Gemeinsam kochen und essen.")
    page.get_by_label("Alter ab").fill("3 Jahre")
    page.locator("#id_website").fill("https://olfen.example/kochen")
    steps.click(page.locator("#id_access input").first)


@pytest.mark.parametrize("start", ["/admin/", "/angebote/olfen/"])
def test_a_new_offer_takes_one_form_and_five_clicks(page_of: Open, start: str) -> None:
    page = page_of("redaktion.olfen")
    page.goto(start)
    steps = Steps(page)
    steps.link("Neues Angebot")
    form = page.url
    write_offer(steps, f"Kochen {'am Herd' if start == '/admin/' else 'im Freien'}")
    # Drafts save themselves, so the address may have become that of the same form with a number.
    assert page.url == form or re.search(r"/pages/\d+/edit/", page.url)
    steps.publish()
    assert steps.clicks <= 5


def test_a_missing_provider_is_made_without_leaving_the_form(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    page.goto("/admin/")
    page.get_by_role("link", name="Neues Angebot").click()
    write_title(page, "Basteln")
    page.get_by_role("button", name="Träger auswählen").first.click()
    page.locator(".modal-body").get_by_role("tab", name="Neuer Träger").click()
    form = page.locator(".modal-body form").last
    form.get_by_label("Name", exact=False).first.fill("Bastelkreis Olfen (Beispiel)")
    form.get_by_role("button", name="Träger anlegen").click()
    expect(page.locator("#id_provider-chooser")).to_contain_text("Bastelkreis Olfen")
    expect(page.locator("#id_title")).to_have_value("Basteln")


def test_a_changed_telephone_number_takes_three_clicks_from_the_offer(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    page.goto("/angebote/olfen/elterncafe-olfen/")
    steps = Steps(page)
    steps.link("Kontakt ändern")
    number = page.locator("#id_contacts-0-phone")
    expect(number).to_be_in_viewport()
    steps.click(number)
    number.fill("02595 389-199")
    steps.publish()
    assert steps.clicks <= 3
    page.goto("/angebote/olfen/elterncafe-olfen/")
    expect(page.get_by_role("link", name="02595 389-199").first).to_be_visible()


def test_an_offer_is_confirmed_with_one_click_from_the_start(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    page.goto("/admin/")
    waiting = page.locator("[aria-labelledby='start-confirm'] tbody tr")
    before = waiting.count()
    steps = Steps(page)
    steps.click(waiting.first.get_by_role("button", name=re.compile("Angaben sind richtig")))
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator(".messages .success")).to_be_visible()
    assert steps.clicks == 1
    assert waiting.count() == before - 1


def test_a_new_update_takes_two_clicks_from_the_start(page_of: Open) -> None:
    page = page_of("koordination")
    page.goto("/admin/")
    steps = Steps(page)
    steps.link("Neue Meldung")
    write_title(page, "Treffen der Netzwerke")
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).to_have_value("treffen-der-netzwerke")
    steps.publish()
    assert steps.clicks == 2
