"""Who may read what only a body may read."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from accounts.models import User
from core.visibility import may_see_collection, may_see_page
from network.models import BodyPage, BodyTeam, MeetingPage, NetworkIndexPage
from tests.files.factories import make_document
from tests.network.factories import BodyFactory, MeetingFactory, MembershipFactory

CLOSED = {403, 404}
ALL, MEMBERS = BodyPage.Audience.ALL, BodyPage.Audience.MEMBERS


@pytest.fixture
def person(request: pytest.FixtureRequest) -> User:
    """Whoever the test's parameter names."""
    return request.getfixturevalue(request.param)


INSIDERS = pytest.mark.parametrize("person", ["member", "coordinator", "superuser"], indirect=True)


def _publish(page: BodyPage | MeetingPage, audience: str) -> None:
    page.audience = audience
    page.save_revision().publish()


@INSIDERS
def test_insiders_open_a_private_meeting(client: Client, private_body: BodyPage, person: User) -> None:
    meeting = MeetingFactory(parent=private_body)
    client.force_login(person)
    assert client.get(meeting.url).status_code == 200


def test_a_private_meeting_is_closed_to_a_stranger(reading: Client, private_body: BodyPage) -> None:
    meeting = MeetingFactory(parent=private_body)
    assert reading.get(meeting.url).status_code in CLOSED


def test_a_private_meeting_of_an_open_body_is_closed_to_a_stranger(reading: Client, body: BodyPage) -> None:
    meeting = MeetingFactory(parent=body, private=True)
    assert reading.get(meeting.url).status_code in CLOSED


def test_an_open_body_stays_open_beside_its_private_meeting(reading: Client, body: BodyPage) -> None:
    MeetingFactory(parent=body, private=True)
    assert reading.get(body.url).status_code == 200


def test_without_signing_in_a_private_meeting_leads_to_the_sign_in(
    client: Client, private_body: BodyPage
) -> None:
    answer = client.get(MeetingFactory(parent=private_body).url)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/konto/anmelden/")


@INSIDERS
def test_insiders_open_a_file_of_a_private_body(client: Client, private_body: BodyPage, person: User) -> None:
    document = make_document(collection=private_body.team.collection)
    client.force_login(person)
    assert client.get(document.url).status_code == 200


def test_a_file_of_a_private_body_does_not_exist_for_a_stranger(
    reading: Client, private_body: BodyPage
) -> None:
    document = make_document(collection=private_body.team.collection)
    assert reading.get(document.url).status_code == 404


def test_a_private_meeting_makes_the_files_of_its_open_body_private(body: BodyPage, reader: User) -> None:
    MeetingFactory(parent=body, private=True)
    assert not may_see_collection(body.team.collection, reader)


def test_files_of_an_open_body_are_open(body: BodyPage, reader: User) -> None:
    assert may_see_collection(body.team.collection, reader)


def test_publishing_as_private_closes_page_and_files(body: BodyPage, reader: User) -> None:
    _publish(body, MEMBERS)
    assert not may_see_page(body, reader)
    assert not may_see_collection(body.team.collection, reader)


def test_publishing_as_open_opens_page_and_files(private_body: BodyPage, reader: User) -> None:
    _publish(private_body, ALL)
    assert may_see_page(private_body, reader)
    assert may_see_collection(private_body.team.collection, reader)


def test_opening_a_body_leaves_its_private_meetings_and_files_closed(
    private_body: BodyPage, reader: User
) -> None:
    meeting = MeetingFactory(parent=private_body, private=True)
    _publish(private_body, ALL)
    assert not may_see_page(meeting, reader)
    assert not may_see_collection(private_body.team.collection, reader)


def test_opening_the_last_private_meeting_opens_the_files(body: BodyPage, reader: User) -> None:
    meeting = MeetingFactory(parent=body, private=True)
    _publish(meeting, MeetingPage.Audience.AS_BODY)
    assert may_see_page(meeting, reader)
    assert may_see_collection(body.team.collection, reader)


