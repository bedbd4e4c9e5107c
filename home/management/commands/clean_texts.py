"""``manage.py clean_texts``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.older_texts import clean_texts


class Command(BaseCommand):
    """Puts texts stored by older versions as people see them. May be interrupted and run again."""

    help = (
        "Entfernt unsichtbare Zeichen aus gespeicherten Texten, setzt Buchstaben zusammen, vereint gleiche "
        "Schlagworte und bringt Links auf Telefonnummern in Ordnung. Darf abgebrochen und wiederholt werden; "
        "tick tut es einmal von selbst."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Clean all texts; raises CommandError at the end when one is in the way of another."""
        done = clean_texts()
        self.stdout.write(
            f"{done.rows} Einträge, {done.versions} Entwürfe geändert, {done.tags} Schlagworte vereint."
        )
        if done.problems:
            raise CommandError(
                f"{done.problems} Einträge bleiben, wie sie sind: Es gibt schon einen dieses Namens."
            )
