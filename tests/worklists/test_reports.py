"""Lists that wait for people: all rows, counts, filters, tables to take along."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import MunicipalityTeam, User
from accounts.role_table import Role
from accounts.roles import group_of, setup_roles
from directory.models import Confirmation, MunicipalityPage, ProviderProposal
from home.models import HomePage
from tests.directory.factories import (
    DirectoryPageFactory,
    MunicipalityFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from worklists.registry import WORK_LISTS

CONFIRM = "/admin/berichte/arbeitslisten/confirm/"


@pytest.fixture
def pages(home_page: HomePage) -> dict[str, MunicipalityPage]:
    directory = DirectoryPageFactory(parent=home_page)
    return {
        name: MunicipalityPageFactory(parent=directory, municipality=MunicipalityFactory(name=name))
        for name in ("Olfen", "Coesfeld")
    }


@pytest.fixture
def people(pages: dict[str, MunicipalityPage]) -> dict[str, Client]:
    """Browsers of the editor of Olfen, of coordination, and of somebody who only reads."""
    setup_roles()
    groups = {
        "editor": MunicipalityTeam.objects.get(municipality=pages["Olfen"].municipality).group,
        "coordination": group_of(Role.COORDINATION),
        "reader": group_of(Role.READER),
    }
    browsers = {}
    for name, group in groups.items():
        user = User.objects.create_user(f"{name}@example.org", "x")
        user.groups.add(group)
        browsers[name] = Client()
        browsers[name].force_login(user)
    return browsers


def rows_of(browser: Client, name: str, **data: str) -> list[list[str]]:
    """Return the rows of the table that is taken along, without its headings."""
    answer = browser.get(reverse("work_list", args=[name]), {"export": "csv", **data})
    assert answer.status_code == 200
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    return [line.split(";") for line in lines[1:]]


def test_every_list_opens_for_coordination(people: Any, pages: Any) -> None:
    provider = ProviderFactory()
    ProviderProposal.objects.create(provider=provider, changes={"phone": "02541 2"})
    OfferFactory(parent=pages["Olfen"], title="Elterncafé")
    for listed in WORK_LISTS:
        if not listed.all_url:
            answer = people["coordination"].get(reverse("work_list", args=[listed.name]))
            assert answer.status_code == 200, listed.name
            assert str(listed.label) in answer.text


def test_an_editor_sees_all_rows_of_the_own_municipality_and_no_others(people: Any, pages: Any) -> None:
    for number in range(12):
        OfferFactory(parent=pages["Olfen"], title=f"Treff {number:02}")
    OfferFactory(parent=pages["Coesfeld"], title="Anderswo")
    assert [row[0] for row in rows_of(people["editor"], "confirm")] == [f"Treff {n:02}" for n in range(12)]
    html = people["editor"].get(CONFIRM).text
    assert "Treff 11" in html
    assert "Anderswo" not in html
    assert "Coesfeld" not in html


def test_the_start_says_how_many_there_are_and_leads_to_all(people: Any, pages: Any) -> None:
    for number in range(9):
        OfferFactory(parent=pages["Olfen"], title=f"Treff {number}")
    html = people["editor"].get("/admin/").text
    assert f'<a href="{CONFIRM}">Alle 9 ansehen' in html
    assert "Treff 8" not in html.split('id="start-confirm"')[1].split("</table>")[0]


def test_a_list_that_is_shown_whole_does_not_lead_to_itself(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Olfen"])
    assert CONFIRM not in people["editor"].get("/admin/").text


def test_coordination_can_look_at_one_municipality(people: Any, pages: Any) -> None:
    for place in pages:
        OfferFactory(parent=pages[place], title=f"Treff {place}")
    chosen = str(pages["Coesfeld"].pk)
    assert [row[:2] for row in rows_of(people["coordination"], "confirm", place=chosen)] == [
        ["Treff Coesfeld", "Coesfeld"]
    ]
    html = people["coordination"].get(CONFIRM, {"place": chosen}).text
    assert "Treff Coesfeld" in html
    assert "Treff Olfen" not in html


def test_an_editor_cannot_choose_the_municipality_of_others(people: Any, pages: Any) -> None:
    OfferFactory(parent=pages["Coesfeld"], title="Anderswo")
    assert "Coesfeld" not in people["editor"].get(CONFIRM).text
    html = people["editor"].get(CONFIRM, {"place": str(pages["Coesfeld"].pk)}).text
    assert "Anderswo" not in html


def test_a_row_can_be_confirmed_from_the_report(people: Any, pages: Any) -> None:
    offer = OfferFactory(parent=pages["Olfen"])
    html = people["editor"].get(CONFIRM).text
    address = reverse("directory:confirm", args=[offer.pk])
    assert f'formaction="{address}"' in html
    assert people["editor"].post(address, {"next": CONFIRM}).url == CONFIRM
    assert Confirmation.objects.filter(offer=offer).exists()


def test_the_overview_counts_what_waits(people: Any, pages: Any) -> None:
    for _number in range(3):
        OfferFactory(parent=pages["Olfen"])
    OfferFactory(parent=pages["Olfen"], live=False)
    html = "".join(people["editor"].get(reverse("work_lists")).text.split())
    assert 'Angebotebestätigen</a></th><tdclass="start-number">3</td>' in html
    assert 'nochnichtveröffentlichtsind</a></th><tdclass="start-number">1</td>' in html
    assert "Rechtstexte</a>" not in html


@pytest.mark.parametrize(
    ("role", "name", "opens"),
    [
        ("coordination", "stale", True),
        ("editor", "stale", False),
        ("editor", "pinned", False),
        ("editor", "legal", False),
        ("reader", "confirm", False),
    ],
)
def test_lists_open_for_those_they_are_for(people: Any, role: str, name: str, opens: bool) -> None:
    assert (people[role].get(reverse("work_list", args=[name])).status_code == 200) is opens


@pytest.mark.parametrize("name", ["gibt-es-nicht", "proposals"])
def test_what_is_no_list_or_has_a_report_of_its_own_is_not_found(people: Any, name: str) -> None:
    assert people["coordination"].get(f"/admin/berichte/arbeitslisten/{name}/").status_code == 404


@pytest.mark.parametrize("name", ["confirm", "drafts", "gaps"])
def test_a_report_needs_the_same_queries_with_many_rows(people: Any, pages: Any, name: str) -> None:
    address = reverse("work_list", args=[name])

    def count() -> int:
        people["coordination"].get(address)
        with CaptureQueriesContext(connection) as captured:
            assert people["coordination"].get(address).status_code == 200
        return len(captured)

    def fill() -> None:
        for place in pages.values():
            for live in (True, False):
                OfferFactory(parent=place, live=live)

    fill()
    few = count()
    for _number in range(5):
        fill()
    assert count() == few
