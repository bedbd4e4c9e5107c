"""Import the pages of another portal as articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from wagtail.models import Page

from accounts.acting import acting_user
from core.slugs import german_slug
from drafts.in_turn import lock
from exchange.commands import REFUSED, STOPPED, add_import_arguments, tell
from exchange.reports import ImportStopped, Outcome
from knowledge.importing import PortalError, Source, import_pages, read_portal
from knowledge.models import ArticlePage, KnowledgeIndexPage


class Command(BaseCommand):
    """Reads a file in Integreat's JSON format and makes a tree of articles of it."""

    help = "Liest die Seiten eines Portals (JSON von Integreat) als Artikel ein; --dry-run zeigt nur."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("file", type=Path, help="JSON-Datei mit der Liste der Seiten")
        parser.add_argument(
            "--title",
            default="",
            help="Titel des Artikels, unter dem die Seiten stehen; leer: aus dem Namen der Datei",
        )
        parser.add_argument("--source", default="", help="Name der Quelle; leer: «Integreat: » und der Titel")
        parser.add_argument(
            "--rights",
            default="Integreat / Tür an Tür – Digitalfabrik, CC BY 4.0",
            help="wem die Texte gehören und wie sie benutzt werden dürfen; steht bei jedem Artikel",
        )
        parser.add_argument(
            "--base-url", default="https://integreat.app", help="Adresse, unter der man die Seiten liest"
        )
        add_import_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the import. Raises CommandError when file, person or place cannot be used."""
        user = acting_user(options["user"])
        try:
            pages = read_portal(options["file"])
        except PortalError as error:
            raise CommandError(str(error)) from error
        title = options["title"] or options["file"].stem.replace("-", " ").replace("_", " ").title()
        source = Source(options["source"] or f"Integreat: {title}", options["rights"], options["base_url"])
        parent = _place(title, source, options["dry_run"])
        failure, dry_run = "", options["dry_run"]
        try:
            report = import_pages(pages, source, parent, user, dry_run, self._progress)
        except ImportStopped as error:
            failure, report = str(error), error.report
        tell(self.stdout, report, each="Seite", all_of_them="Seiten", dry_run=dry_run, file=options["report"])
        if failure:
            raise CommandError(
                f"{failure} Was bis dahin eingelesen war, ist vollständig und bleibt. "
                "Danach denselben Befehl noch einmal aufrufen: Er macht weiter, wo er aufgehört hat.",
                returncode=STOPPED,
            )
        if refused := report.count()[Outcome.REFUSED]:
            raise CommandError(f"{refused} von {len(pages)} Seiten blieben draußen.", returncode=REFUSED)

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done} von {total} Seiten …")


def _place(title: str, source: Source, dry_run: bool) -> Page:
    """Return the article that holds the imported ones; a trial run makes none and takes the index."""
    index = KnowledgeIndexPage.objects.first()
    if index is None:
        raise CommandError("Es gibt noch keine Seite «Wissen». Bitte zuerst «setup_site» ausführen.")
    slug = german_slug(title)
    if not slug:
        raise CommandError("Der Titel braucht mindestens einen Buchstaben.")
    with transaction.atomic():
        lock([index.pk])  # of two imports at once, the second finds what the first has made
        index.refresh_from_db()
        found = ArticlePage.objects.child_of(index).filter(slug=slug).first()
        if found is not None:
            return found
        if dry_run:
            return index
        article = ArticlePage(title=title, slug=slug, summary=f"Übernommen aus: {source.name}.")
        index.add_child(instance=article)
        article.save_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)
