"""Load the demo, or add offers for load tests."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.generated import generate_offers
from demo.loading import load_demo
from demo.people import announce


class Command(BaseCommand):
    """Creates what is missing of the demo; it changes nothing that is there."""

    help = "Legt Beispielinhalte und Konten zum Ausprobieren an, soweit sie fehlen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the number of generated offers."""
        parser.add_argument(
            "--offers",
            type=int,
            default=0,
            metavar="N",
            help="dazu erzeugte Angebote für Lasttests, bis es N sind",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked; refuse to write demo content into a site that is no demo."""
        if not settings.DEMO:
            raise CommandError(
                "Diese Website ist keine Vorführung (DEMO ist aus). Beispielinhalte entstehen hier nicht."
            )
        if options["offers"] < 0:
            raise CommandError("Die Zahl der Angebote darf nicht kleiner als 0 sein.")
        load_demo(lambda name: self.stdout.write(f"  {name} …"))
        if options["offers"]:
            self._generate(options["offers"])
        self.stdout.write(announce())

    def _generate(self, number: int) -> None:
        self.stdout.write("  Erzeugte Angebote …")
        added = generate_offers(number, lambda done, total: self.stdout.write(f"  {done} von {total}"))
        self.stdout.write(f"  {added} Angebote dazu.")
