"""What an offer's page shows, and to whom."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accounts.models import User
from directory.choices import AvailabilityState
from directory.models import (
    Closure,
    Cooperation,
    Language,
    MunicipalityPage,
    OfferContact,
    OfferPage,
    OpeningHours,
)
from directory.models.offer_parts import OfferDocument
from directory.presenting import offer_context
from home.models import HomePage
from tests.directory.factories import (
    AvailabilityFactory,
    ClosureFactory,
    ConfirmationFactory,
    LanguageFactory,
    LifePhaseFactory,
    OfferFactory,
    OfferOriginFactory,
    ProviderFactory,
    TopicFactory,
)
from tests.files.factories import make_collection, make_document
from tests.strategy.factories import make_goal, make_leitbild

STREET, HOUSE, POSTCODE = "Geheimweg 17", "Haus Zuflucht", "48249"


@pytest.fixture
def refuge(municipality_page: MunicipalityPage) -> OfferPage:
    """A refuge that hides its address."""
    return OfferFactory(
        parent=municipality_page,
        place_name=HOUSE,
        street=STREET,
        postcode=POSTCODE,
        town="Dülmen",
        latitude=51.83,
        longitude=7.28,
        hide_address=True,
    )


def read(client: Client, user: User, page: Any) -> str:
    client.force_login(user)
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_full_offer_is_drawn_with_everything_that_is_known(
    client: Client, reader: User, municipality_page: MunicipalityPage
) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        description="<p>Wir frühstücken zusammen.</p>",
        topics=[TopicFactory(name="Frühe Hilfen")],
        life_phases=[LifePhaseFactory()],
        languages=[LanguageFactory(name="Ukrainisch")],
        costs=["kostenlos"],
        formats=["offener-treff"],
        cooperations=[Cooperation(provider=ProviderFactory(name="DRK-Kreisverband"))],
        opening_hours=[OpeningHours(weekdays=["mo", "di", "mi"], opens=time(9), closes=time(11, 30))],
        contacts=[OfferContact(function="Büro", phone="+49 (0)2594 12-345")],
    )
    AvailabilityFactory(offer=offer, state=AvailabilityState.WAITING_LIST, weeks=6)
    ConfirmationFactory(offer=offer, by=reader)
    OfferOriginFactory(offer=offer, source="Liste der Stadt", external_id="A-17")

    html = read(client, reader, offer)

    words = (
        "Wir frühstücken zusammen",
        "Frühe Hilfen",
        "Ukrainisch",
        "Kostenlos",
        "Offener Treff",
        "DRK-Kreisverband",
        "Montag bis Mittwoch",
        "9 bis 11.30 Uhr",
        'href="tel:+49259412345"',
        "Warteliste, etwa 6 Wochen",
        "bestätigt am",
        "Eingelesen aus: Liste der Stadt (Kennung A-17)",
    )
    assert [word for word in words if word not in html] == []


def test_an_offer_links_the_goals_that_the_reader_may_see(
    client: Client, reader: User, make_group: Any, home_page: HomePage, municipality_page: MunicipalityPage
) -> None:
    leitbild = make_leitbild(home_page)
    goal, draft, closed = make_goal(leitbild), make_goal(leitbild, live=False), make_goal(leitbild)
    restriction = PageViewRestriction.objects.create(page=closed, restriction_type="groups")
    restriction.groups.add(make_group("Gremium"))
    offer = OfferFactory(parent=municipality_page, goals=[goal, draft, closed])
    client.force_login(reader)

    assert client.get(offer.url).context["goals"] == [(goal.title, goal.url)]


def test_a_hidden_address_is_nowhere_on_the_page(client: Client, reader: User, refuge: OfferPage) -> None:
    html = read(client, reader, refuge)

    assert "Dülmen" in html
    assert [
        secret for secret in (STREET, HOUSE, POSTCODE, "51.83", "51,83", "7.28", "7,28") if secret in html
    ] == []


@pytest.mark.parametrize("where", ["municipality", "a-z", "provider"])
def test_a_hidden_address_is_in_no_list(client: Client, reader: User, refuge: OfferPage, where: str) -> None:
    urls = {
        "municipality": refuge.get_parent().url,
        "a-z": "/verzeichnis/a-z/",
        "provider": refuge.provider.get_absolute_url(),
    }
    client.force_login(reader)

    html = client.get(urls[where]).content.decode()

    assert refuge.title in html
    assert STREET not in html
    assert HOUSE not in html


def test_a_closure_is_shown_until_it_ends(client: Client, reader: User, offer: OfferPage) -> None:
    today = timezone.localdate()
    ClosureFactory(offer=offer, note="Umbau")
    ClosureFactory(
        offer=offer, note="Osterpause", starts_on=today - timedelta(9), ends_on=today - timedelta(1)
    )

    html = read(client, reader, offer)

    assert "Umbau" in html
    assert "Osterpause" not in html


def test_readers_are_not_offered_to_change_anything(client: Client, reader: User, offer: OfferPage) -> None:
    html = read(client, reader, offer)

    assert "Angaben sind richtig" not in html
    assert "Was fehlt noch" not in html


def test_editors_see_what_is_missing(client: Client, superuser: User, offer: OfferPage) -> None:
    html = read(client, superuser, offer)

    assert "Angaben sind richtig" in html
    assert "Was fehlt noch, um gut gefunden zu werden" in html


def test_headings_are_in_order(client: Client, superuser: User, offer: OfferPage) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", read(client, superuser, offer))]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_needs_the_same_number_of_queries_with_many_rows(
    client: Client, reader: User, municipality_page: MunicipalityPage, django_assert_max_num_queries: Any
) -> None:
    def make(count: int) -> OfferPage:
        return OfferFactory(
            parent=municipality_page,
            topics=TopicFactory.create_batch(count),
            languages=LanguageFactory.create_batch(count),
            contacts=[OfferContact(function=f"Stelle {n}", phone="02541 1") for n in range(count)],
            cooperations=[Cooperation(provider=ProviderFactory()) for _ in range(count)],
            opening_hours=[OpeningHours(weekdays=["mo"], opens=time(8 + n)) for n in range(count)],
        )

    few, many = make(1), make(10)
    Closure.objects.bulk_create(
        Closure(offer=many, note="Pause", starts_on=date(2026, 1, 1)) for _ in range(5)
    )
    assert Language.objects.count() == 11
    client.force_login(reader)
    client.get(few.url)
    with django_assert_max_num_queries(25) as first:
        client.get(few.url)
    with django_assert_max_num_queries(25) as second:
        client.get(many.url)

    assert len(second) == len(first)


def test_a_preview_shows_the_draft_not_what_is_published(
    superuser: User, rf: Any, municipality_page: MunicipalityPage
) -> None:
    offer = OfferFactory(parent=municipality_page, topics=[TopicFactory(name="Bisheriges Thema")])
    offer.topics = [TopicFactory(name="Neues Thema")]
    request = rf.get("/")
    request.user = superuser
    request.is_preview = True

    terms = offer.get_context(request)["terms"]

    assert [term.name for term in terms["topics"]] == ["Neues Thema"]


def test_the_preview_of_a_new_offer_needs_nothing_saved(superuser: User, rf: Any, db: None) -> None:
    request = rf.get("/")
    request.user = superuser
    request.is_preview = True

    context = offer_context(OfferPage(title="Neu", access=["offen"]), request)

    assert (context["closures"], context["may_care"], context["confirmation"]) == ([], False, None)


def test_documents_that_the_reader_may_not_see_are_left_out(
    client: Client, reader: User, make_group: Any, municipality_page: MunicipalityPage
) -> None:
    body = make_collection("Gremium", groups=[make_group("Gremium")])
    flyer = make_document("faltblatt.pdf", collection=make_collection("Für alle"))
    minutes = make_document("protokoll.pdf", collection=body)
    offer = OfferFactory(
        parent=municipality_page,
        offer_documents=[OfferDocument(document=flyer), OfferDocument(document=minutes)],
    )
    client.force_login(reader)
    assert client.get(offer.url).context["documents"] == [flyer]
