"""Bring a tree of articles in line with the pages of a portal, and tell what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.bulk_pages import create_published, validate_without_queries
from core.slugs import german_slug
from drafts.in_turn import lock
from exchange.batches import MachineFailed, together_or_alone
from exchange.reports import ImportStopped, Outcome, Problem, Report, RowReport
from knowledge.importing.drafting import Draft, Source, differs, draft_from, write
from knowledge.importing.portal import PortalPage, normal_path
from knowledge.models import ArticleOrigin, ArticlePage

LEFT_AS_PEOPLE_MADE_IT = "Seit dem Einlesen hat jemand den Artikel bearbeitet. Er bleibt, wie er ist."
NOT_PUBLISHED = "Der Artikel ist nicht veröffentlicht. Er bleibt, wie er ist."
# Pages a transaction: others can write in between, and what is done stays done.
BATCH = 10
# Stands for an article that a trial run does not make.
_PLANNED = 0


def import_pages(
    pages: Sequence[PortalPage],
    source: Source,
    parent: Page,
    user: Any = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Make articles of ``pages``, which ``read_portal`` has sorted, below ``parent``, and report on each.

    An article is recognised by the source and its id there, wherever it was moved to. What people have
    edited since stays as it is. Pages go in a few at a time; a page that cannot be written is left out with
    the reason, and a second run goes on where one was stopped. With ``dry_run`` nothing is written.
    Raises ImportStopped, with the report so far, when disk or database fail.
    """
    report = Report()
    try:
        _Run(source, parent, user, pages, dry_run).run(report, progress)
    except MachineFailed as error:
        raise ImportStopped(str(error), report) from error
    return report


