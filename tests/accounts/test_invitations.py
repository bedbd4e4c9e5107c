"""The life of an invitation, from the form in the administration to the new account."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import invitations
from accounts.models import Invitation, User
from accounts.role_table import Role
from accounts.roles import coordination_group, group_of, make_team, roles_of
from mail.sending import send_due
from signed_links.models import SignedLink
from tests.accounts.factories import PASSWORD, MunicipalityFactory, UserFactory, YouthOfficeFactory, user_with
from tests.mail.servers import mail_server, use

pytestmark = pytest.mark.django_db
INDEX = "/admin/invitations/"
ADD = "/admin/invitations/new/"
ACCOUNT = {"first_name": "Nele", "last_name": "Neu", "password1": PASSWORD, "password2": PASSWORD}


def make(
    maker: User, role: Role = Role.READER, email: str = "neu@example.org", **target: Any
) -> tuple[Invitation, str]:
    """Give an invitation and the path that its link leads to."""
    invitation = Invitation(email=email, role=role, created_by=maker, **target)
    token = invitations.renew(invitation)
    invitations.deliver(invitation, f"http://testserver/{token}")
    return invitation, reverse("accounts:accept_invitation", args=[token])


@pytest.fixture
def coordination() -> User:
    return user_with(Role.COORDINATION)


def invite(client: Client, person: User, **data: Any) -> Any:
    client.force_login(person)
    return client.post(ADD, {"email": "neu@example.org", **data})


def test_invited_person_gets_a_mail_with_a_link(client: Client, coordination: User) -> None:
    invite(client, coordination, role=Role.READER)
    assert re.search(r"http://testserver/konto/einladung/\S{40,}/", mail.outbox[0].body)


def test_token_is_not_in_the_database(coordination: User) -> None:
    invitation, link = make(coordination)
    token = link.split("/")[-2]
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values().get())
    assert token not in str(SignedLink.objects.values().get())


def test_accepting_makes_an_account_in_the_group(client: Client, coordination: User) -> None:
    town = MunicipalityFactory()
    _invitation, link = make(coordination, Role.EDITOR, municipality=town)
    client.post(link, ACCOUNT)
    assert User.objects.get(email="neu@example.org").groups.get() == town.team.group


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATION, Role.YOUTH_OFFICE, Role.BODY])
def test_accepting_gives_the_role(client: Client, coordination: User, role: Role) -> None:
    target: dict[str, Any] = {}
    if role is Role.YOUTH_OFFICE:
        target = {"youth_office": YouthOfficeFactory()}
    if role is Role.BODY:
        target = {"body_group": make_team("Kerngruppe")[0]}
    _invitation, link = make(coordination, role, **target)
    client.post(link, ACCOUNT)
    assert roles_of(User.objects.get(email="neu@example.org")) == {role}


def test_accepting_signs_in(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    client.post(link, ACCOUNT)
    assert "_auth_user_id" in client.session


def test_accept_page_shows_role_and_asks_for_name(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    text = client.get(link).content.decode()
    assert ("Fachkraft oder Ehrenamt" in text, "Vorname" in text) == (True, True)


def test_opening_the_link_uses_nothing_up(client: Client, coordination: User) -> None:
    invitation, link = make(coordination)
    client.get(link)
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.OPEN


def test_weak_password_makes_no_account(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    client.post(link, {**ACCOUNT, "password1": "kurz", "password2": "kurz"})
    assert not User.objects.filter(email="neu@example.org").exists()


def test_refused_form_leaves_the_link_valid(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    client.post(link, {**ACCOUNT, "password2": "anders"})
    client.post(link, ACCOUNT)
    assert User.objects.filter(email="neu@example.org").exists()


def test_second_click_leads_on(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    client.post(link, ACCOUNT)
    assert client.post(link, ACCOUNT).status_code == 302


def test_link_works_once(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination)
    client.post(link, ACCOUNT)
    response = Client().post(link, {**ACCOUNT, "last_name": "Fremd"})
    assert (response.status_code, "schon angenommen" in response.content.decode()) == (410, True)


def test_two_requests_at_once_make_one_account(coordination: User) -> None:
    invitation, _link = make(coordination)
    invitations.accept(invitation, User(last_name="Eins"))
    with pytest.raises(invitations.NotUsable):
        invitations.accept(invitation, User(last_name="Zwei"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "abgelaufen"),
        ({"revoked_at": timezone.now()}, "zurückgezogen"),
    ],
)
def test_link_that_does_not_count_says_why(
    client: Client, coordination: User, change: dict[str, Any], words: str
) -> None:
    invitation, link = make(coordination)
    invitation.links.update(**change)
    response = client.post(link, ACCOUNT)
    assert (response.status_code, words in response.content.decode()) == (410, True)


def test_wrong_link_says_so(client: Client) -> None:
    response = client.get("/konto/einladung/falsch/")
    assert (response.status_code, "kennen wir nicht" in response.content.decode()) == (404, True)


def test_invitation_lasts_fourteen_days(coordination: User) -> None:
    invitation, _link = make(coordination)
    assert timedelta(days=13, hours=23) < invitation.link.expires_at - timezone.now() <= timedelta(days=14)


def test_guessing_links_is_limited(client: Client) -> None:
    codes = [client.post(f"/konto/einladung/falsch{n}/").status_code for n in range(101)]
    assert codes[-1] == 429


def test_sending_again_ends_the_old_link(client: Client, coordination: User) -> None:
    invitation, link = make(coordination)
    client.force_login(coordination)
    client.post(f"{INDEX}{invitation.pk}/send/")
    assert Client().get(link).status_code == 404


def test_sending_again_sends_a_link_that_works(client: Client, coordination: User) -> None:
    invitation, _link = make(coordination)
    client.force_login(coordination)
    client.post(f"{INDEX}{invitation.pk}/send/")
    found = re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)
    assert found
    assert Client().get(found[1]).status_code == 200


def test_withdrawing_ends_the_link(client: Client, coordination: User) -> None:
    invitation, link = make(coordination)
    client.force_login(coordination)
    client.post(f"{INDEX}{invitation.pk}/withdraw/")
    assert Client().get(link).status_code == 410


def test_asking_withdraws_nothing(client: Client, coordination: User) -> None:
    invitation, link = make(coordination)
    client.force_login(coordination)
    client.get(f"{INDEX}{invitation.pk}/withdraw/")
    assert Client().get(link).status_code == 200


@pytest.mark.parametrize("act", [invitations.withdraw, invitations.renew])
def test_accepted_invitation_is_over(coordination: User, act: Any) -> None:
    invitation, _link = make(coordination)
    invitations.accept(invitation, User())
    with pytest.raises(invitations.NotUsable):
        act(invitation)


def test_mail_that_cannot_be_sent_is_told(client: Client, coordination: User, settings: Any) -> None:
    with mail_server(rcpt=["550 no such user"]) as server:
        use(settings, server)
        invite(client, coordination, role=Role.READER)
    assert Invitation.objects.get().state == Invitation.State.UNSENT
    assert "nicht zugestellt" in client.get(INDEX).content.decode()


def test_invitation_says_when_its_mail_has_left(client: Client, coordination: User, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    invite(client, coordination, role=Role.READER)
    assert Invitation.objects.get().state == Invitation.State.SENDING
    send_due()
    assert Invitation.objects.get().state == Invitation.State.OPEN


def test_mail_of_a_withdrawn_invitation_is_not_sent(
    client: Client, coordination: User, settings: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    invite(client, coordination, role=Role.READER)
    client.post(f"{INDEX}{Invitation.objects.get().pk}/withdraw/")
    send_due()
    assert mail.outbox == []


def test_only_the_newest_link_is_sent(client: Client, coordination: User, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    invite(client, coordination, role=Role.READER)
    client.post(f"{INDEX}{Invitation.objects.get().pk}/send/")
    send_due()
    assert len(mail.outbox) == 1


def test_list_shows_the_state(client: Client, coordination: User) -> None:
    make(coordination)
    client.force_login(coordination)
    text = client.get(INDEX).content.decode()
    assert ("neu@example.org" in text, "offen" in text) == (True, True)


@pytest.mark.parametrize("action", ["send", "withdraw"])
def test_list_offers_what_can_be_done(client: Client, coordination: User, action: str) -> None:
    invitation, _link = make(coordination)
    client.force_login(coordination)
    assert f"{INDEX}{invitation.pk}/{action}/" in client.get(INDEX).content.decode()


def test_list_needs_the_same_queries_for_many(client: Client, coordination: User) -> None:
    client.force_login(coordination)
    counts = []
    for number in (2, 15):
        for _n in range(number):
            make(coordination, Role.EDITOR, municipality=MunicipalityFactory())
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# Someone who has an account already


def test_known_person_signs_in_first(client: Client, coordination: User) -> None:
    UserFactory(email="neu@example.org")
    _invitation, link = make(coordination, Role.COORDINATION)
    assert client.post(link, ACCOUNT)["Location"].startswith("/konto/anmelden/")


def test_known_person_gets_the_role_in_addition(client: Client, coordination: User) -> None:
    person = UserFactory(email="neu@example.org", groups=[group_of(Role.READER)])
    _invitation, link = make(coordination, Role.COORDINATION)
    client.force_login(person)
    client.post(link)
    assert roles_of(User.objects.get(pk=person.pk)) == {Role.READER, Role.COORDINATION}


def test_somebody_else_cannot_accept(client: Client, coordination: User) -> None:
    stranger = UserFactory()
    UserFactory(email="neu@example.org")
    _invitation, link = make(coordination, Role.COORDINATION)
    client.force_login(stranger)
    client.post(link, ACCOUNT)
    assert roles_of(User.objects.get(pk=stranger.pk)) == set()


def test_closed_account_cannot_accept(client: Client, coordination: User) -> None:
    person = UserFactory(email="neu@example.org", is_active=False)
    _invitation, link = make(coordination, Role.COORDINATION)
    client.post(link, ACCOUNT)
    assert not person.groups.exists()


# Who may hand out what

MAY_INVITE = {
    Role.READER: set(),
    Role.EDITOR: set(),
    Role.YOUTH_OFFICE: {Role.READER},  # and Redaktionen of its own municipalities
    Role.COORDINATION: {Role.READER, Role.BODY, Role.EDITOR, Role.YOUTH_OFFICE, Role.COORDINATION},
    Role.ADMINISTRATION: set(Role),
}


@pytest.mark.parametrize("maker", list(MAY_INVITE))
@pytest.mark.parametrize("role", list(Role))
def test_who_hands_out_which_role(client: Client, maker: Role, role: Role) -> None:
    own, foreign = MunicipalityFactory(), MunicipalityFactory()
    person = user_with(maker, own, own.youth_office)
    target = {
        Role.EDITOR: {"municipality": foreign.pk},
        Role.YOUTH_OFFICE: {"youth_office": foreign.youth_office.pk},
        Role.BODY: {"body_group": make_team("Kerngruppe")[0].pk},
    }.get(role, {})
    invite(client, person, role=role, **target)
    assert Invitation.objects.exists() is (role in MAY_INVITE[maker])


def test_youth_office_invites_redaktion_of_its_municipality(client: Client) -> None:
    town = MunicipalityFactory()
    person = user_with(Role.YOUTH_OFFICE, office=town.youth_office)
    invite(client, person, role=Role.EDITOR, municipality=town.pk)
    assert Invitation.objects.get().municipality == town


def test_youth_office_sees_no_invitations_of_others(client: Client, coordination: User) -> None:
    make(coordination, Role.EDITOR, municipality=MunicipalityFactory())
    client.force_login(user_with(Role.YOUTH_OFFICE, office=YouthOfficeFactory()))
    assert "neu@example.org" not in client.get(INDEX).content.decode()


def test_coordination_cannot_withdraw_what_it_could_not_hand_out(client: Client, coordination: User) -> None:
    invitation, _link = make(user_with(Role.ADMINISTRATION), Role.ADMINISTRATION)
    client.force_login(coordination)
    assert client.post(f"{INDEX}{invitation.pk}/send/").status_code == 404


def test_editor_sees_no_invitations(client: Client) -> None:
    town = MunicipalityFactory()
    client.force_login(user_with(Role.EDITOR, town))
    assert client.get(INDEX).status_code == 302


def test_invitation_of_someone_who_lost_the_right_counts_no_more(client: Client, coordination: User) -> None:
    _invitation, link = make(coordination, Role.COORDINATION)
    coordination.groups.remove(coordination_group())
    client.post(link, ACCOUNT)
    assert not User.objects.filter(email="neu@example.org").exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.YOUTH_OFFICE, Role.BODY])
def test_role_without_its_place_is_refused(client: Client, coordination: User, role: Role) -> None:
    invite(client, coordination, role=role)
    assert not Invitation.objects.exists()


def test_role_with_a_foreign_place_is_refused(client: Client, coordination: User) -> None:
    invite(client, coordination, role=Role.READER, municipality=MunicipalityFactory().pk)
    assert not Invitation.objects.exists()


def test_ordinary_group_cannot_be_given_as_a_body(client: Client, coordination: User) -> None:
    invite(client, coordination, role=Role.BODY, body_group=group_of(Role.ADMINISTRATION).pk)
    assert not Invitation.objects.exists()


def test_same_invitation_twice_is_refused(client: Client, coordination: User) -> None:
    invite(client, coordination, role=Role.READER)
    invite(client, coordination, role=Role.READER)
    assert Invitation.objects.count() == 1


def test_who_has_the_role_is_not_invited_to_it(client: Client, coordination: User) -> None:
    UserFactory(email="neu@example.org", groups=[group_of(Role.READER)])
    invite(client, coordination, role=Role.READER)
    assert not Invitation.objects.exists()
