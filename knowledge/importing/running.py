"""Bring a tree of articles in line with the pages of a portal, and tell what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.bulk_pages import create_published, validate_without_queries
from core.slugs import german_slug
from directory.importing.report import Outcome
from knowledge.importing.drafting import Draft, Source, differs, draft_from, write
from knowledge.importing.portal import PortalPage, normal_path
from knowledge.models import ArticleOrigin, ArticlePage

LEFT_AS_PEOPLE_MADE_IT = "Seit dem Einlesen hat jemand den Artikel bearbeitet. Er bleibt, wie er ist."
NOT_PUBLISHED = "Der Artikel ist nicht veröffentlicht. Er bleibt, wie er ist."


@dataclass(slots=True)
class PageReport:
    """One page of the file: what became of it, why, and which of its links lead nowhere any more."""

    number: int
    external_id: str
    title: str
    outcome: Outcome
    reason: str = ""
    lost_links: list[str] = field(default_factory=list)


def import_pages(
    pages: Sequence[PortalPage],
    source: Source,
    parent: Page,
    user: Any = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[PageReport]:
    """Make articles of ``pages``, which ``read_portal`` has sorted, below ``parent``, and report on each.

    An article is recognised by the source and its id there, wherever it was moved to. What people have
    edited since stays as it is. All pages go in together or, when something unforeseen happens, none, as
    they link to each other; with ``dry_run`` everything is tried and nothing stays.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=parent.pk)
        reports = _Run(source, parent, user, pages).run(progress)
        if dry_run:
            transaction.set_rollback(True)
    return reports


class _Run:
    """One import: the articles known so far by the path of their page in the portal."""

    def __init__(self, source: Source, parent: Page, user: Any, pages: Sequence[PortalPage]) -> None:
        self.source = source
        self.parent = parent
        self.user = user
        self.pages = pages
        addresses = (source.base_url, *(page.url for page in pages))
        self.hosts = {"", *(urlsplit(address).netloc for address in addresses)}
        self.origins = {
            origin.external_id: origin for origin in ArticleOrigin.objects.filter(source=source.name)
        }
        self.articles = {
            page.path: self.origins[page.external_id].article_id
            for page in pages
            if not page.problem and page.external_id in self.origins
        }
        self.new: set[str] = set()

    def run(self, progress: Callable[[int, int], None] | None) -> list[PageReport]:
        """Create what is missing, then put on every article what it should say, now that all have an id."""
        problems = {}
        for (_depth, above), group in groupby(self.pages, key=lambda page: (page.depth, page.parent)):
            problems.update(self._create(above, [page for page in group if not page.problem]))
        reports = []
        for done, page in enumerate(self.pages, start=1):
            reason = page.problem or problems.get(page.path, "")
            reports.append(
                PageReport(page.number, page.external_id, page.title, Outcome.REFUSED, reason)
                if reason
                else self._update(page)
            )
            if progress is not None and (done % 50 == 0 or done == len(self.pages)):
                progress(done, len(self.pages))
        return reports

    def find(self, address: str) -> int | None:
        """Give the id of the article for an address of the portal, None for anything else."""
        if urlsplit(address).netloc not in self.hosts:
            return None
        return self.articles.get(normal_path(address))

    def _create(self, above: str, pages: Iterable[PortalPage]) -> dict[str, str]:
        """Add the missing articles below the page at ``above``; give the problems by path."""
        missing = [page for page in pages if page.path not in self.articles]
        if not missing:
            return {}
        if above and above not in self.articles:
            return {page.path: f"Die Seite darüber wurde nicht eingelesen: {above}" for page in missing}
        parent = Page.objects.get(pk=self.articles[above]) if above else self.parent
        problems, good = {}, []
        for page in missing:
            article = ArticlePage(slug=german_slug(page.slug, max_length=200), owner=self.user)
            write(draft_from(page, self.source, self.find), article)
            try:
                validate_without_queries(article, parent)
            except ValidationError as error:
                problems[page.path] = "; ".join(error.messages)
            else:
                good.append((page, article))
        create_published(parent, [article for _page, article in good], self.user)
        for page, article in good:
            self.articles[page.path] = article.pk
            self.new.add(page.path)
            self.origins[page.external_id] = ArticleOrigin.objects.create(
                article=article,
                source=self.source.name,
                external_id=page.external_id,
                revision_id=article.latest_revision_id,
            )
        return problems

    def _update(self, page: PortalPage) -> PageReport:
        origin = self.origins[page.external_id]
        article = ArticlePage.objects.get(pk=origin.article_id)
        draft = draft_from(page, self.source, self.find)
        report = PageReport(
            page.number, page.external_id, page.title, Outcome.UNCHANGED, lost_links=list(draft.lost_links)
        )
        if article.latest_revision_id != origin.revision_id:
            report.outcome, report.reason = Outcome.SKIPPED, LEFT_AS_PEOPLE_MADE_IT
        elif not article.live:
            report.outcome, report.reason = Outcome.SKIPPED, NOT_PUBLISHED
        elif differs(draft, article):
            report.outcome, report.reason = self._write(draft, article, origin)
        if page.path in self.new and report.outcome is not Outcome.REFUSED:
            report.outcome = Outcome.CREATED
        return report

    def _write(self, draft: Draft, article: ArticlePage, origin: ArticleOrigin) -> tuple[Outcome, str]:
        write(draft, article)
        try:
            article.full_clean()
        except ValidationError as error:
            return Outcome.REFUSED, "; ".join(error.messages)
        revision = article.save_revision(user=self.user)
        revision.publish(user=self.user)
        origin.revision, origin.imported_at = revision, timezone.now()
        origin.save()
        return Outcome.CHANGED, ""
