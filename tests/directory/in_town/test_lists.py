"""Lists: municipality, county, A–Z, providers, goals."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from directory.listing import OFFERS_A_PHASE
from directory.models import DirectoryPage, MunicipalityPage, OfferPage
from directory.serving import served_municipalities
from tests.directory.factories import (
    LifePhaseFactory,
    MunicipalityPageFactory,
    OfferFactory,
    ProviderFactory,
)
from tests.strategy.factories import make_goal, make_leitbild

MOST_QUERIES = 25


@pytest.fixture
def other_page(directory_page: DirectoryPage) -> MunicipalityPage:
    """The page of another municipality."""
    return MunicipalityPageFactory(parent=directory_page)


def test_an_offer_serves_the_municipality_it_stands_under(offer: OfferPage, municipality_page: Any) -> None:
    assert served_municipalities(OfferPage.objects.get(pk=offer.pk)) == [municipality_page.municipality]


def test_a_county_wide_offer_serves_every_municipality(
    directory_page: Any, municipality_page: Any, other_page: Any
) -> None:
    offer = OfferFactory(parent=directory_page)

    assert {m.pk for m in served_municipalities(OfferPage.objects.get(pk=offer.pk))} == {
        municipality_page.municipality_id,
        other_page.municipality_id,
    }


def test_a_county_wide_offer_serves_only_those_it_chooses(
    directory_page: Any, municipality_page: Any, other_page: Any
) -> None:
    offer = OfferFactory(parent=directory_page, municipalities=[other_page.municipality])

    assert list(OfferPage.objects.live().serving(other_page.municipality)) == [offer]
    assert not OfferPage.objects.live().serving(municipality_page.municipality).exists()


def test_the_rule_for_one_offer_and_for_querysets_is_the_same(
    directory_page: Any, municipality_page: Any, other_page: Any
) -> None:
    OfferFactory(parent=directory_page)
    OfferFactory(parent=municipality_page)
    OfferFactory(parent=other_page, municipalities=[municipality_page.municipality])

    for page in (municipality_page, other_page):
        by_rule = {o.pk for o in OfferPage.objects.all() if page.municipality in served_municipalities(o)}
        assert (
            set(OfferPage.objects.live().serving(page.municipality).values_list("pk", flat=True)) == by_rule
        )


def test_a_municipality_lists_its_own_offers_first_and_those_that_serve_it_in_each_phase(
    client: Client, reader: User, directory_page: Any, municipality_page: Any, other_page: Any
) -> None:
    phase, empty = LifePhaseFactory(), LifePhaseFactory()
    OfferFactory(parent=directory_page, title="A kreisweit", life_phases=[phase])
    OfferFactory(parent=municipality_page, title="B hier", life_phases=[phase])
    OfferFactory(parent=other_page, title="C nebenan", life_phases=[phase])
    OfferFactory(parent=municipality_page, title="D ohne Phase")
    client.force_login(reader)

    groups = client.get(municipality_page.url).context["groups"]

    found = [(group.phase, [(o.title, o.is_own) for o in group.offers], group.total) for group in groups]
    assert found == [
        (phase, [("B hier", True), ("A kreisweit", False)], 2),
        (empty, [], 0),
        (None, [("D ohne Phase", True)], 1),
    ]


def test_a_municipality_shows_few_offers_of_a_phase_and_leads_to_all(
    client: Client, reader: User, municipality_page: Any
) -> None:
    phase = LifePhaseFactory()
    for number in range(OFFERS_A_PHASE + 2):
        OfferFactory(parent=municipality_page, title=f"Angebot {number}", life_phases=[phase])
    client.force_login(reader)

    response = client.get(municipality_page.url)

    group = response.context["groups"][0]
    assert (len(group.offers), group.total) == (OFFERS_A_PHASE, OFFERS_A_PHASE + 2)
    assert f'href="?phase={phase.slug}"' in response.content.decode()


def test_one_phase_shows_its_own_offers_and_those_from_elsewhere_apart(
    client: Client, reader: User, directory_page: Any, municipality_page: Any
) -> None:
    phase = LifePhaseFactory()
    OfferFactory(parent=municipality_page, title="Hier", life_phases=[phase])
    OfferFactory(parent=directory_page, title="Kreisweit", life_phases=[phase])
    client.force_login(reader)

    response = client.get(municipality_page.url, {"phase": phase.slug})

    assert [o.title for o in response.context["offers"]] == ["Hier"]
    assert [o.title for o in response.context["other_offers"]] == ["Kreisweit"]


def test_a_municipality_filters_by_life_phase(client: Client, reader: User, municipality_page: Any) -> None:
    phase = LifePhaseFactory()
    OfferFactory(parent=municipality_page, title="Passt", life_phases=[phase])
    OfferFactory(parent=municipality_page, title="Passt nicht")
    client.force_login(reader)

    response = client.get(municipality_page.url, {"phase": phase.slug})

    assert [o.title for o in response.context["offers"]] == ["Passt"]


@pytest.mark.parametrize(
    "query", [{"phase": "gibt-es-nicht"}, {"seite": "x"}, {"seite": "999"}, {"phase": "\x00"}]
)
def test_nonsense_in_the_address_is_no_error(
    client: Client, reader: User, offer: OfferPage, query: dict[str, str]
) -> None:
    client.force_login(reader)

    assert client.get(offer.get_parent().url, query).status_code == 200


@pytest.mark.parametrize("address", ["/verzeichnis/a-z/", "/verzeichnis/traeger/"])
@pytest.mark.parametrize("letter", ["", "ß", "AB", "\x00", "#"])
def test_any_letter_is_answered(
    client: Client, reader: User, offer: OfferPage, address: str, letter: str
) -> None:
    client.force_login(reader)

    assert client.get(address, {"buchstabe": letter}).status_code == 200


def test_a_to_z_puts_umlauts_under_their_letter(client: Client, reader: User, municipality_page: Any) -> None:
    for title in ("Älternabend", "anfangen", "Bewegung"):
        OfferFactory(parent=municipality_page, title=title)
    client.force_login(reader)

    response = client.get("/verzeichnis/a-z/", {"buchstabe": "A"})

    assert response.context["letters"] == ["A", "B"]
    assert {o.title for o in response.context["offers"]} == {"Älternabend", "anfangen"}


def hide(page: Any) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Nur die"))


@pytest.mark.parametrize("state", ["hidden", "draft", "over", "to come"])
@pytest.mark.parametrize("where", ["municipality", "a-z", "provider"])
def test_lists_leave_out_what_is_not_to_be_seen(
    client: Client, reader: User, municipality_page: Any, state: str, where: str
) -> None:
    today = timezone.localdate()
    more = {
        "draft": {"live": False},
        "over": {"valid_to": today - timedelta(1)},
        "to come": {"valid_from": today + timedelta(1)},
    }.get(state, {})
    secret = OfferFactory(parent=municipality_page, title="Nicht zu sehen", **more)
    if state == "hidden":
        hide(secret)
    client.force_login(reader)
    urls = {
        "municipality": municipality_page.url,
        "a-z": "/verzeichnis/a-z/",
        "provider": secret.provider.get_absolute_url(),
    }

    assert "Nicht zu sehen" not in client.get(urls[where]).content.decode()


def test_the_page_of_an_unknown_provider_is_not_found(client: Client, reader: User) -> None:
    client.force_login(reader)

    assert client.get("/verzeichnis/traeger/gibt-es-nicht/").status_code == 404


def test_a_goal_page_shows_its_offers(
    client: Client, reader: User, home_page: Any, municipality_page: Any
) -> None:
    goal = make_goal(make_leitbild(home_page))
    OfferFactory(parent=municipality_page, title="Dient dem Ziel", goals=[goal])
    client.force_login(reader)

    assert "Dient dem Ziel" in client.get(goal.url).content.decode()


@pytest.mark.parametrize("where", ["directory", "municipality", "a-z", "providers", "provider"])
def test_lists_need_the_same_few_queries_however_many_rows(
    client: Client, reader: User, directory_page: Any, municipality_page: Any, where: str
) -> None:
    provider = ProviderFactory()
    parent = directory_page if where == "directory" else municipality_page
    urls = {
        "directory": directory_page.url,
        "municipality": municipality_page.url,
        "a-z": "/verzeichnis/a-z/",
        "providers": "/verzeichnis/traeger/",
        "provider": provider.get_absolute_url(),
    }

    def make(count: int) -> None:
        for _ in range(count):
            kept = {"provider": provider} if where == "provider" else {}
            OfferFactory(parent=parent, title="Ein Angebot", **kept)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(urls[where]).status_code == 200
        return len(captured)

    client.force_login(reader)
    make(3)
    queries()
    few = queries()
    make(12)

    assert queries() == few
    assert few <= MOST_QUERIES


def test_the_list_of_providers_counts_only_offers_that_the_reader_may_see(
    client: Client, reader: User, municipality_page: Any
) -> None:
    provider = ProviderFactory()
    OfferFactory(parent=municipality_page, provider=provider)
    hide(OfferFactory(parent=municipality_page, provider=provider))
    client.force_login(reader)

    assert client.get("/verzeichnis/traeger/").context["rows"] == [(provider, 1)]


@pytest.mark.parametrize("address", ["/verzeichnis/a-z/", "/verzeichnis/traeger/"])
def test_lists_from_a_to_z_stand_below_the_directory(
    client: Client, reader: User, directory_page: Any, address: str
) -> None:
    directory_page.show_in_menus = True
    directory_page.save()
    client.force_login(reader)

    page = client.get(address).content.decode()

    trail = page[page.index('class="breadcrumbs"') : page.index("</ol>")]
    assert f'href="{directory_page.url}"' in trail
    assert f'<a href="{directory_page.url}" aria-current="true">' in page
