"""``manage.py clean_pictures``."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from files.older_pictures import clean_all


class Command(BaseCommand):
    """Removes metadata from pictures stored by older versions. May be interrupted and run again."""

    help = (
        "Entfernt Ort, Namen und andere Angaben aus Bildern, die vor dieser Fassung hochgeladen wurden, und "
        "alles, was daraus gemacht wurde. Darf abgebrochen und wiederholt werden."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Clean all pictures; raises CommandError at the end when a file was damaged or missing."""
        done, problems = 0, []
        for picture in clean_all():
            if picture.problem:
                problems.append(f"{picture.name}: {picture.problem}")
            else:
                done += 1
        self.stdout.write(f"{done} Bilder sind frei von Angaben.")
        if problems:
            raise CommandError("\n".join(problems))
