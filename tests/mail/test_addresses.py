"""Mail goes to the domain that somebody wrote, from one sender."""

from __future__ import annotations

from email.utils import getaddresses
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from accounts.models import Invitation
from accounts.role_table import Role
from mail.checks import check_deployed_sender, check_sender
from mail.models import OutgoingMail
from mail.sending import send_due
from tests.accounts.factories import UserFactory, user_with
from tests.mail.factories import again, write
from tests.mail.servers import Mailbox

pytestmark = pytest.mark.django_db
ASCII = "info@xn--strae-oqa.example"


@pytest.mark.parametrize("to", ["info@straße.example", "Straße, Amt für <info@STRAẞE.example>", ASCII])
def test_mail_goes_to_the_domain_that_was_written(server: Mailbox, to: str) -> None:
    write(to=to)
    send_due()
    [envelope], [message] = server.envelopes, server.messages
    assert envelope.rcpt_tos == [ASCII]
    assert OutgoingMail.objects.get().recipient == "info@straße.example"  # as people read it
    assert [address for _name, address in getaddresses([str(message["To"])])] == [ASCII]


@pytest.mark.parametrize(
    "sender",
    [
        "Jugendamt, Kreis Coesfeld <netz@straße.example>",
        '"Jugendamt, Kreis Coesfeld" <netz@straße.example>',
        "Präventionsnetz; Jugendämter (alle), Büro: 1 <netz@straße.example>",
    ],
)
def test_a_sender_is_one_sender_whatever_its_name_holds(server: Mailbox, settings: Any, sender: str) -> None:
    settings.DEFAULT_FROM_EMAIL = sender
    write(from_email=None)
    send_due()
    assert server.envelopes[0].mail_from == "netz@xn--strae-oqa.example"
    [(name, address)] = getaddresses([str(server.messages[0]["From"])])
    assert (_decoded(name) in sender, address) == (True, "netz@xn--strae-oqa.example")


def test_answers_and_copies_go_where_they_should(server: Mailbox) -> None:
    EmailMessage(
        "a", "b", "n@example.org", ["a@example.org"], cc=["Rat, Kreis <b@faß.de>"], reply_to=["c@faß.de"]
    ).send()
    send_due()
    message = server.messages[0]
    assert (message["Cc"], message["Reply-To"]) == ('"Rat, Kreis" <b@xn--fa-hia.de>', "c@xn--fa-hia.de")


@pytest.mark.parametrize("reply", ["müller@example.org", "a@example.org\nBcc: b@example.org", "a@i❤.ws"])
def test_a_mail_with_an_unusable_answer_address_is_refused_and_shown(server: Mailbox, reply: str) -> None:
    row = write(reply_to=[reply])
    send_due()
    assert (again(row).state, bool(again(row).last_error)) == (OutgoingMail.State.FAILED, True)
    assert server.envelopes == []


def test_a_code_goes_to_the_domain_of_the_account(client: Client, server: Mailbox) -> None:
    UserFactory(email="nele@straße.example")
    client.post("/konto/anmelden/code/", {"email": "Nele@STRAẞE.example"})
    send_due()
    assert server.envelopes[0].rcpt_tos[0].lower() == "nele@xn--strae-oqa.example"
    assert _decoded(server.messages[0]["Subject"]) == "Ihr Code für Präventionsnetz"


@pytest.mark.parametrize("url", ["/konto/anmelden/code/", "/konto/passwort/vergessen/"])
def test_an_unusable_address_is_refused_at_the_field(client: Client, url: str) -> None:
    response = client.post(url, {"email": "müller@example.org"})
    assert "«ü»" in response.content.decode()
    assert not OutgoingMail.objects.exists()


def test_an_invitation_is_refused_at_the_field_or_goes_where_it_should(
    client: Client, server: Mailbox
) -> None:
    client.force_login(user_with(Role.COORDINATION))
    response = client.post("/admin/invitations/new/", {"email": "a@i❤.ws", "role": Role.READER})
    assert "nicht erlaubt" in response.content.decode()
    client.post("/admin/invitations/new/", {"email": "neu@xn--strae-oqa.example", "role": Role.READER})
    send_due()
    assert Invitation.objects.get().email == "neu@straße.example"
    assert server.envelopes[0].rcpt_tos == ["neu@xn--strae-oqa.example"]


# What operators are told


@pytest.mark.parametrize(
    ("sender", "found"),
    [
        ("netz@kreis.example", []),
        ("Jugendamt, Kreis <netz@straße.example>", []),
        ("müller@kreis.example", ["mail.E001"]),
        ("Amt <a@kreis.example>, B <b@kreis.example>", ["mail.E001"]),
        ("kein Absender", ["mail.E001"]),
        ("netz@localhost", ["mail.W001"]),
        ("Netz <netz@localhost.localdomain>", ["mail.W001"]),
    ],
)
def test_checks_name_a_sender_that_is_no_use(settings: Any, sender: str, found: list[str]) -> None:
    settings.DEFAULT_FROM_EMAIL = sender
    assert [message.id for message in (*check_sender(), *check_deployed_sender())] == found


def _decoded(header: Any) -> str:
    from email.header import decode_header, make_header

    return str(make_header(decode_header(str(header))))
