"""What people type for dates, times and numbers: no browser and no script makes it something else."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from directory.models import OfferPage
from strategy.models import Indicator
from updates.models import UpdateIndexPage, UpdatePage

Open = Callable[..., Page]


def field(page: Page, name: str) -> Locator:
    return page.locator(f"input[name='{name}']")


def said(page: Page, name: str) -> Locator:
    """What stands in words below a field."""
    return page.locator(f"typed-field:has(input[name='{name}']) output")


def type_into(page: Page, name: str, text: str) -> None:
    """Type as people do, and leave the field."""
    field(page, name).click()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def open_panels(page: Page) -> None:
    """Open what is collapsed in a form."""
    page.evaluate(
        "document.querySelectorAll('[data-panel-toggle][aria-expanded=false]').forEach(each => each.click())"
    )


def publish(page: Page) -> None:
    page.locator("footer button[name='action-publish']").click()


def test_a_date_in_words_is_what_readers_get(page_of: Open) -> None:
    page = page_of("koordination")
    parent = UpdateIndexPage.objects.get()
    page.goto(reverse("wagtailadmin_pages:add", args=["updates", "updatepage", parent.pk]))
    field(page, "title").fill("Getippt")
    type_into(page, "pinned_until", "31. Januar 2027")
    expect(said(page, "pinned_until")).to_have_text("Sonntag, 31. Januar 2027")
    expect(field(page, "pinned_until")).to_have_value("31. Januar 2027")
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    update = UpdatePage.objects.get(title="Getippt")
    assert update.pinned_until == date(2027, 1, 31)
    update.delete()  # other tests look at the start page


def test_a_day_that_does_not_exist_is_refused_and_stays_in_the_field(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    page.goto(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    open_panels(page)
    type_into(page, "valid_to", "31.2.2027")
    expect(said(page, "valid_to")).to_have_text("Einen 31. Februar 2027 gibt es nicht.")
    publish(page)
    expect(page.locator(".messages .error")).to_be_visible()
    expect(field(page, "valid_to")).to_have_value("31.2.2027")
    assert OfferPage.objects.get(pk=offer.pk).valid_to is None


def test_a_number_with_a_comma_is_no_other_number(page_of: Open) -> None:
    indicator = Indicator.objects.filter(baseline=None).first() or Indicator.objects.first()
    assert indicator is not None
    before = copy(indicator)
    page = page_of("koordination")
    page.goto(reverse("wagtailsnippets_strategy_indicator:edit", args=[indicator.pk]))
    type_into(page, "baseline", "77,5")
    type_into(page, "baseline_on", "1. Mrz 2020")
    if not field(page, "unit").input_value():
        field(page, "unit").fill("Prozent")
    page.locator("footer button[type='submit']").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    indicator.refresh_from_db()
    assert (indicator.baseline, indicator.baseline_on) == (Decimal("77.5"), date(2020, 3, 1))
    Indicator.objects.filter(pk=before.pk).update(
        baseline=before.baseline, baseline_on=before.baseline_on, unit=before.unit
    )


def test_a_planned_publication_is_typed_in_words(page_of: Open) -> None:
    page = page_of("koordination")
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    page.goto(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    page.get_by_role("button", name="Status").first.click()
    page.get_by_role("button", name="Zeitplan").first.click()
    type_into(page, "go_live_at", "31. Januar 2037, 11 Uhr")
    expect(said(page, "go_live_at")).to_have_text("Samstag, 31. Januar 2037, 11 Uhr")
    expect(field(page, "go_live_at")).to_have_value("31. Januar 2037, 11 Uhr")


def test_times_of_a_new_row_are_read_too(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    page.goto(reverse("wagtailadmin_pages:edit", args=[offer.pk]))
    open_panels(page)
    rows = int(field(page, "opening_hours-TOTAL_FORMS").input_value())
    page.evaluate("document.querySelector('#id_opening_hours-ADD').click()")
    for name, text, words in (
        ("opens", "11 Uhr", ""),
        ("opens", "halb zehn", "9.30 Uhr"),
        ("closes", "24:00", "24 Uhr"),
    ):
        type_into(page, f"opening_hours-{rows}-{name}", text)
        expect(said(page, f"opening_hours-{rows}-{name}")).to_have_text(words)
        expect(field(page, f"opening_hours-{rows}-{name}")).to_have_value(text)


def test_a_day_chosen_in_the_calendar_is_written_into_the_field(page_of: Open) -> None:
    page = page_of("redaktion.olfen")
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    page.goto(f"{offer.url}")
    page.get_by_text("Vorübergehend schließen").first.click()
    name = "schliessung-ends_on"
    page.locator(f"typed-field:has(input[name='{name}']) .typed-picker").evaluate(
        "(picker) => { picker.value = '2027-01-31'; picker.dispatchEvent(new Event('change')); }"
    )
    expect(field(page, name)).to_have_value("31.01.2027")
    expect(said(page, name)).to_have_text("Sonntag, 31. Januar 2027")


@pytest.mark.parametrize("javascript", [False])
def test_without_scripts_the_server_reads_the_same(page_of: Open, javascript: bool) -> None:
    page = page_of("redaktion.olfen", java_script_enabled=javascript)
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    page.goto(reverse("directory:close", args=[offer.pk]))
    field(page, "schliessung-note").fill("Pause")
    field(page, "schliessung-starts_on").fill("1. Februar 2027")
    field(page, "schliessung-ends_on").fill("31.2.2027")
    page.locator("main button[type='submit']").click()
    expect(page.get_by_text("Einen 31. Februar 2027 gibt es nicht.").first).to_be_visible()
    expect(said(page, "schliessung-starts_on")).to_have_text("Montag, 1. Februar 2027")
    expect(field(page, "schliessung-ends_on")).to_have_value("31.2.2027")
