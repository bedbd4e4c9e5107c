"""What administration sees of outgoing mail, and what it can do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from accounts.role_table import Role
from home.models import HomePage
from mail.models import Kind, MailServer, OutgoingMail
from mail.sending import send_due
from mail.state import forget_old, mail_state
from tests.accounts.factories import user_with
from tests.mail.factories import SECRET, again, pass_time, write
from tests.mail.servers import Mailbox, mail_server, use

pytestmark = pytest.mark.django_db
INDEX = "/admin/ausgehende-mails/"
States = OutgoingMail.State


@pytest.fixture
def administration(client: Client, home_page: HomePage) -> Client:
    client.force_login(user_with(Role.ADMINISTRATION))
    return client


def refused(settings: Any) -> OutgoingMail:
    with mail_server(rcpt=["550 5.1.1 no such user"]) as server:
        use(settings, server)
        row = write(subject="Privates Thema")
        send_due()
    return again(row)


def test_the_list_says_how_each_mail_stands_and_nothing_of_its_text(
    administration: Client, settings: Any
) -> None:
    refused(settings)
    text = administration.get(INDEX).content.decode()
    assert ("nele@example.org" in text, "abgelehnt" in text, "550 5.1.1 no such user" in text) == (True,) * 3
    assert (SECRET in text, "Privates Thema" in text) == (False, False)


def test_the_list_says_what_is_wrong_with_the_server(administration: Client) -> None:
    MailServer.objects.create(failures=1, failing_since=timezone.now(), last_error="535 falsches Passwort")
    assert "535 falsches Passwort" in administration.get(INDEX).content.decode()


def test_a_refused_mail_can_be_sent_again(administration: Client, settings: Any) -> None:
    row = refused(settings)
    assert f"{INDEX}{row.pk}/retry/" in administration.get(INDEX).content.decode()
    with mail_server() as server:
        use(settings, server)
        administration.post(f"{INDEX}{row.pk}/retry/")
        send_due()
    assert again(row).state == States.SENT


def test_sending_now_does_not_wait_for_the_server_to_have_rested(
    administration: Client, server: Mailbox
) -> None:
    row = write()
    MailServer.objects.create(rest_until=timezone.now() + timedelta(minutes=1))
    OutgoingMail.objects.update(send_after=timezone.now() + timedelta(hours=4))
    administration.post(f"{INDEX}{row.pk}/retry/")
    send_due()
    assert again(row).state == States.SENT


def test_a_mail_whose_text_is_erased_cannot_be_sent_again(administration: Client, server: Mailbox) -> None:
    row = write(kind=Kind.SIGN_IN_CODE, term=timedelta(minutes=10))
    pass_time(minutes=11)
    send_due()
    text = administration.get(INDEX).content.decode()
    response = administration.post(f"{INDEX}{row.pk}/retry/", follow=True)
    assert "Ihr Text ist gelöscht" in response.content.decode()
    assert (f"{row.pk}/retry/" in text, again(row).state) == (False, States.EXPIRED)


def test_a_mail_can_be_given_up(administration: Client, server: Mailbox) -> None:
    row = write()
    administration.post(f"{INDEX}{row.pk}/discard/")
    send_due()
    assert (again(row).state, again(row).message, server.envelopes) == (States.DISCARDED, {}, [])


def test_asking_does_nothing(administration: Client) -> None:
    row = write()
    for action in ("retry", "discard"):
        assert administration.get(f"{INDEX}{row.pk}/{action}/").status_code == 200
    assert again(row).state == States.WAITING


def test_a_sent_mail_cannot_be_given_up(administration: Client, server: Mailbox) -> None:
    row = write()
    send_due()
    administration.post(f"{INDEX}{row.pk}/discard/")
    assert again(row).state == States.SENT


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATION])
def test_others_see_and_do_nothing(client: Client, home_page: HomePage, role: Role) -> None:
    client.force_login(user_with(role))
    row = write()
    for url in (INDEX, f"{INDEX}{row.pk}/retry/", f"{INDEX}{row.pk}/discard/"):
        assert client.get(url).status_code in {302, 403}
        client.post(url)
    assert again(row).state == States.WAITING


def test_nobody_writes_edits_or_deletes_a_mail(client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    row = write()
    for url in (f"{INDEX}new/", f"{INDEX}edit/{row.pk}/", f"{INDEX}delete/{row.pk}/"):
        assert client.get(url).status_code == 404


# Health, and forgetting


def test_mails_that_wait_for_long_are_told(client: Client, home_page: HomePage) -> None:
    write()
    assert client.get("/health/").json()["mail"] == "ok"
    pass_time(minutes=11)
    response = client.get("/health/")
    assert (response.status_code, response.json()["mail"]) == (200, "late")
    assert mail_state().late == 1


def test_the_start_of_the_administration_tells_of_mails_that_are_stuck(
    administration: Client, settings: Any
) -> None:
    refused(settings)
    write()
    pass_time(minutes=11)
    text = administration.get("/admin/").content.decode()
    assert ("1 E-Mail wartet seit mehr als zehn Minuten" in text, INDEX in text) == (True, True)


def test_tick_sends_what_was_left(server: Mailbox, home_page: HomePage) -> None:
    row = write()
    call_command("tick")
    assert again(row).state == States.SENT


def test_the_story_of_a_mail_is_forgotten(server: Mailbox) -> None:
    write()
    send_due()
    OutgoingMail.objects.create(recipient="b@example.org", state=States.FAILED, expires_at=timezone.now())
    pass_time(days=6)
    forget_old()
    assert OutgoingMail.objects.count() == 2
    pass_time(days=2)
    forget_old()
    assert [row.state for row in OutgoingMail.objects.all()] == [States.FAILED]
    pass_time(days=23)
    forget_old()
    assert not OutgoingMail.objects.exists()


def test_the_command_says_what_it_did(server: Mailbox, capsys: pytest.CaptureFixture[str]) -> None:
    write()
    call_command("send_mails")
    assert "1 verschickt, 0 abgelehnt, 0 aufgeschoben" in capsys.readouterr().out
