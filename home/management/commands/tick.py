"""``manage.py tick``."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from core.private_log import told
from files.extraction import read_outdated, read_overdue
from files.pictures.older_files import clean_some
from home.daily import daily_duties, once, once_a_day
from home.older_texts import RULES, clean_texts
from links.checking import check_links
from mail.sending import send_due
from network.privacy import sync_all_members
from search.api import catch_up_all, forget_expired

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Does what is due. For cron, every few minutes; safe at any time and in parallel."""

    help = (
        "Erledigt, was fällig ist: E-Mails, Veröffentlichungen, Mitgliedschaften, Texte von Dokumenten, "
        "Nachholen der Suche, Links, Löschfristen der Suchstatistik, täglich das Vergessen alter Stände."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every duty even when one fails; raises CommandError at the end when any did."""
        duties: tuple[tuple[str, Callable[[], None]], ...] = (
            ("mail", self._send_mails),
            ("publish_scheduled", self._publish),
            ("memberships", sync_all_members),
            ("documents", read_overdue),
            ("documents_of_older_readers", read_outdated),
            ("pictures", clean_some),
            ("texts", partial(once, f"older_texts_{RULES}", clean_texts)),
            ("search", self._catch_up),
            ("links", check_links),
            ("search_log", forget_expired),
            *((name, partial(once_a_day, name, duty)) for name, duty in daily_duties()),
        )
        problems = []
        for name, duty in duties:
            try:
                duty()
            except Exception as error:
                logger.exception("The duty %s failed", name)
                problems.append(f"{name}: {error if isinstance(error, CommandError) else told(error)}")
        if problems:
            raise CommandError("; ".join(problems))

    def _send_mails(self) -> None:
        if problem := send_due().problem:
            raise CommandError(problem)

    def _publish(self) -> None:
        call_command("publish_scheduled", stdout=self.stdout, stderr=self.stderr)

    def _catch_up(self) -> None:
        if problems := catch_up_all():
            raise CommandError(", ".join(f"{name}: {problem}" for name, problem in problems.items()))
