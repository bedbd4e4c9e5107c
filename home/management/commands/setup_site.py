"""Set up the frame of a new site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from home.site_setup import setup_site


class Command(BaseCommand):
    """Creates start page, section pages, municipalities, vocabulary and roles where they are missing."""

    help = "Legt Startseite, Bereiche, Kommunen, Vokabular und Rollen an, soweit sie fehlen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the set-up and say where to go on."""
        setup_site()
        self.stdout.write("Fertig. Weiter geht es in der Verwaltung unter /admin/.")
