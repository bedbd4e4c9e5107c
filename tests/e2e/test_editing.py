"""Editing in the administration: one's own pages, nobody else's, and what readers see of it at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from directory.models import OfferPage
from updates.models import UpdateIndexPage

Open = Callable[..., Page]


def editor_of(slug: str) -> str:
    return reverse("wagtailadmin_pages:edit", args=[OfferPage.objects.get(slug=slug).pk])


def publish(page: Page) -> None:
    """Press the button that publishes."""
    page.locator("footer button[name='action-publish']").click()


def test_municipal_editor_changes_an_offer_and_search_finds_it_at_once(page_of: Open) -> None:
    editor = page_of("redaktion.olfen")
    editor.goto(editor_of("familienbuero-olfen"))
    editor.get_by_label("Kurz gesagt").fill("Jetzt auch mit Fahrradwerkstatt.")
    publish(editor)
    expect(editor.locator(".messages .success")).to_be_visible()
    reader = page_of("fachkraft")
    reader.goto("/suche/?q=Fahrradwerkstatt")
    title = "Familienbüro: eine Anlaufstelle für alles"
    expect(reader.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_editor_of_another_municipality_is_refused(page_of: Open) -> None:
    page = page_of("redaktion.nottuln")
    page.goto(editor_of("elterncafe-olfen"))
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.locator(".messages .error")).to_be_visible()


def test_reader_of_another_municipality_sees_no_way_to_edit(page_of: Open) -> None:
    page = page_of("redaktion.nottuln")
    page.goto("/angebote/olfen/elterncafe-olfen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Elterncafé im Familienbüro")
    expect(page.get_by_role("link", name="Seite bearbeiten")).to_have_count(0)


def test_practitioner_does_not_get_into_the_administration(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/admin/")
    expect(page.get_by_role("link", name="Seiten", exact=True)).to_have_count(0)


def test_update_of_the_coordination_stands_on_the_start_page_at_once(page_of: Open) -> None:
    coordination = page_of("koordination")
    index = UpdateIndexPage.objects.get()
    coordination.goto(reverse("wagtailadmin_pages:add", args=["updates", "updatepage", index.pk]))
    coordination.locator("#id_title").press_sequentially("Fachtag am Freitag")
    coordination.keyboard.press("Tab")
    # The address follows the title a moment later; an automatic save in between would find it missing.
    expect(coordination.locator("#id_slug")).to_have_value("fachtag-am-freitag")
    publish(coordination)
    expect(coordination.locator(".messages .success")).to_be_visible()
    practitioner = page_of("fachkraft")
    practitioner.goto("/")
    expect(practitioner.get_by_role("link", name="Fachtag am Freitag")).to_be_visible()


@pytest.mark.parametrize("name", ["redaktion.olfen", "koordination"])
def test_confirming_an_offer_on_its_page_is_shown(page_of: Open, name: str) -> None:
    page = page_of(name)
    page.goto("/angebote/olfen/elterncafe-olfen/")
    page.get_by_role("button", name="Angaben sind richtig").click()
    expect(page.get_by_text("Bestätigt am").first).to_be_visible()


def test_a_field_with_a_limit_says_how_much_is_left(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    page.goto(editor_of("familienbuero-olfen"))
    page.get_by_label("Kurz gesagt").fill("Zehn Worte")
    expect(page.locator(".char-hint")).to_have_text("noch 290 Zeichen")
