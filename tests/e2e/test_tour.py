"""What has to hold on every page: nothing leaves the site, nothing breaks, everybody can read it."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from wagtail.models import Page as TreePage, get_page_models

from tests.e2e import places
from tests.e2e.tour import WIDE, Tour, faults

# What is Wagtail's own in the administration: the search of the sidebar has no name that would tell it from
# the search of a list, and its forms for snippets begin with a heading of the second level.
WAGTAILS_FAULTS = (r"landmark-unique: ['.w-h-\\\\[42px\\\\]']", "page-has-heading-one: ['html']")


def walk(
    browser: Browser, server: str, addresses: dict[str, list[str]], *, look: bool, pause: int = 0
) -> Tour:
    """Visit ``addresses``, which are given by who looks at them."""
    tour = Tour(server)
    for who, paths in addresses.items():
        context = browser.new_context(base_url=server, locale="de-DE", viewport=WIDE)
        if who:
            client = Client()
            client.force_login(places.account(who))
            key = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server}])
        tour.visit(context, paths, look=look, pause=pause)
        context.close()
    return tour


@pytest.fixture(scope="module")
def readers(browser: Browser, server: str) -> Tour:
    """What was seen on the pages for readers."""
    return walk(browser, server, places.reading(), look=True)


@pytest.fixture(scope="module")
def editors(browser: Browser, server: str) -> Tour:
    """What was seen in the administration, whose forms go on asking after they are loaded."""
    return walk(browser, server, places.administration(), look=False, pause=500)


def test_every_type_of_page_is_on_the_tour(readers: Tour) -> None:
    seen = {path.split("?")[0] for paths in places.reading().values() for path in paths}
    types = {type(page) for page in TreePage.objects.live().specific() if page.url in seen}
    assert set(get_page_models()) - types <= {TreePage}


def test_readers_pages_open(readers: Tour) -> None:
    assert readers.refused == []


def test_readers_pages_send_no_request_elsewhere(readers: Tour) -> None:
    assert readers.elsewhere == []


def test_readers_pages_keep_to_their_security_policy(readers: Tour) -> None:
    assert readers.violations == []


def test_readers_pages_have_no_errors_in_the_console(readers: Tour) -> None:
    assert readers.errors == []


def test_readers_pages_have_no_accessibility_faults(readers: Tour) -> None:
    assert readers.faults == []


def test_readers_pages_have_no_accessibility_faults_in_dark_colours(readers: Tour) -> None:
    assert readers.dark_faults == []


def test_readers_pages_do_not_scroll_sideways_when_narrow_or_enlarged(readers: Tour) -> None:
    assert readers.sideways == []


def test_form_with_errors_has_no_accessibility_faults(page: Page) -> None:
    page.goto("/konto/anmelden/")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert faults(page) == []


def test_administration_opens(editors: Tour) -> None:
    assert editors.refused == []


def test_administration_sends_no_request_elsewhere(editors: Tour) -> None:
    assert editors.elsewhere == []


def test_administration_keeps_to_its_security_policy(editors: Tour) -> None:
    assert editors.violations == []


def test_administration_has_no_errors_in_the_console(editors: Tour) -> None:
    # Wagtail's list of time zones has some that Chromium does not know.
    assert [error for error in editors.errors if "localizeTimeZoneOptions" not in error] == []


@pytest.fixture(scope="module")
def carers(browser: Browser, server: str) -> Tour:
    """What was seen where coordination cares for the search."""
    return walk(browser, server, {places.COORDINATION: places.search_care()}, look=True)


def ours(found: list[str]) -> list[str]:
    return [fault for fault in found if not fault.endswith(WAGTAILS_FAULTS)]


def test_pages_for_the_care_of_the_search_have_no_accessibility_faults(carers: Tour) -> None:
    assert ours(carers.faults) == []


def test_pages_for_the_care_of_the_search_have_no_accessibility_faults_in_dark_colours(carers: Tour) -> None:
    assert ours(carers.dark_faults) == []
