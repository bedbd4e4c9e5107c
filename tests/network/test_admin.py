"""The network in the administration."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from network.models import BodyPage, Initiative, MeetingPage, Membership
from tests.accounts.factories import UserFactory
from tests.directory.factories import MunicipalityFactory
from tests.network.factories import InitiativeFactory, MembershipFactory


@pytest.fixture
def editing(client: Client, superuser: User) -> Client:
    """The browser of somebody who may edit everything."""
    client.force_login(superuser)
    return client


@pytest.mark.parametrize("page_type", [BodyPage, MeetingPage])
def test_editing_forms_open(editing: Client, body: BodyPage, page_type: type) -> None:
    parent = body if page_type is MeetingPage else body.get_parent()
    address = reverse("wagtailadmin_pages:add", args=["network", page_type._meta.model_name, parent.pk])
    assert editing.get(address).status_code == 200


def test_memberships_are_listed(editing: Client, body: BodyPage) -> None:
    MembershipFactory(body=body, name="Leitung Jugendamt")
    shown = editing.get(reverse(Membership.snippet_viewset.get_url_name("list"))).content.decode()
    assert "Leitung Jugendamt" in shown


def test_the_list_needs_the_same_number_of_queries_with_many_seats(editing: Client, body: BodyPage) -> None:
    address = reverse(Membership.snippet_viewset.get_url_name("list"))
    MembershipFactory(body=body, person=UserFactory(), municipality=MunicipalityFactory())
    editing.get(address)
    with CaptureQueriesContext(connection) as few:
        editing.get(address)
    for _number in range(5):
        MembershipFactory(body=body, person=UserFactory(), municipality=MunicipalityFactory())
    with CaptureQueriesContext(connection) as many:
        editing.get(address)
    assert len(many) == len(few)


def test_memberships_are_searched(editing: Client, body: BodyPage) -> None:
    MembershipFactory(body=body, name="Leitung Jugendamt")
    address = reverse(Membership.snippet_viewset.get_url_name("list"))
    assert "Leitung" not in editing.get(address, {"q": "Caritas"}).content.decode().split("<main")[1]


def test_an_initiative_can_be_edited(editing: Client, body: BodyPage) -> None:
    address = reverse(Initiative.snippet_viewset.get_url_name("edit"), args=[InitiativeFactory().pk])
    assert editing.get(address).status_code == 200


def test_a_reader_does_not_get_at_memberships(client: Client, body: BodyPage, reader: User) -> None:
    client.force_login(reader)
    assert client.get(reverse(Membership.snippet_viewset.get_url_name("list"))).status_code == 302
