"""What each role comes for, on a phone and on a desk, and what readers need without JavaScript too."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.mail.servers import Mailbox

Open = Callable[..., Page]

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 860}
# Where readers are: with and without JavaScript, on a phone and on a desk.
READING = [
    pytest.param({"viewport": PHONE}, id="phone"),
    pytest.param({"viewport": DESK}, id="desk"),
    pytest.param({"viewport": PHONE, "java_script_enabled": False}, id="phone without JavaScript"),
    pytest.param({"viewport": DESK, "java_script_enabled": False}, id="desk without JavaScript"),
]
WIDTHS = [pytest.param({"viewport": PHONE}, id="phone"), pytest.param({"viewport": DESK}, id="desk")]


def menu(page: Page, name: str) -> None:
    """Open a section from the main navigation, which is folded on a phone."""
    navigation = page.locator("#navigation")
    if navigation.locator("summary").is_visible():
        navigation.locator("summary").click()
    navigation.get_by_role("link", name=name).click()


@pytest.mark.parametrize("where", READING)
def test_practitioner_goes_from_the_chain_to_a_telephone_number(
    page_of: Open, where: dict[str, object]
) -> None:
    page = page_of("fachkraft", **where)
    page.goto("/")
    page.locator(".chain-strip__links a").first.click()
    expect(page).to_have_url(re.compile("kind=offer&kommune=duelmen&phase="))
    page.locator(".search__hits h3 a").first.click()
    telephone = page.locator("main a[href^='tel:']").first
    expect(telephone).to_be_visible()


@pytest.mark.parametrize("where", READING)
def test_practitioner_searches_and_reaches_an_offer(page_of: Open, where: dict[str, object]) -> None:
    page = page_of("fachkraft", **where)
    page.goto("/")
    # With JavaScript it is a combo box.
    page.get_by_label("Was braucht die Familie?").fill("Elterncafé")
    page.get_by_role("button", name="Suchen").click()
    page.locator(".search__hits").get_by_role("link", name=re.compile("Elterncafé")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Elterncafé")


@pytest.mark.parametrize("where", READING)
def test_volunteer_changes_the_own_municipality_and_it_is_remembered(
    page_of: Open, where: dict[str, object]
) -> None:
    page = page_of("ehrenamt", **where)
    page.goto("/")
    page.get_by_label("Meine Kommune").select_option("senden")
    page.get_by_role("button", name=re.compile("Wechseln|Merken")).click()
    expect(page.get_by_role("heading", name="Die Präventionskette in Senden")).to_be_visible()
    page.goto("/praeventionskette/")
    expect(page.locator("tbody th").first).to_contain_text("Senden")
    page.goto("/")
    page.get_by_label("Meine Kommune").select_option("olfen")
    page.get_by_role("button", name="Wechseln").click()


@pytest.mark.parametrize("where", READING)
def test_editor_confirms_an_offer_where_readers_see_it(page_of: Open, where: dict[str, object]) -> None:
    page = page_of("redaktion.olfen", **where)
    page.goto("/angebote/olfen/familienbuero-olfen/")
    page.get_by_role("button", name="Angaben sind richtig").click()
    expect(page.get_by_text("Bestätigt am").first).to_be_visible()


@pytest.mark.parametrize("where", WIDTHS)
def test_editor_starts_in_the_administration_with_the_own_municipality(
    page_of: Open, where: dict[str, object]
) -> None:
    page = page_of("redaktion.olfen", **where)
    page.goto("/admin/")
    expect(page.get_by_role("link", name="Neues Angebot", exact=True).first).to_be_visible()
    expect(page.get_by_text("Olfen").first).to_be_visible()


def test_youth_office_cares_for_its_municipality_and_for_no_other(page_of: Open) -> None:
    page = page_of("jugendamt.duelmen")
    page.goto("/angebote/duelmen/")
    page.locator("main").get_by_role("link", name="Neues Angebot").click()
    expect(page).to_have_url(re.compile("/admin/pages/add/directory/offerpage/"))
    page.goto("/angebote/olfen/")
    expect(page.locator("main").get_by_role("link", name="Neues Angebot")).to_have_count(0)


@pytest.mark.parametrize("where", READING)
def test_coordination_reads_the_chain_by_field_of_action(page_of: Open, where: dict[str, object]) -> None:
    page = page_of("koordination", **where)
    page.goto("/")
    menu(page, "Präventionskette")
    page.get_by_label("Handlungsfeld").select_option("fruehe-hilfen")
    page.get_by_role("button", name="Anzeigen").click()
    number = page.locator("tfoot td a").last
    counted = re.match(r"\d+", number.inner_text())
    assert counted
    number.click()
    expect(page.locator("#search-count")).to_contain_text(f"{counted[0]} Treffer")


def test_coordination_takes_the_table_away_as_a_file(page_of: Open) -> None:
    page = page_of("koordination")
    page.goto("/praeventionskette/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Als Tabelle herunterladen (CSV)").click()
    assert re.fullmatch(r"praeventionskette-\d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)


@pytest.mark.parametrize("where", READING)
def test_member_reads_what_only_the_body_may_read(page_of: Open, where: dict[str, object]) -> None:
    page = page_of("gremium", **where)
    page.goto("/")
    menu(page, "Netzwerk")
    page.locator("main").get_by_role("link", name="Steuerungsgruppe", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Steuerungsgruppe")


@pytest.mark.parametrize("where", READING)
def test_stranger_to_a_body_is_told_how_to_go_on(page_of: Open, where: dict[str, object]) -> None:
    page = page_of("fachkraft", **where)
    answer = page.goto("/netzwerk/steuerungsgruppe/")
    assert answer is not None
    assert answer.status == 403
    expect(page.locator("main").get_by_role("link", name="Zur Startseite")).to_be_visible()


@pytest.mark.parametrize("where", WIDTHS)
def test_administration_invites_a_person(page_of: Open, where: dict[str, object], sent: Mailbox) -> None:
    address = f"neu.{where['viewport']['width']}@example.org"  # type: ignore[index]
    page = page_of("administration", **where)
    page.goto("/admin/invitations/new/")
    page.locator("#id_email").fill(address)
    page.get_by_role("radio", name="Fachkraft oder Ehrenamt").check()
    page.locator("#main-content, main").locator("button[type='submit']").last.click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert [envelope.rcpt_tos for envelope in sent.envelopes] == [[address]]
