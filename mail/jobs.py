"""What the mail app does regularly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job, JobFailed
from mail.sending import send_due
from mail.state import forget_old


def register_jobs() -> None:
    """Have mails sent with every ``tick``, before all else, and old ones forgotten every day."""
    JOBS.register(Job("mail", _("E-Mails verschicken"), _send, Every.TICK, order=10))
    JOBS.register(Job("old_mails", _("Verschickte E-Mails vergessen"), forget_old, Every.DAY))


def _send() -> int:
    done = send_due()
    if done.problem:
        raise JobFailed(done.problem)
    return done.sent
