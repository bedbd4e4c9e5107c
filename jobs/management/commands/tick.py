"""``manage.py tick``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.due import run_due


class Command(BaseCommand):
    """Does what is due. For cron, every few minutes; safe at any time and in parallel."""

    help = (
        "Erledigt, was fällig ist: E-Mails, Veröffentlichungen, Mitgliedschaften, Texte von Dokumenten, "
        "Nachholen der Suche, Links, Löschfristen der Suchstatistik, täglich das Vergessen alter Stände. "
        "Was daraus wurde, zeigt die Verwaltung unter «Berichte»."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every job that is due, even when one fails; raises CommandError at the end when any did."""
        if problems := run_due():
            raise CommandError("; ".join(f"{name}: {problem}" for name, problem in problems.items()))
