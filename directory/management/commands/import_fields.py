"""Says which fields an import of offers may write."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory.importing.field_table import DOCUMENT, document_with_table, field_table


class Command(BaseCommand):
    """Prints the table of docs/import.md, or brings it up to date."""

    help = "Prints the fields that a mapping may name under [fields]; --write puts them into docs/import.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the choice to write."""
        parser.add_argument("--write", action="store_true", help="bring docs/import.md up to date")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print or write."""
        if options["write"]:
            DOCUMENT.write_text(document_with_table(DOCUMENT.read_text("utf-8")), "utf-8")
        else:
            self.stdout.write(field_table())
