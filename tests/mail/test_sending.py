"""What the sender makes of what mail servers say, do not say, and say half of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from mail.models import Kind, MailServer, OutgoingMail
from mail.sending import LONGEST_GAP, gap_after, lease_next, send_due
from mail.state import forget_old
from tests.mail import servers
from tests.mail.factories import SECRET, again, pass_time, write
from tests.mail.servers import Mailbox, bad_server, hang_up_after_data, mail_server, use

pytestmark = pytest.mark.django_db
States = OutgoingMail.State


def test_a_mail_reaches_its_recipient(server: Mailbox) -> None:
    write(to="Nele Neu <nele@example.org>")
    send_due()
    [envelope], [message] = server.envelopes, server.messages
    assert (envelope.mail_from, envelope.rcpt_tos) == ("netz@example.org", ["nele@example.org"])
    assert SECRET in message.get_payload(decode=True).decode()


def test_the_text_of_a_sent_mail_is_erased(server: Mailbox) -> None:
    row = write()
    send_due()
    row = again(row)
    assert (row.state, row.message, row.sent_at is not None) == (States.SENT, {}, True)
    assert SECRET not in str(OutgoingMail.objects.values().get(pk=row.pk))


def test_a_mail_is_sent_once(server: Mailbox) -> None:
    write()
    send_due()
    send_due()
    assert len(server.envelopes) == 1


def test_urgent_mails_go_first(server: Mailbox) -> None:
    for kind in (Kind.NOTICE, Kind.INVITATION, Kind.SIGN_IN_CODE, Kind.PASSWORD_RESET):
        write(kind=kind, subject=kind.value)
    send_due()
    assert [message["Subject"] for message in server.messages] == [
        "sign_in_code",
        "password_reset",
        "invitation",
        "notice",
    ]


def test_a_run_sends_no_more_than_its_limit(server: Mailbox, settings: Any) -> None:
    settings.MAIL_RUN_LIMIT = 2
    for _number in range(3):
        write()
    assert (send_due().sent, send_due().sent) == (2, 1)


def test_nothing_is_sent_before_its_time(server: Mailbox) -> None:
    row = write()
    OutgoingMail.objects.update(send_after=timezone.now() + timedelta(minutes=5))
    send_due()
    assert again(row).state == States.WAITING
    pass_time(minutes=6)
    send_due()
    assert again(row).state == States.SENT


def test_a_code_is_never_sent_after_it_has_expired(server: Mailbox) -> None:
    row = write(kind=Kind.SIGN_IN_CODE, term=timedelta(minutes=10))
    pass_time(minutes=10, seconds=1)
    send_due()
    row = again(row)
    assert (row.state, row.message, server.envelopes) == (States.EXPIRED, {}, [])


def test_a_code_does_not_wait_until_all_that_is_overdue_has_been_erased(
    server: Mailbox, settings: Any, django_assert_max_num_queries: Any
) -> None:
    old = OutgoingMail.objects.get(pk=write().pk)
    past = timezone.now() - timedelta(days=4)
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            message=old.message, recipient="x@example.org", priority=1, created_at=past, expires_at=past
        )
        for _number in range(200)
    )
    code = write(kind=Kind.SIGN_IN_CODE)
    settings.MAIL_RUN_LIMIT = 3
    with django_assert_max_num_queries(40):
        send_due()
    assert again(code).state == States.SENT
    assert OutgoingMail.objects.filter(state=States.EXPIRED, message={}).count() == 3
    forget_old()
    assert not OutgoingMail.objects.waiting().exists()


# Servers that say no


@pytest.mark.parametrize(
    "answers",
    [
        {"rcpt": ["550 5.1.1 no such user"]},
        {"data": ["554 5.7.1 looks like spam"]},
        {"mail": ["553 5.7.1 sender not allowed"]},
    ],
)
def test_a_mail_refused_for_good_is_shown_and_not_tried_again(settings: Any, answers: Any) -> None:
    reason = next(iter(answers.values()))[0]
    with mail_server(**answers) as server:
        use(settings, server)
        row = write()
        send_due()
        pass_time(hours=5)
        send_due()
    row = again(row)
    assert (row.state, row.last_error, row.attempts, server.envelopes) == (States.FAILED, reason, 1, [])


def test_the_text_of_a_refused_mail_is_erased_when_its_term_is_over(settings: Any) -> None:
    with mail_server(rcpt=["550 no"]) as server:
        use(settings, server)
        row = write()
        send_due()
        assert again(row).message
        pass_time(days=3, seconds=1)
        send_due()
    assert (again(row).state, again(row).message) == (States.FAILED, {})


@pytest.mark.parametrize(
    "answers",
    [
        {"rcpt": ["450 4.2.0 greylisted, come back later"]},
        {"data": ["451 4.3.0 try again"]},
        {"mail": ["452 4.3.1 no room"]},
        {"rcpt": ["421 4.3.2 closing"]},
        {"mail": ["421 4.3.2 closing"]},
        {"data": ["421 4.3.2 closing"]},
    ],
)
def test_a_mail_refused_for_now_is_tried_again(settings: Any, answers: Any) -> None:
    with mail_server(**answers) as server:
        use(settings, server)
        row = write()
        send_due()
        assert (again(row).state, server.envelopes) == (States.WAITING, [])
        pass_time(seconds=31)
        send_due()
    assert (again(row).state, again(row).attempts, len(server.envelopes)) == (States.SENT, 2, 1)


def test_a_mail_refused_for_now_keeps_no_other_from_going(settings: Any) -> None:
    with mail_server(rcpt=["450 later"]) as server:
        use(settings, server)
        write(to="erste@example.org", kind=Kind.SIGN_IN_CODE)
        write(to="zweite@example.org")
        send_due()
    assert [envelope.rcpt_tos for envelope in server.envelopes] == [["zweite@example.org"]]


def test_gaps_between_attempts_grow() -> None:
    gaps = [gap_after(attempts) for attempts in range(1, 40)]
    assert gaps == sorted(gaps)
    assert gaps[0] == timedelta(seconds=30)
    assert gaps[-1] == LONGEST_GAP


# Servers that say nothing, or half of it


@pytest.mark.parametrize(
    "behaviour",
    [
        servers.say_nothing,
        servers.drip,
        servers.hang_up,
        servers.greet_and_hang,
        servers.hang_in_data,
        servers.answer_nonsense,
    ],
)
def test_a_server_that_fails_costs_no_mail(settings: Any, behaviour: Callable[..., None]) -> None:
    with bad_server(behaviour) as bad:
        use(settings, bad)
        rows = [write(), write()]
        run = send_due()
        assert (bad.connections, run.sent, run.postponed, bool(run.problem)) == (1, 0, 1, True)
    assert {again(row).state for row in rows} == {States.WAITING}
    with mail_server() as good:
        use(settings, good)
        pass_time(minutes=1)
        send_due()
    assert {again(row).state for row in rows} == {States.SENT}


@pytest.mark.parametrize(
    "behaviour",
    [
        servers.refuse_tls,
        servers.hang_in_handshake,
        servers.hang_up_in_handshake,
        servers.drip_in_handshake,
        servers.talk_plainly_in_handshake,
        servers.show_a_strange_certificate,
        servers.greet_and_hang,
        servers.ask_oddly,  # offers none
    ],
)
def test_a_server_that_fails_while_encryption_begins_costs_no_mail(
    settings: Any, behaviour: Callable[..., None]
) -> None:
    with bad_server(behaviour) as bad:
        use(settings, bad)
        settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = True, "netz", "x"
        rows = [write(), write()]
        run = send_due()
        assert (bad.connections, run.sent, run.postponed, bool(run.problem)) == (1, 0, 1, True)
    assert ("CERTIFICATE" in run.problem) == (behaviour is servers.show_a_strange_certificate)
    assert [(again(row).state, again(row).lease_until) for row in rows] == [(States.WAITING, None)] * 2


# A clock that is set back: what lies ahead further than it can was noted before


def test_no_clock_that_is_set_back_keeps_mails_waiting(server: Mailbox) -> None:
    row = write(kind=Kind.SIGN_IN_CODE, term=timedelta(minutes=10))
    MailServer.objects.create(failures=1, failing_since=timezone.now(), rest_until=timezone.now())
    pass_time(hours=-1)
    assert send_due().sent == 1
    assert again(row).state == States.SENT


def test_a_mail_whose_sender_died_before_the_clock_was_set_back_is_sent(server: Mailbox) -> None:
    row = write()
    assert lease_next("somebody") is not None
    pass_time(hours=-1)
    OutgoingMail.objects.update(send_after=timezone.now())
    assert send_due().sent == 1
    assert again(row).state == States.SENT


def test_a_server_that_is_not_there_costs_no_mail(settings: Any) -> None:
    with mail_server() as gone:
        use(settings, gone)
    row = write()
    assert send_due().problem == "Der Mailserver nimmt keine Verbindung an."
    assert again(row).state == States.WAITING


def test_a_server_that_fails_is_left_alone_for_a_while(settings: Any) -> None:
    with bad_server(servers.say_nothing) as bad:
        use(settings, bad)
        for _number in range(4):
            write(kind=Kind.SIGN_IN_CODE)
            send_due()
        assert bad.connections == 1
        pass_time(seconds=16)
        send_due()
        assert bad.connections == 2


def test_a_server_never_rests_for_long_against_the_life_of_a_code(settings: Any) -> None:
    with mail_server() as gone:
        use(settings, gone)
    write()
    for _number in range(12):
        MailServer.objects.update(rest_until=None)
        send_due()
    known = MailServer.objects.get()
    assert known.failures == 12
    assert known.rest_until is not None
    assert known.rest_until - timezone.now() <= timedelta(minutes=2)


def test_a_server_that_works_again_is_forgiven(server: Mailbox) -> None:
    MailServer.objects.create(failures=5, failing_since=timezone.now(), last_error="weg")
    write()
    send_due()
    known = MailServer.objects.get()
    assert (known.failures, known.failing_since, known.last_error) == (0, None, "")


def test_a_server_that_takes_one_mail_at_a_time_gets_all(server: Mailbox) -> None:
    rows = [write() for _number in range(4)]
    server.after_data = servers.hang_up_soon
    assert (send_due().sent, server.connections) == (4, 4)
    assert {(again(row).state, again(row).attempts) for row in rows} == {(States.SENT, 1)}


def test_a_server_of_seven_bits_gets_mails_of_seven_bits(server: Mailbox) -> None:
    server.takes_eight_bits = False
    write(body="Grüße aus Dülmen: https://netz.example/?a=b")
    write(body="Grüße", alternatives=[("<p>Grüße</p>", "text/html")])
    assert send_due().sent == 2
    assert all(bytes(envelope.content or b"").isascii() for envelope in server.envelopes)
    first, second = server.messages
    assert "Grüße aus Dülmen: https://netz.example/?a=b" in first.get_payload(decode=True).decode()  # type: ignore[union-attr]
    assert [part.get_payload(decode=True).decode().strip() for part in second.get_payload()] == [  # type: ignore[union-attr]
        "Grüße",
        "<p>Grüße</p>",
    ]


@pytest.mark.parametrize("password", ["pässword", "password"])
def test_a_server_that_asks_oddly_and_a_password_it_cannot_take_cost_no_mail(
    settings: Any, password: str
) -> None:
    with bad_server(servers.ask_oddly) as odd:
        use(settings, odd)
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "netz", password
        row = write()
        run = send_due()
    assert (bool(run.problem), again(row).state) == (True, States.WAITING)


@pytest.mark.parametrize("answer", ["530 5.7.0 Authentication required", "535 5.7.8 not signed in"])
def test_a_server_that_wants_the_site_to_sign_in_costs_no_mail(settings: Any, answer: str) -> None:
    with mail_server(mail=[answer]) as server:
        use(settings, server)
        row = write()
        assert send_due().problem == answer
        pass_time(minutes=1)
        send_due()
    assert again(row).state == States.SENT


def test_a_wrong_password_of_the_site_costs_no_mail(server: Mailbox, settings: Any) -> None:
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "falsch"
    row = write()
    run = send_due()
    assert (bool(run.problem), again(row).state, again(row).attempts) == (True, States.WAITING, 1)


def test_a_copy_after_a_broken_connection_has_the_same_message_id(server: Mailbox) -> None:
    row = write()
    server.after_data = hang_up_after_data
    send_due()
    assert again(row).state == States.WAITING
    server.after_data = lambda _server: None
    pass_time(minutes=1)
    send_due()
    first, second = server.messages
    assert first["Message-ID"] == second["Message-ID"]
