"""Editing offers and municipalities' pages in the administration."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import group_of
from directory.completeness import missing
from directory.models import MunicipalityPage, OfferPage, Provider
from tests.directory.factories import (
    LanguageFactory,
    LifePhaseFactory,
    MunicipalityFactory,
    OfferFactory,
    ProviderFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.directory.town import Town


@pytest.fixture
def editor(town: Town) -> User:
    """An editor of the municipality."""
    return town.editor


@pytest.fixture
def coordinator(municipality_page: MunicipalityPage) -> User:
    """Somebody of the coordination."""
    user = User.objects.create_user("koordination@example.org", "x")
    user.groups.add(group_of(Role.COORDINATION))
    return user


def form_data(chosen: Provider, **changes: Any) -> dict[str, Any]:
    """What the browser sends for an offer with the seven things."""
    contact = {"function": "Büro", "phone": "02541 1", "email": ""}
    data: dict[str, Any] = {
        "title": "Elterncafé",
        "slug": "elterncafe",
        "provider": chosen.pk,
        "summary": "Treffen",
        "description": rich_text("<p></p>"),
        "age_from": "0",
        "age_to": "3 Jahre",
        "town": "Olfen",
        "interpreting": "unbekannt",
        "accessible": "unbekannt",
        "childcare": "unbekannt",
        "open_to_all": "unbekannt",
        "contacts": inline_formset([contact]),
        "opening_hours": inline_formset([]),
        "cooperations": inline_formset([]),
        "offer_documents": inline_formset([]),
        "comments": inline_formset([]),
    }
    access = changes.pop("access", ["offen"])
    # Lists would be taken for nested data.
    return nested_form_data(data | changes) | {"access": access}


def add_url(parent: MunicipalityPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["directory", "offerpage", parent.pk])


def test_an_editor_publishes_an_offer_with_seven_things(
    client: Client, editor: User, municipality_page: MunicipalityPage
) -> None:
    client.force_login(editor)

    data = form_data(ProviderFactory()) | {"action-publish": "1"}
    response = client.post(add_url(municipality_page), data)

    assert response.status_code == 302
    offer = OfferPage.objects.get()
    assert offer.live
    assert list(offer.municipalities.all()) == [municipality_page.municipality]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("provider", {"provider": ""}),
        ("summary", {"summary": ""}),
        ("target_groups", {"age_from": "", "age_to": ""}),
        ("access", {"access": []}),
        ("website", {"contacts": inline_formset([])}),
    ],
)
def test_the_form_publishes_nothing_incomplete_but_saves_the_draft(
    client: Client, editor: User, municipality_page: MunicipalityPage, field: str, changes: Any
) -> None:
    client.force_login(editor)
    data = form_data(ProviderFactory(), **changes)

    refused = client.post(add_url(municipality_page), data | {"action-publish": "1"})
    assert refused.status_code == 200
    assert set(refused.context["form"].errors) == {field}
    assert not OfferPage.objects.exists()

    assert client.post(add_url(municipality_page), data).status_code == 302
    assert not OfferPage.objects.get().live


def test_a_draft_of_a_published_offer_may_be_incomplete(
    client: Client, editor: User, offer: OfferPage
) -> None:
    client.force_login(editor)

    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[offer.pk]), form_data(offer.provider, summary="", access=[])
    )

    assert response.status_code == 302
    assert OfferPage.objects.get(pk=offer.pk).access == ["offen"]


def test_the_form_shows_what_is_missing(client: Client, editor: User, offer: OfferPage) -> None:
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[offer.pk])).content.decode()

    assert "Was fehlt noch, um gut gefunden zu werden" in html


def test_the_form_of_a_municipality_is_drawn(client: Client, editor: User, municipality_page: Any) -> None:
    client.force_login(editor)

    response = client.get(reverse("wagtailadmin_pages:edit", args=[municipality_page.pk]))

    assert response.status_code == 200
    assert 'name="slug"' not in response.content.decode()


def test_editors_cannot_add_to_another_municipality(
    client: Client, editor: User, directory_page: Any
) -> None:
    from tests.directory.factories import MunicipalityPageFactory

    foreign = MunicipalityPageFactory(parent=directory_page, municipality=MunicipalityFactory())
    client.force_login(editor)

    client.post(add_url(foreign), form_data(ProviderFactory()) | {"action-publish": "1"})

    assert not OfferPage.objects.exists()


RIGHTS = ["can_edit", "can_publish", "can_delete", "can_unpublish", "can_move", "can_set_view_restrictions"]


@pytest.mark.parametrize(
    ("role", "allowed"), [("editor", {"can_edit", "can_publish"}), ("coordinator", set(RIGHTS))]
)
def test_who_may_do_what_with_the_page_of_a_municipality(
    request: pytest.FixtureRequest, municipality_page: MunicipalityPage, role: str, allowed: set[str]
) -> None:
    user = request.getfixturevalue(role)
    permissions = MunicipalityPage.objects.get(pk=municipality_page.pk).permissions_for_user(user)

    assert {right for right in RIGHTS if getattr(permissions, right)()} == allowed


@pytest.mark.parametrize("role", ["editor", "coordinator"])
def test_nobody_copies_the_page_of_a_municipality(
    request: pytest.FixtureRequest, municipality_page: MunicipalityPage, role: str
) -> None:
    assert not municipality_page.permissions_for_user(request.getfixturevalue(role)).can_copy()


def test_a_bare_offer_lacks_much(offer: OfferPage) -> None:
    fields = [field for field, _sentence in missing(offer)]

    assert fields[:3] == ["description", "target_groups", "life_phases"]


def test_a_full_offer_lacks_nothing(municipality_page: MunicipalityPage) -> None:
    offer = OfferFactory(
        parent=municipality_page,
        description="<p>Eltern und Kinder treffen sich jeden Montag zum Frühstück und reden miteinander.</p>",
        topics=[TopicFactory()],
        life_phases=[LifePhaseFactory()],
        target_groups=[TargetGroupFactory()],
        formats=["online"],
        costs=["kostenlos"],
        languages=[LanguageFactory()],
        accessible="ja",
    )
    offer.tags.add("Frühstück")

    assert [field for field, _sentence in missing(offer)] == ["opening_hours"]
