"""Signing in and out, with a password and with a code sent by mail."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import address
from tests.mail.servers import Mailbox


def test_password_leads_to_the_start_page(page: Page, sign_in: Callable[..., None]) -> None:
    sign_in(page, "fachkraft")
    expect(page.get_by_role("combobox", name="Was braucht die Familie?")).to_be_visible()


def test_wrong_password_is_said_in_german_at_the_form(page: Page, sign_in: Callable[..., None]) -> None:
    sign_in(page, "fachkraft", password="falsch-geraten-1")
    expect(page.get_by_role("alert")).to_contain_text("Bitte prüfen Sie Ihre Eingaben.")


def test_sign_in_leads_back_to_the_page_that_was_asked_for(page: Page) -> None:
    page.goto("/angebote/olfen/")
    page.get_by_label("E-Mail").fill(address("fachkraft"))
    page.get_by_label("Passwort", exact=True).fill("praeventionsnetz-demo")
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Olfen")).to_be_visible()


def test_code_from_the_mail_signs_in(page: Page, sent: Mailbox) -> None:
    page.goto("/konto/anmelden/")
    page.get_by_role("link", name="Code per E-Mail schicken lassen").click()
    page.get_by_label("E-Mail").fill(address("ehrenamt"))
    page.get_by_role("button", name="Code schicken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Code eingeben")
    text = sent.messages[0].get_payload(decode=True).decode()
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", text, re.MULTILINE)
    assert found, text
    page.get_by_label("Code").fill(found[1])
    page.get_by_role("button", name="Anmelden", exact=True).click()
    expect(page.get_by_text("Emil Ehrenamt")).to_be_visible()


def test_signing_out_closes_every_page(page_of: Callable[..., Page]) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    page.locator(".account-menu summary").click()
    page.get_by_role("button", name="Abmelden").click()
    page.goto("/angebote/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Anmelden")
