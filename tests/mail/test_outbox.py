"""Whatever sends mail puts it into the table, in the sender's transaction, and waits for no server."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, mail_admins, send_mail
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from mail.models import Kind, OutgoingMail
from mail.outbox import discard
from mail.sending import send_due
from mail.tasks import send_mails
from tests.accounts.factories import UserFactory
from tests.home.test_legal import REPORT
from tests.mail import servers
from tests.mail.factories import SECRET, again, write
from tests.mail.servers import Mailbox, bad_server, use

pytestmark = pytest.mark.django_db
States = OutgoingMail.State
CODE, RESET = "/konto/anmelden/code/", "/konto/passwort/vergessen/"


class Undo(Exception):
    """Ends a transaction."""


def test_what_is_rolled_back_is_not_sent(server: Mailbox) -> None:
    def fail() -> None:
        with transaction.atomic():
            write()
            raise Undo

    with pytest.raises(Undo):
        fail()
    send_due()
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count(), server.envelopes) == (0, 0, [])


def test_a_mail_wakes_the_sender_before_other_work() -> None:
    write()
    [woken] = DBTaskResult.objects.all()
    assert (woken.task_path, woken.priority) == (send_mails.module_path, 100)


def test_each_recipient_has_a_row_and_hidden_ones_stay_hidden(server: Mailbox) -> None:
    message = EmailMessage(
        "Einladung",
        "…",
        "netz@example.org",
        ["a@example.org", "B, Amt <b@example.org>"],
        bcc=["verdeckt@example.org"],
    )
    message.send()
    send_due()
    assert [envelope.rcpt_tos[0] for envelope in server.envelopes] == [
        "a@example.org",
        "b@example.org",
        "verdeckt@example.org",
    ]
    assert {message["To"] for message in server.messages} == {'a@example.org, "B, Amt" <b@example.org>'}
    assert "verdeckt@example.org" not in str(server.messages[0])


def test_the_same_key_is_the_same_mail() -> None:
    write(key="erinnerung:7")
    write(key="erinnerung:7")
    assert OutgoingMail.objects.count() == 1


def test_html_and_attachments_arrive(server: Mailbox) -> None:
    message = mail.EmailMultiAlternatives("Ä", "Text", "n@example.org", ["a@example.org"])
    message.attach_alternative("<p>Text mit Ü</p>", "text/html")
    message.attach("liste.csv", "ä;b", "text/csv")
    message.attach("bild.png", b"\x89PNG\x00\xff", "image/png")
    message.send()
    send_due()
    parts = {part.get_content_type(): part for part in server.messages[0].walk()}
    assert parts["text/html"].get_payload(decode=True) == "<p>Text mit Ü</p>".encode()
    assert parts["text/csv"].get_payload(decode=True) == "ä;b".encode()
    assert parts["image/png"].get_payload(decode=True) == b"\x89PNG\x00\xff"
    assert parts["image/png"].get_filename() == "bild.png"


def test_every_way_to_send_goes_through_the_table(server: Mailbox, settings: Any) -> None:
    settings.ADMINS = [("Betrieb", "betrieb@example.org")]
    send_mail("a", "b", None, ["a@example.org"], html_message="<p>b</p>")
    mail_admins("a", "b")
    mail.send_mass_mail([("a", "b", None, ["m@example.org"])])
    assert (OutgoingMail.objects.count(), server.envelopes) == (3, [])


@pytest.mark.parametrize("subject", ["Hallo\nBcc: b@example.org", "Hallo\r\nX: y"])
def test_a_subject_begins_no_other_header(subject: str) -> None:
    with pytest.raises(BadHeaderError):
        write(subject=subject)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("body", ["Null\x00Zeichen", "halbes \ud83d Emoji", "👪 ganz", "." * 2000])
def test_any_text_can_be_sent(server: Mailbox, body: str) -> None:
    row = write(body=body)
    send_due()
    assert again(row).state == States.SENT


def test_an_address_that_is_no_use_costs_nobody_else_the_mail(server: Mailbox) -> None:
    EmailMessage("a", "b", "n@example.org", ["müller@example.org", "a@example.org"]).send()
    send_due()
    refused = OutgoingMail.objects.get(recipient="müller@example.org")
    assert (refused.state, "ü" in refused.last_error, refused.message) == (States.FAILED, True, {})


def test_what_is_given_up_is_not_sent(server: Mailbox) -> None:
    row = write(key="invitation:3:abc")
    other = write(key="invitation:31:abc")
    discard("invitation:3:")
    send_due()
    assert (again(row).state, again(row).message) == (States.DISCARDED, {})
    assert again(other).state == States.SENT


# Requests


@pytest.mark.parametrize("url", [CODE, RESET])
@pytest.mark.parametrize("email", ["nele@example.org", "niemand@example.org"])
def test_a_request_never_speaks_to_the_mail_server(
    client: Client, settings: Any, url: str, email: str
) -> None:
    UserFactory(email="nele@example.org")
    with bad_server(servers.say_nothing) as bad:
        use(settings, bad)
        response = client.post(url, {"email": email})
    assert (response.status_code, bad.connections) == (302, 0)
    assert OutgoingMail.objects.get().recipient == email


def test_a_report_of_a_barrier_never_speaks_to_the_mail_server(client: Client, settings: Any) -> None:
    with bad_server(servers.say_nothing) as bad:
        use(settings, bad)
        response = client.post("/barrierefreiheit/", REPORT)
    assert (response.status_code, bad.connections) == (302, 0)
    assert OutgoingMail.objects.get().kind == Kind.REPORT


@pytest.mark.parametrize(
    ("url", "kind", "minutes"), [(CODE, Kind.SIGN_IN_CODE, 10), (RESET, Kind.PASSWORD_RESET, 3 * 24 * 60)]
)
def test_codes_and_links_are_of_use_as_long_as_they_count(
    client: Client, url: str, kind: Kind, minutes: int
) -> None:
    client.post(url, {"email": UserFactory().email})
    row = OutgoingMail.objects.get()
    assert (row.kind, row.expires_at - row.created_at) == (
        kind,
        row.expires_at.resolution * 60_000_000 * minutes,
    )


def test_workflow_mails_of_wagtail_go_through_the_table(reader: User) -> None:
    from wagtail.admin.mail import OpenedConnection, send_mail as wagtail_send

    with OpenedConnection(mail.get_connection()) as connection:
        wagtail_send("Eingereicht", SECRET, [reader.email], connection=connection)
    assert OutgoingMail.objects.get().message["headers"] == {"Auto-Submitted": "auto-generated"}
