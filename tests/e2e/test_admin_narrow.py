"""The administration on a phone: nothing that is needed lies under something else or beside the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from directory.models import OfferPage

Open = Callable[..., Page]
PHONE = {"width": 360, "height": 800}


def is_free(target: Locator) -> bool:
    """Whether all of it is on the screen, and nothing lies over its ends."""
    return bool(
        target.evaluate(
            """(element) => {
                const box = element.getBoundingClientRect(), y = box.top + box.height / 2;
                return [box.left + 3, box.right - 3].every((x) =>
                  element.contains(document.elementFromPoint(x, y)));
            }"""
        )
    )


def test_the_way_to_the_first_error_is_beside_the_button_of_the_menu(page_of: Open) -> None:
    page = page_of("redaktion.olfen", viewport=PHONE)
    page.goto(reverse("wagtailadmin_pages:edit", args=[OfferPage.objects.get(slug="musik-olfen").pk]))
    page.locator("input[name='title']").fill("")
    page.locator("footer button[name='action-publish']").click()
    target = page.locator(".messages").get_by_role("button", name="Gehen Sie zum ersten Fehler")
    expect(target).to_be_visible()
    page.evaluate("window.scrollTo(0, 0)")
    assert is_free(target)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/admin/invitations/new/", "form select"),
        ("/admin/images/", "input[name='q']"),
        ("/admin/documents/", "input[name='q']"),
    ],
)
def test_fields_are_no_wider_than_the_screen(page_of: Open, address: str, fields: str) -> None:
    page = page_of("koordination", viewport=PHONE)
    page.goto(address)
    found: Any = page.locator(fields).evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.right])"
    )
    assert found
    assert [box for box in found if box[0] < 0 or box[1] > PHONE["width"]] == []


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}])
def test_what_a_button_for_many_pages_does_is_read_in_full(page_of: Open, viewport: Any) -> None:
    page = page_of("koordination", viewport=viewport)
    page.goto(
        reverse("wagtailadmin_explore", args=[OfferPage.objects.get(slug="musik-olfen").get_parent().pk])
    )
    page.locator("input[data-bulk-action-select-all-checkbox]").first.check()
    buttons = page.locator(".bulk-action-btn")
    expect(buttons.first).to_be_visible()
    assert buttons.evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0
    assert (
        buttons.evaluate_all(
            "all => all.filter((one) => one.getBoundingClientRect().right > window.innerWidth).length"
        )
        == 0
    )
