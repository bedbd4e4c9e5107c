"""Several senders at once, and senders that are killed: each mail goes out, and once if that can be known."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from mail.models import OutgoingMail
from tests.mail import servers
from tests.mail.factories import again, pass_time, write
from tests.mail.servers import bad_server, mail_server
from tests.search.processes import Site, database_url

pytestmark = pytest.mark.django_db(transaction=True)
BEGIN = """
from django.conf import settings
from mail.models import OutgoingMail
from mail.sending import lease_next, send_due
settings.TASKS = {{"default": {{"BACKEND": "django_tasks_db.DatabaseBackend"}}}}
settings.MAIL_TRANSPORT = "mail.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", {port}
settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
import time
from datetime import timedelta
from django.utils import timezone
"""


def test_senders_at_once_send_each_mail_once(tmp_path: Path) -> None:
    for number in range(30):
        write(to=f"nr{number}@example.org")
    with mail_server() as server:
        site = Site(database_url(tmp_path), tmp_path / "index")
        answer = site.run(
            BEGIN.format(port=server.port)
            + """
pids = [begin(send_due) for _number in range(3)]
codes = [end(pid) for pid in pids]
answer = {"codes": codes, "waiting": OutgoingMail.objects.waiting().count()}
"""
        )
    sent = Counter(envelope.rcpt_tos[0] for envelope in server.envelopes)
    assert (answer, len(sent), set(sent.values())) == ({"codes": [0, 0, 0], "waiting": 0}, 30, {1})


def test_a_mail_of_a_killed_sender_is_taken_up_when_its_time_is_over(tmp_path: Path) -> None:
    write(to="nele@example.org")
    with bad_server(servers.hang_in_data) as hanging, mail_server() as server:
        site = Site(database_url(tmp_path), tmp_path / "index")
        answer = site.run(
            BEGIN.format(port=hanging.port)
            + f"""
pid = begin(send_due)
while not OutgoingMail.objects.exclude(lease_until=None).exists():
    time.sleep(0.05)
time.sleep(0.3)
os.kill(pid, signal.SIGKILL)
end(pid)
settings.EMAIL_PORT = {server.port}
held = send_due().sent
OutgoingMail.objects.update(lease_until=timezone.now(), send_after=timezone.now())
answer = {{"held": held, "later": send_due().sent, "state": OutgoingMail.objects.get().state}}
"""
        )
    assert (answer, hanging.connections) == ({"held": 0, "later": 1, "state": "sent"}, 1)
    assert [envelope.rcpt_tos for envelope in server.envelopes] == [["nele@example.org"]]


def test_a_sender_that_lost_its_lease_changes_nothing_but_sent() -> None:
    from mail.sending import Run, _settle, lease_next
    from mail.transport import Answer, SendResult

    row = write()
    first = lease_next("a" * 32)
    assert first is not None
    pass_time(minutes=4)
    assert lease_next("b" * 32) is not None
    _settle(first, "a" * 32, Answer(SendResult.REFUSED, "550 no"), Run())
    assert (again(row).state, again(row).lease_owner) == (OutgoingMail.State.WAITING, "b" * 32)
    _settle(first, "a" * 32, Answer(SendResult.SENT), Run())
    assert again(row).state == OutgoingMail.State.SENT