def test_a_draft_does_not_open_a_private_body(private_body: BodyPage, reader: User) -> None:
    private_body.audience = ALL
    private_body.save_revision()
    assert not may_see_page(private_body, reader)


def test_a_draft_does_not_close_an_open_body(body: BodyPage, reader: User) -> None:
    body.audience = MEMBERS
    body.save_revision()
    assert may_see_page(body, reader)


def test_saving_again_leaves_one_restriction(private_body: BodyPage) -> None:
    private_body.save()
    assert PageViewRestriction.objects.filter(page=private_body).count() == 1


def test_two_bodies_of_one_name_have_teams_of_their_own(
    index: NetworkIndexPage, private_body: BodyPage, member: User
) -> None:
    twin = BodyFactory(parent=index, title=private_body.title, slug="zweite", private=True)
    assert not may_see_page(twin, member)


def test_a_renamed_body_renames_its_team(body: BodyPage) -> None:
    body.title = "KoStAG"
    body.save_revision().publish()
    assert BodyTeam.objects.get(body=body).group.name == "Gremium KoStAG"


def test_a_meeting_moved_to_another_body_is_read_by_that_body(
    index: NetworkIndexPage, body: BodyPage, private_body: BodyPage, member: User
) -> None:
    meeting = MeetingFactory(parent=body, private=True)
    meeting.move(private_body, pos="last-child")
    assert may_see_page(MeetingPage.objects.get(pk=meeting.pk), member)


def test_a_copied_body_is_not_read_by_the_members_of_the_original(
    private_body: BodyPage, member: User
) -> None:
    copied = private_body.copy(update_attrs={"slug": "kopie"})
    assert not may_see_page(copied, member)


def test_a_copy_made_in_the_admin_is_read_by_its_own_members(
    client: Client, superuser: User, reader: User, private_body: BodyPage
) -> None:
    client.force_login(superuser)
    address = f"/admin/pages/{private_body.pk}/copy/"
    parent = private_body.get_parent().pk
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": parent, "publish_copies": "on"}
    client.post(address, form)
    copied = BodyPage.objects.get(slug="kopie")
    MembershipFactory(body=copied, person=reader)
    assert may_see_page(copied, reader)


def test_the_files_of_a_deleted_body_stay_closed(private_body: BodyPage, member: User) -> None:
    collection = private_body.team.collection
    private_body.delete()
    assert not may_see_collection(collection, member)


def test_a_body_that_comes_later_does_not_get_the_files_of_a_deleted_one(
    index: NetworkIndexPage, private_body: BodyPage
) -> None:
    collection = private_body.team.collection
    private_body.delete()
    again = BodyFactory(parent=NetworkIndexPage.objects.get(pk=index.pk), title="Steuerungsgruppe")
    assert again.team.collection != collection


def test_the_files_of_a_deleted_open_body_stay_open(body: BodyPage) -> None:
    collection = body.team.collection
    body.delete()
    assert not CollectionViewRestriction.objects.filter(collection=collection).exists()


def test_the_privacy_form_offers_no_second_way(
    client: Client, superuser: User, private_body: BodyPage
) -> None:
    client.force_login(superuser)
    shown = client.get(f"/admin/pages/{private_body.pk}/privacy/").content.decode()
    assert 'name=\\"restriction_type' not in shown


def test_an_alias_of_a_private_body_is_read_by_the_members_of_the_original(
    private_body: BodyPage, member: User
) -> None:
    assert may_see_page(private_body.create_alias(update_slug="alias"), member)


def test_an_alias_of_a_private_body_is_closed_to_a_stranger(private_body: BodyPage, reader: User) -> None:
    assert not may_see_page(private_body.create_alias(update_slug="alias"), reader)


def test_the_page_chooser_offers_no_private_meeting_to_an_editor(
    client: Client, private_body: BodyPage, reader: User
) -> None:
    MeetingFactory(parent=private_body, title="Klausur")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    answer = client.get(f"/admin/choose-page/{private_body.pk}/")
    assert (answer.status_code, "Klausur" in answer.content.decode()) == (200, False)
