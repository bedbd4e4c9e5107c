"""The main job: from what a family needs to the telephone number of the right offer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from search.query.birth_dates import age_instead_of

Open = Callable[..., Page]


def test_from_words_and_a_filter_to_the_telephone_number(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/")
    page.get_by_role("combobox", name="Was braucht die Familie?").fill("Kurs für Eltern")
    page.get_by_role("button", name="Suchen").click()
    page.locator("summary", has_text="Kommune").click()
    page.get_by_role("checkbox", name=re.compile("^Nottuln")).check()
    expect(page).to_have_url(re.compile("kommune=nottuln"))
    page.get_by_role("link", name="Elternkurs «Starke Eltern»", exact=True).click()
    expect(page.get_by_role("link", name="02502 000-60").first).to_have_attribute("href", "tel:0250200060")


PHONE = {"width": 360, "height": 800}


def test_three_taps_lead_from_the_start_page_to_a_telephone_call(page_of: Open) -> None:
    page = page_of("fachkraft", viewport=PHONE, has_touch=True)
    page.goto("/")
    page.get_by_role("combobox", name="Was braucht die Familie?").tap()
    page.keyboard.type("elternkurs nottuln")
    page.keyboard.press("Enter")
    call = page.get_by_role("link", name=re.compile("^Anrufen")).first
    expect(call).to_have_attribute("href", re.compile(r"^tel:\d+$"))
    call.tap()  # a third one would answer the phone's question


def test_ones_own_municipality_is_switched_on_and_off_with_one_tap(page_of: Open) -> None:
    page = page_of("fachkraft", viewport=PHONE, has_touch=True)
    page.goto("/suche/?q=familie")
    page.get_by_role("link", name="Meine Kommune: Dülmen").tap()
    expect(page).to_have_url(re.compile("kommune=duelmen"))
    page.get_by_role("link", name=re.compile("Dülmen.*Filter entfernen")).tap()
    expect(page).not_to_have_url(re.compile("kommune="))


def test_filters_are_folded_on_a_phone_and_say_how_many_are_chosen(page_of: Open) -> None:
    page = page_of("fachkraft", viewport=PHONE, has_touch=True, java_script_enabled=False)
    page.goto("/suche/?q=familie&kommune=olfen&alter=2")
    expect(page.get_by_label("Alter des Kindes")).to_be_hidden()
    page.locator("summary", has_text="Filter (2").tap()
    expect(page.get_by_label("Alter des Kindes")).to_be_visible()


def test_asking_for_the_hits_folds_the_filters_on_a_phone(page_of: Open) -> None:
    page = page_of("fachkraft", viewport=PHONE, has_touch=True)
    page.goto("/suche/?q=familie")
    page.locator("#filter > summary").tap()
    page.get_by_label("Alter des Kindes").fill("2 Jahre")
    page.get_by_role("button", name="Treffer zeigen").tap()
    expect(page.get_by_label("Alter des Kindes")).to_be_hidden()
    expect(page.get_by_role("heading", name="Treffer")).to_be_focused()


def test_choosing_a_filter_changes_the_hits_without_a_new_page(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=familie")
    before = page.locator(".search__hits li").count()
    page.locator("summary", has_text="Kommune").click()
    page.evaluate("window.same = true")
    page.get_by_role("checkbox", name=re.compile("^Senden")).check()
    expect(page.locator(".search__chips")).to_contain_text("Senden")
    assert page.evaluate("window.same === true")
    assert 0 < page.locator(".search__hits li").count() < before


def test_age_filter_leaves_out_what_is_for_older_children(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=offener&alter=1+Jahr")
    expect(page.get_by_role("heading", name="Treffer")).to_be_visible()
    expect(page.get_by_role("link", name="Offener Jugendtreff")).to_have_count(0)


# Typed into an age field; the browser has to make of it what the server would.
BIRTH_DATES = (
    *("12.3.2023", "12.03.23", "2023-03-12", "20230312", "12. März 2023", "geb. am 12.3.2023", "29.2.2024"),
    *("März 2023", "Maerz 2023", "Sept. 2025", "3/2023", "12. mrz. '23", "1.1.1999", "1.1.2090", "Mai 2090"),
    *("So, 12.3.2023", "Di, 12.3.2023", "am Sonntag, dem 12. März 2023", "geb. am So 12.3.2023"),
    *("12.3.2023 (Sonntag)", "Sonnabend, 18.3.2023", "Dienstag 2023", "3 Mo"),
    *(
        "12032023",
        "20032003",
        "12.3.2023.",
        "12.3.’23",
        "Geburtsdatum: 12.3.2023",
        "geb.: 12.3.2023",
        "99999999",
    ),
    *("\u202a12.3.2023\u202c", "12.3.\u200b2023", "12\u20113\u20112023", "So, 12032023"),
    *(
        "31.2.2023",
        "12.3.",
        "2023",
        "am 12.3.2023 geboren",
        "1.1.1800",
        "3",
        "2 Jahre",
        "8 Monate",
        "drei",
        "",
    ),
)


def test_the_browser_makes_the_same_age_of_a_birth_date_as_the_server(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/")
    read = """typed => {
        const field = document.body.appendChild(document.createElement("input"));
        field.dataset.birthDate = "";
        field.value = typed;
        field.dispatchEvent(new Event("change", {bubbles: true}));
        return field.value;
    }"""
    ages = {typed: page.evaluate(read, typed) for typed in BIRTH_DATES}
    today = timezone.localdate()
    assert ages == {typed: age_instead_of(typed, today) or typed for typed in BIRTH_DATES}


def test_a_birth_date_never_leaves_the_browser(page_of: Open) -> None:
    page = page_of("fachkraft")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/suche/?q=familie")
    page.get_by_label("Alter des Kindes").fill("12.3.2021")
    page.get_by_label("Alter des Kindes").press("Enter")
    expect(page).to_have_url(re.compile(r"alter=\d+\+Jahre|alter=\d+%20Jahre"))
    assert [address for address in asked if "2021" in address] == []


def test_a_birth_date_becomes_an_age_without_javascript(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/suche/?q=familie")
    page.get_by_label("Alter des Kindes").fill("12.3.2021")
    page.get_by_role("button", name="Treffer zeigen").click()
    expect(page).to_have_url(re.compile(r"alter=\d+\+Jahre"))
    expect(page).not_to_have_url(re.compile("2021"))


def test_a_place_that_is_not_clear_is_one_click_away(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=familie")
    page.get_by_label("Ort oder Postleitzahl").fill("Luedinghausn")
    page.get_by_label("Ort oder Postleitzahl").press("Enter")
    page.get_by_role("link", name="Lüdinghausen", exact=True).click()
    expect(
        page.get_by_role("link", name=re.compile("Lüdinghausen und 10 km.*Filter entfernen"))
    ).to_be_visible()
    page.get_by_role("link", name="Entfernung").click()
    expect(page.locator(".hits > li").first).to_contain_text("Lüdinghausen")
    expect(page.locator(".search__hits")).to_contain_text(re.compile(r"etwa \d+ km"))


def test_a_hit_says_on_demand_why_it_was_found(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=hebamme")
    address = page.url
    hit = page.locator(".hits > li").first
    hit.get_by_text("Gefunden, weil …").click()
    expect(hit.get_by_text("«hebamme» steht")).to_be_visible()
    assert page.url == address
    hit.get_by_text("Gefunden, weil …").click()
    expect(hit.get_by_text("«hebamme» steht")).to_be_hidden()


def test_reasons_are_a_page_of_their_own_without_javascript(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/suche/?q=hebamme&kosten=kostenlos")
    hit = page.locator(".hits > li").first
    hit.get_by_text("Gefunden, weil …").click()
    hit.get_by_role("link", name="Gründe zeigen").click()
    expect(page.get_by_text("«hebamme» steht")).to_be_visible()
    page.get_by_role("link", name="Zurück zu den Treffern").click()
    expect(page).to_have_url(re.compile("kosten=kostenlos"))


def test_search_without_hits_says_what_helps(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=xylophonbauerlehrling")
    expect(page.get_by_text("Zu «xylophonbauerlehrling» wurde nichts gefunden.")).to_be_visible()


def test_search_filter_and_offer_work_without_javascript(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox", name="Was braucht die Familie?").fill("elternkurs")
    page.get_by_role("button", name="Suchen").click()
    page.locator("summary", has_text="Kommune").click()
    page.get_by_role("checkbox", name=re.compile("^Nottuln")).check()
    page.get_by_role("button", name="Treffer zeigen").click()
    page.get_by_role("link", name="Elternkurs «Starke Eltern»", exact=True).click()
    expect(page.get_by_role("link", name="02502 000-60").first).to_be_visible()


def test_meeting_of_a_private_body_is_found_by_members_only(page_of: Open) -> None:
    member, stranger = page_of("gremium"), page_of("fachkraft")
    for page in (member, stranger):
        page.goto("/suche/?q=Sitzung+der+Steuerungsgruppe")
    title = "Sitzung der Steuerungsgruppe"
    expect(member.get_by_role("link", name=title, exact=True)).to_be_visible()
    expect(stranger.get_by_role("heading", name="Treffer")).to_be_visible()
    expect(stranger.get_by_role("link", name=title)).to_have_count(0)


def test_a_search_counts_when_its_results_stand_not_while_somebody_types(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.clock.install()
    page.goto("/suche/")
    # From here on time stands still unless we let it pass, however long the machine takes.
    page.clock.pause_at(datetime.now(tz=UTC) + timedelta(hours=1))
    counted: list[str | None] = []
    page.on("request", lambda sent: counted.append(sent.post_data) if "gezaehlt" in sent.url else None)
    waiting, event = page.locator("[data-signed-event]"), ""
    for typed, address in (("Quitt", r"q=Quitt\b"), ("ung", r"q=Quittung\b")):
        page.locator("#suche-wort").press_sequentially(typed)
        page.clock.run_for(1000)
        expect(page).to_have_url(re.compile(address))
        expect(waiting).not_to_have_attribute("data-signed-event", event)
        event = waiting.get_attribute("data-signed-event") or ""
        page.clock.run_for(1000)
    assert counted == []
    with page.expect_request("**/suche/gezaehlt/"):
        page.clock.run_for(3000)
    assert counted == [event]


def test_a_wrong_spelling_gets_a_better_one_that_keeps_the_filters(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/suche/?q=hebame&kommune=olfen")
    page.get_by_role("link", name="Hebamme", exact=True).click()
    expect(page).to_have_url(re.compile(r"q=Hebamme&kommune=olfen"))
    expect(page.get_by_text("Meinten Sie")).to_have_count(0)


def test_an_offer_leads_to_others_like_it(page_of: Open) -> None:
    page = page_of("fachkraft")
    page.goto("/angebote/nottuln/elternkurs-nottuln/")
    page.get_by_role("heading", name="Das könnte auch passen").scroll_into_view_if_needed()
    expect(page.get_by_role("heading", name="Ähnliche Angebote")).to_be_visible()


def test_without_javascript_a_link_leads_to_what_is_alike(page_of: Open) -> None:
    page = page_of("fachkraft", java_script_enabled=False)
    page.goto("/angebote/nottuln/elternkurs-nottuln/")
    page.get_by_role("link", name="Ähnliche Angebote suchen").click()
    expect(page.get_by_role("heading", name="Ähnliche Angebote")).to_be_visible()
