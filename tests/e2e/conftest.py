"""A browser that drives the real site with the demo in it: a Chromium found here, or Playwright's own.

The site runs in a process of its own, on a copy of the demo that all tests of this folder share in a process
of tests: a test must not rely on what another one has changed, and must leave alone what others read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from accounts.models import User
from demo.people import PASSWORD
from search.engines.configured import engines
from search.index.sync import catch_up_all
from tests.demo_copy import demo_in
from tests.e2e.server import serving, settings_for
from tests.mail.servers import Mailbox, mail_server
from tests.needs import chromium, need

# Playwright's synchronous interface runs an event loop in this thread, where Django refuses database access
# by default; no asynchronous code of ours runs here.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that ``-m 'not e2e'`` leaves the browser out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)
            # pytest-django makes a test database for marked tests only.
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of this machine without what needs a sandbox, a GPU or the network."""
    executable = chromium()
    if executable is None:
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
        need("browser", Path(own).exists(), "no Chromium found; CHROMIUM names its path")
        return browser_type_launch_args
    return browser_type_launch_args | {
        "executable_path": executable,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="package")
def browser_context_args(browser_context_args: dict[str, Any], server: str) -> dict[str, Any]:
    """Browse as people here do; addresses without a host are this server's."""
    return browser_context_args | {"locale": "de-DE", "timezone_id": "Europe/Berlin", "base_url": server}


@pytest.fixture
def _django_db_helper(server: str) -> None:
    """Keep the demo from test to test, where pytest-django would empty the database after each."""


@pytest.fixture(autouse=True)
def _own_directories() -> None:
    """Uploads and index are those of the whole folder here, see ``server``."""


@pytest.fixture(autouse=True)
def _no_leftover_limits() -> None:
    """Forget what rate limits have counted in other tests."""
    cache.clear()


@pytest.fixture(scope="package")
def mailbox() -> Iterator[Mailbox]:
    """The mail server that the site sends to."""
    with mail_server() as made:
        yield made


@pytest.fixture
def sent(mailbox: Mailbox) -> Mailbox:
    """The same, without what it got before this test."""
    mailbox.envelopes.clear()
    return mailbox


@pytest.fixture(scope="package")
def server(
    browser: Browser,
    mailbox: Mailbox,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Serve a copy of the demo, which these tests see too; gives the address without a slash at the end."""
    directory = tmp_path_factory.mktemp("site")
    settings_of_site = override_settings(**settings_for(directory, mailbox.port))
    with django_db_blocker.unblock(), demo_in(directory), settings_of_site:
        for engine in engines():
            engine.clear()
        assert catch_up_all() == {}
        with serving(directory, str(connection.settings_dict["NAME"]), mailbox.port) as url:
            yield url
        for engine in engines():
            engine.clear()


def address(name: str) -> str:
    """Give the e-mail address of a demo account by its first part."""
    return f"{name}@{settings.DEMO_EMAIL_DOMAIN}"


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Sign in through the form: ``sign_in(page, "fachkraft")``."""

    def enter(page: Page, name: str, password: str = PASSWORD) -> None:
        page.goto("/konto/anmelden/")
        page.get_by_label("E-Mail").fill(address(name))
        page.get_by_label("Passwort", exact=True).fill(password)
        page.get_by_role("button", name="Anmelden", exact=True).click()

    return enter


@pytest.fixture
def page_of(new_context: Callable[..., BrowserContext], server: str) -> Callable[..., Page]:
    """Open a page as somebody who has signed in: ``page_of("fachkraft", java_script_enabled=False)``."""

    def open_page(name: str, **options: Any) -> Page:
        client = Client()
        client.force_login(User.objects.get(email=address(name)))
        context = new_context(**options)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server}])
        return context.new_page()

    return open_page