class _Run:
    """One import: the articles known so far by the path of their page in the portal."""

    def __init__(
        self, source: Source, parent: Page, user: Any, pages: Sequence[PortalPage], dry_run: bool
    ) -> None:
        self.source = source
        self.parent = parent
        self.user = user
        self.pages = pages
        self.dry_run = dry_run
        addresses = (source.base_url, *(page.url for page in pages))
        self.hosts = {"", *(urlsplit(address).netloc for address in addresses)}
        self.origins: dict[str, ArticleOrigin] = {}
        self.articles: dict[str, int] = {}
        self.problems: dict[str, str] = {}
        self.new: set[str] = set()
        self._read_origins(page for page in pages if not page.problem)

    def _read_origins(self, pages: Iterable[PortalPage]) -> None:
        """Learn which of ``pages`` have an article."""
        by_id = {page.external_id: page for page in pages}
        known = ArticleOrigin.objects.filter(source=self.source.name, external_id__in=by_id)
        for origin in known:
            self.origins[origin.external_id] = origin
            self.articles[by_id[origin.external_id].path] = origin.article_id

    def run(self, report: Report, progress: Callable[[int, int], None] | None) -> None:
        """Create what is missing, then put on every article what it should say, now that all have an id."""
        for (_depth, above), group in groupby(self.pages, key=lambda page: (page.depth, page.parent)):
            for batch in _batches([page for page in group if not page.problem]):
                self._apart(batch, lambda some: self._create(above, some))  # noqa: B023 - called at once
        for batch in _batches(self.pages):
            good = [page for page in batch if not (page.problem or self.problems.get(page.path))]
            made = {row.line: row for row in self._apart(good, self._update_all)}
            report.rows += [made.get(page.number) or self._refused(page) for page in batch]
            if progress is not None:
                progress(len(report.rows), len(self.pages))

    def _apart(
        self, pages: Sequence[PortalPage], work: Callable[[Sequence[PortalPage]], list[RowReport]]
    ) -> list[RowReport]:
        """Do ``work`` on ``pages`` in one transaction; when that fails on each in one of its own."""
        if not pages:
            return []
        before = set(self.new)

        def in_transaction(some: Sequence[PortalPage]) -> list[RowReport]:
            with transaction.atomic():
                reports = work(some)
                transaction.set_rollback(self.dry_run)  # keywords that are new were made on the way
            return reports

        def undone(some: Sequence[PortalPage]) -> None:
            """Forget what was rolled back: it is not there, whatever this run thinks."""
            for page in some:
                if page.path in self.new - before:
                    self.new.discard(page.path)
                    self.articles.pop(page.path, None)
                    self.origins.pop(page.external_id, None)

        return together_or_alone(pages, in_transaction, self._failed, undone)

    def _failed(self, page: PortalPage, error: Exception) -> RowReport:
        self.problems[page.path] = f"Unerwarteter Fehler: {error!r:.200}"
        return self._refused(page)

    def _refused(self, page: PortalPage) -> RowReport:
        reason = page.problem or self.problems.get(page.path, "")
        report = RowReport(page.number, page.external_id, page.title, Outcome.REFUSED)
        report.problems = [Problem("", reason)]
        report.notes = [page.url or page.path]
        return report

    def find(self, address: str) -> int | None:
        """Give the id of the article for an address of the portal, None for anything else."""
        try:
            host = urlsplit(address).netloc
        except ValueError:
            return None
        return self.articles.get(normal_path(address)) if host in self.hosts else None

    def _create(self, above: str, pages: Sequence[PortalPage]) -> list[RowReport]:
        """Add the missing articles below the page at ``above``; what became of them is told later."""
        if not self.dry_run:
            # Two imports wait for each other, so neither makes the other's articles again; so do people who
            # put an article in the same place.
            lock([self.parent.pk, self.articles.get(above)])
            self._read_origins(pages)
        missing = [page for page in pages if page.path not in self.articles]
        if above and above not in self.articles:
            reason = f"Die Seite darüber wurde nicht eingelesen: {above}"
            self.problems.update({page.path: reason for page in missing})
            return []
        planned = not above or self.articles[above] == _PLANNED
        parent = self.parent if planned else Page.objects.get(pk=self.articles[above])
        good = []
        for page in missing:
            article = ArticlePage(slug=german_slug(page.slug, max_length=200), owner=self.user)
            write(draft_from(page, self.source, self.find), article)
            try:
                validate_without_queries(article, parent)
            except ValidationError as error:
                self.problems[page.path] = "; ".join(error.messages)
            else:
                good.append((page, article))
        self._publish(parent, good)
        return []

    def _publish(self, parent: Page, good: Sequence[tuple[PortalPage, ArticlePage]]) -> None:
        if not self.dry_run:
            create_published(parent, [article for _page, article in good], self.user)
        for page, article in good:
            self.new.add(page.path)
            self.articles[page.path] = article.pk or _PLANNED
            if not self.dry_run:
                self.origins[page.external_id] = ArticleOrigin.objects.create(
                    article=article,
                    source=self.source.name,
                    external_id=page.external_id,
                    revision_id=article.latest_revision_id,
                )

    def _update_all(self, pages: Sequence[PortalPage]) -> list[RowReport]:
        """Update the articles of ``pages`` while nobody else changes these articles."""
        if not self.dry_run:
            lock([self.parent.pk, *(self.articles[page.path] for page in pages)])
            self._read_origins(pages)
        return [self._update(page) for page in pages]

    def _update(self, page: PortalPage) -> RowReport:
        draft = draft_from(page, self.source, self.find)
        report = RowReport(page.number, page.external_id, page.title, Outcome.UNCHANGED)
        report.notes = [f"Link ohne Ziel: {link}" for link in draft.lost_links]
        if self.dry_run and page.path in self.new:
            report.outcome = Outcome.CREATED
            return report
        origin = self.origins[page.external_id]
        article = ArticlePage.objects.get(pk=origin.article_id)
        if article.latest_revision_id != origin.revision_id:
            report.outcome, report.problems = Outcome.SKIPPED, [Problem("", LEFT_AS_PEOPLE_MADE_IT)]
        elif not article.live:
            report.outcome, report.problems = Outcome.SKIPPED, [Problem("", NOT_PUBLISHED)]
        elif differs(draft, article):
            report.outcome, report.problems = self._write(draft, article, origin)
        if report.outcome is Outcome.REFUSED:
            report.notes.insert(0, page.url or page.path)
        elif page.path in self.new:
            report.outcome = Outcome.CREATED
        return report

    def _write(
        self, draft: Draft, article: ArticlePage, origin: ArticleOrigin
    ) -> tuple[Outcome, list[Problem]]:
        write(draft, article)
        try:
            article.full_clean()
        except ValidationError as error:
            return Outcome.REFUSED, [Problem("", message) for message in error.messages]
        if self.dry_run:
            return Outcome.CHANGED, []
        revision = article.save_revision(user=self.user)
        revision.publish(user=self.user)
        origin.revision, origin.imported_at = revision, timezone.now()
        origin.save()
        return Outcome.CHANGED, []


def _batches(pages: Sequence[PortalPage]) -> Iterator[Sequence[PortalPage]]:
    return (pages[start : start + BATCH] for start in range(0, len(pages), BATCH))
