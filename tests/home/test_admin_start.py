"""The start page of the administration says what each role does next, and no more."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import group_of, setup_roles
from core.bulk_pages import create_published
from directory.models import Confirmation, MunicipalityPage, OfferContact, OfferPage, ProviderProposal
from home.models import HomePage, LegalText
from home.models.legal import first_text
from tests.accounts.factories import YouthOfficeFactory
from tests.directory.factories import (
    ConfirmationFactory,
    DirectoryPageFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from tests.updates.factories import make_update, make_update_index
from updates.models import UpdatePage

HOME = "/admin/"


@pytest.fixture
def pages(home_page: HomePage) -> dict[str, MunicipalityPage]:
    """Two municipalities with a youth office each."""
    cache.clear()
    directory = DirectoryPageFactory(parent=home_page)
    return {
        name: MunicipalityPageFactory(
            parent=directory, municipality=MunicipalityFactory(name=name, youth_office=YouthOfficeFactory())
        )
        for name in ("Olfen", "Coesfeld")
    }


@pytest.fixture
def people(pages: dict[str, MunicipalityPage]) -> dict[str, Client]:
    """A browser for every role; editor and youth office are those of Olfen."""
    setup_roles()
    olfen = pages["Olfen"].municipality
    groups = {
        "editor": MunicipalityTeam.objects.get(municipality=olfen).group,
        "youth office": YouthOfficeTeam.objects.get(youth_office=olfen.youth_office).group,
        "coordination": group_of(Role.COORDINATION),
        "administration": group_of(Role.ADMINISTRATION),
    }
    found = {}
    for name, group in groups.items():
        user = User.objects.create_user(f"{name.replace(' ', '-')}@example.org", "x")
        user.groups.add(group)
        found[name] = Client()
        found[name].force_login(user)
    return found


def start(browser: Client) -> str:
    answer = browser.get(HOME)
    assert answer.status_code == 200
    return answer.text


def test_an_editor_begins_with_the_own_municipality(people: Any, pages: Any) -> None:
    html = start(people["editor"])
    assert "Ihre Kommune: Olfen" in html
    assert reverse("wagtailadmin_pages:add", args=["directory", "offerpage", pages["Olfen"].pk]) in html


def test_an_editor_sees_nothing_of_another_municipality(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Coesfeld"], title="Schreibabysprechstunde")
    html = start(people["editor"])
    assert "Schreibabysprechstunde" not in html
    assert "Coesfeld" not in html


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("editor", {"Als Nächstes dran"}),
        ("youth office", {"Als Nächstes dran", "Einladungen ansehen"}),
        ("coordination", {"Als Nächstes dran", "Neue Meldung", "Rechtstexte sind", "Einladungen ansehen"}),
        (
            "administration",
            {
                "Als Nächstes dran",
                "Neue Meldung",
                "Rechtstexte sind",
                "Einladungen ansehen",
                "Gruppen und Rechte",
            },
        ),
    ],
)
def test_each_role_gets_its_own_panels(people: Any, home_page: HomePage, role: str, shown: set[str]) -> None:
    make_update_index(home_page)
    every = {
        "Als Nächstes dran",
        "Neue Meldung",
        "Rechtstexte sind",
        "Einladungen ansehen",
        "Gruppen und Rechte",
    }
    html = start(people[role])
    assert {words for words in every if words in html} == shown


def test_never_confirmed_offers_come_first_then_the_oldest(people: Any, pages: Any) -> None:
    now = timezone.now()
    for title, days in (("Vor einem Jahr", 365), ("Vor zwei Jahren", 730), ("Gestern", 1)):
        offer = OfferFactory(parent=pages["Olfen"], title=title)
        ConfirmationFactory(offer=offer, said_at=now - datetime.timedelta(days=days))
    OfferFactory(parent=pages["Olfen"], title="Noch nie")
    html = start(people["editor"])
    waiting = html.split('id="start-confirm"')[1].split("</table>")[0]
    assert waiting.index("Noch nie") < waiting.index("Vor zwei Jahren") < waiting.index("Vor einem Jahr")
    assert "Gestern" not in waiting


def test_an_offer_confirmed_long_ago_and_again_lately_does_not_wait(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"])
    for days in (700, 2):
        ConfirmationFactory(offer=offer, said_at=timezone.now() - datetime.timedelta(days=days))
    assert 'id="start-confirm"' not in start(people["editor"])


def test_coordination_reads_in_which_municipality_an_offer_is(people: Any, pages: Any) -> None:
    for place in ("Olfen", "Coesfeld"):
        OfferFactory(parent=pages[place], title="Elterncafé")
    waiting = start(people["coordination"]).split('id="start-confirm"')[1].split("</table>")[0]
    assert '<span class="start-meta">Olfen</span>' in waiting
    assert '<span class="start-meta">Coesfeld</span>' in waiting


def test_an_editor_of_one_municipality_does_not_read_its_name_in_every_row(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Olfen"])
    assert "start-meta" not in start(people["editor"])


def test_one_click_confirms_and_leads_back(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"])
    answer = people["editor"].post(reverse("directory:confirm", args=[offer.pk]), {"next": HOME})
    assert answer.url == HOME
    assert Confirmation.objects.filter(offer=offer).count() == 1


def test_confirming_leads_to_no_other_site(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"])
    answer = people["editor"].post(
        reverse("directory:confirm", args=[offer.pk]), {"next": "https://example.org/admin/"}
    )
    assert answer.url == offer.url


def test_drafts_wait_for_their_author(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Olfen"], title="Angefangen", live=False)
    drafts = start(people["editor"]).split('id="start-drafts"')[1]
    assert "Angefangen" in drafts


def test_a_handed_in_offer_waits_for_approval(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"], title="Eingereicht", live=False)
    offer.save_revision()
    offer.get_workflow().start(offer, User.objects.get(email="editor@example.org"))
    assert "wartet auf Freigabe" in start(people["editor"])
    assert "awaiting-review" in start(people["youth office"])
    assert "awaiting-review" not in start(people["editor"])


def test_an_offer_that_was_sent_back_says_so_and_why(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"], title="Eingereicht", live=False)
    offer.save_revision()
    state = offer.get_workflow().start(offer, User.objects.get(email="editor@example.org"))
    reviewer = User.objects.get(email="youth-office@example.org")
    state.current_task_state.reject(user=reviewer, comment="Bitte <kürzer>.")
    text = start(people["editor"]).split('id="start-drafts"')[1]
    assert "Änderungen angefordert: «Bitte &lt;kürzer&gt;.»" in text
    assert "wartet auf Freigabe" not in text


def test_what_an_offer_lacks_is_named(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Olfen"], title="Knapp")
    gaps = start(people["editor"]).split('id="start-gaps"')[1]
    assert "Zielgruppen, Lebensphasen, Handlungsfelder, Öffnungszeiten" in gaps


def test_coordination_sees_how_much_waits_in_each_municipality(people: Any, pages: Any) -> None:
    for _n in range(2):
        OfferFactory(parent=pages["Coesfeld"])
    ConfirmationFactory(offer=OfferFactory(parent=pages["Coesfeld"]))
    table = start(people["coordination"]).split("Nicht bestätigt, nach Kommunen")[1].split("</table>")[0]
    assert "Coesfeld" in table
    assert '<td class="start-number">2</td><td class="start-number">3</td>' in table
    assert "Olfen" not in table


def test_proposals_are_shown_to_whoever_decides(people: Any, pages: Any) -> None:
    provider = ProviderFactory(name="Familienbund", municipality=pages["Olfen"].municipality)
    ProviderProposal.objects.create(provider=provider, changes={"phone": "02541 2"})
    assert "Familienbund" in start(people["editor"])
    other = ProviderFactory(name="Kreisverband")
    ProviderProposal.objects.create(provider=other, changes={"phone": "02541 2"})
    assert "Kreisverband" not in start(people["editor"])


def test_a_pin_that_ends_soon_is_marked(people: Any, home_page: HomePage) -> None:
    index = make_update_index(home_page)
    today = timezone.localdate()
    make_update(index, title="Fachtag", date=today, pinned_until=today + datetime.timedelta(days=2))
    past = today - datetime.timedelta(days=1)
    make_update(index, title="Vorbei", date=past, pinned_until=past)
    pinned = start(people["coordination"]).split("Angeheftete Meldungen")[1].split("</table>")[0]
    assert "endet bald" in pinned
    assert "Vorbei" not in pinned


def test_finished_legal_texts_are_not_mentioned(people: Any) -> None:
    for kind in LegalText.Kind:
        text = first_text(kind)
        text.text = "<p>Fertig.</p>"
        text.save()
    assert "Rechtstexte sind" not in start(people["coordination"])


def test_nobody_is_told_how_many_images_there_are(people: Any) -> None:
    assert "w-summary" not in start(people["coordination"])


@pytest.mark.parametrize(("role", "reports"), [("editor", False), ("coordination", True)])
def test_wagtails_reports_are_for_those_who_steer(people: Any, role: str, reports: bool) -> None:
    assert (reverse("wagtailadmin_reports:aging_pages") in start(people[role])) is reports


@pytest.mark.parametrize("role", ["editor", "coordination", "administration"])
def test_the_start_page_needs_the_same_queries_with_many_offers(
    people: Any, pages: Any, home_page: HomePage, role: str
) -> None:
    index = make_update_index(home_page)

    def fill(numbers: range) -> None:
        provider = ProviderFactory(municipality=pages["Olfen"].municipality)
        contact = {"function": "Anmeldung", "phone": "02541 12345"}
        offers = [
            OfferPage(
                title=f"Treff {n}",
                summary="Treffen.",
                provider=provider,
                age_from=0,
                town="Olfen",
                access=["offen"],
                contacts=[OfferContact(**contact)],
            )
            for n in numbers
        ]
        create_published(pages["Olfen"], offers)
        for n in numbers:
            ProviderProposal.objects.create(provider=provider, changes={"phone": f"02541 {n}"})
        today = timezone.localdate()
        create_published(
            index, [UpdatePage(title=f"Meldung {n}", date=today, pinned_until=today) for n in numbers]
        )

    def count() -> int:
        people[role].get(HOME)
        with CaptureQueriesContext(connection) as captured:
            start(people[role])
        return len(captured)

    fill(range(20))
    few = count()
    fill(range(20, 80))
    assert count() == few
    assert few <= 75
