"""Run an import: read, compare, write, report."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from core.bulk_pages import create_published
from core.tables import Row
from directory.importing.drafting import (
    Draft,
    check_new,
    differences,
    draft_from,
    new_offer,
    problems_of,
    write,
)
from directory.importing.mapping import Mapping
from directory.importing.providers import Providers
from directory.importing.values import Vocabulary
from directory.models import MunicipalityPage, OfferOrigin, OfferPage
from directory.models.imports import DraftConflict
from drafts.in_turn import lock
from exchange.batches import MachineFailed, together_or_alone
from exchange.reports import ImportStopped, Outcome, Problem, Report, RowReport

# Rows a transaction at the least, where most of its time goes into what each transaction needs, and at most.
# While one lasts, nobody else can write to an SQLite database, so there are fewer where the machine is slow
# or busy: a transaction should take LASTS seconds. What is done stays done when the import is stopped.
LEAST, CHUNK = 10, 100
LASTS = 0.2
# Seconds between two transactions on SQLite, where those who wait look again every tenth of a second.
PAUSE = 0.12


def import_offers(
    rows: Sequence[Row],
    mapping: Mapping,
    parent: Page,
    user: Any = None,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Bring the offers below ``parent`` in line with ``rows`` and tell what became of each row.

    ``parent`` is a directory's or municipality's page (specific). Bad rows are left out, good rows go in;
    an offer is recognised by the mapping's source and its id, wherever it was moved to. With ``dry_run``
    nothing is written, the report is the same. ``progress`` is called with (rows done, rows in all).
    Raises ImportStopped, with the report so far, when disk or database fail.
    """
    run = _Run(mapping, parent, user, dry_run)
    report = Report()
    seen: dict[str, int] = {}
    size = min(LEAST, CHUNK)
    while (done := len(report.rows)) < len(rows):
        if done and not dry_run and connection.vendor == "sqlite":
            time.sleep(PAUSE)
        try:
            report.rows += run.chunk(rows[done : done + size], seen)
        except MachineFailed as error:
            report.rows += error.done
            raise ImportStopped(str(error), report) from error
        size = next_size(size, run.lasted)
        if progress is not None:
            progress(len(report.rows), len(rows))
    return report


def next_size(size: int, lasted: float) -> int:
    """Return how many rows to write next when writing ``size`` rows took ``lasted`` seconds."""
    fitting = int(size * LASTS / lasted) if lasted > 0 else CHUNK
    # One quick transaction does not say much, a slow one keeps people waiting.
    return min(max(LEAST, min(fitting, 2 * size)), CHUNK)


DRAFT_CONFLICT = "ein offener Entwurf steht jetzt im Widerspruch dazu"
# Of an offer: what is live, what is drafted, and where it is.
_STATE = ("offer_id", "offer__latest_revision_id", "offer__live_revision_id", "offer__last_published_at")


@dataclass(slots=True)
class _Prepared:
    """Rows that are read and compared, and not written yet; ``states`` of the offers they are about."""

    reports: list[RowReport] = field(default_factory=list)
    fresh: list[tuple[Draft, OfferPage]] = field(default_factory=list)
    changed: list[tuple[RowReport, Draft, OfferPage]] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)


class _Run:
    """What all chunks of one import share."""

    def __init__(self, mapping: Mapping, parent: Page, user: Any, dry_run: bool) -> None:
        self.mapping = mapping
        self.parent = parent
        self.root = parent.get_root().pk
        self.user = user
        self.dry_run = dry_run
        self.vocabulary = Vocabulary()
        self.lasted = 0.0  # seconds that the last transaction took
        self._read_providers()

    def _read_providers(self) -> None:
        municipality = self.parent.municipality if isinstance(self.parent, MunicipalityPage) else None
        self.providers = Providers(self.mapping, municipality)

    def chunk(self, rows: Sequence[Row], seen: dict[str, int]) -> list[RowReport]:
        """Handle some rows in one transaction; ``seen`` has the lines of ids met before.

        When something unforeseen happens, each row gets a transaction of its own, and only those that fail
        again are refused. Raises MachineFailed when no row is to blame.
        """
        return together_or_alone(
            rows,
            lambda some: self._together(some, seen),
            self._failed,
            # What was rolled back may have taken providers along that this run thinks are there.
            lambda _rows: self._read_providers(),
        )

    def _report(self, row: Row, outcome: Outcome, problem: Problem) -> RowReport:
        """Return what became of a row that was not read."""
        title = row.words(self.mapping.fields["title"].column)
        return RowReport(row.line, row.words(self.mapping.id_column), title, outcome, [problem])

    def _failed(self, row: Row, error: Exception) -> RowReport:
        problem = Problem("", f"Unerwarteter Fehler, nichts geändert: {error}")
        return self._report(row, Outcome.REFUSED, problem)

    def _together(self, rows: Sequence[Row], seen: dict[str, int]) -> list[RowReport]:
        """Read and compare rows while others may write, then write them in one short transaction."""
        prepared = self._prepare(rows, seen)
        self.lasted = 0.0
        if self.dry_run or not (prepared.fresh or prepared.changed):
            return prepared.reports
        with transaction.atomic():
            begun = time.monotonic()
            # Two imports wait for each other, wherever they bring offers to, so neither makes the other's
            # offers or providers again; so do people who have one of the offers open.
            offers = (offer.pk for _report, _draft, offer in prepared.changed)
            lock([self.root, self.parent.pk, *offers])
            made_elsewhere = self.providers.made_elsewhere()
            if made_elsewhere:
                self._read_providers()
            if made_elsewhere or self._states(rows) != prepared.states:
                # Somebody has changed or imported one of these offers or providers since they were read.
                prepared = self._prepare(rows, seen)
            for report, draft, offer in prepared.changed:
                self._change(report, draft, offer)
            self._create(prepared.fresh)
        self.lasted = time.monotonic() - begun
        return prepared.reports

    def _prepare(self, rows: Sequence[Row], seen: dict[str, int]) -> _Prepared:
        prepared = _Prepared(states=self._states(rows))
        known = self._known(rows)
        for row in rows:
            report, draft, offer = self._row(row, known, seen)
            prepared.reports.append(report)
            if offer is not None and report.outcome is Outcome.CREATED:
                prepared.fresh.append((draft, offer))
            elif offer is not None and report.outcome is Outcome.CHANGED:
                prepared.changed.append((report, draft, offer))
        return prepared

    def _states(self, rows: Sequence[Row]) -> dict[str, Any]:
        """Return for each id in ``rows`` that has an offer what changes whenever somebody saves it."""
        return {
            external_id: state
            for external_id, *state in self._origins(rows).values_list("external_id", *_STATE)
        }

    def _origins(self, rows: Sequence[Row]) -> QuerySet[OfferOrigin]:
        """The origins with this source and the ids in ``rows``."""
        ids = {row.words(self.mapping.id_column) for row in rows}
        return OfferOrigin.objects.filter(source=self.mapping.source, external_id__in=ids)

    def _known(self, rows: Sequence[Row]) -> dict[str, OfferPage]:
        """The offers that came from this source under the ids in ``rows``."""
        origins = self._origins(rows)
        related = [name for name in self.mapping.fields if OfferPage._meta.get_field(name).many_to_many]
        offers = OfferPage.objects.in_bulk(list(origins.values_list("offer_id", flat=True)))
        children = (["opening_hours"] if self.mapping.opening_hours else []) + (
            ["contacts"] if self.mapping.contacts else []
        )
        prefetch_related_objects(list(offers.values()), *related, *children)
        return {origin.external_id: offers[origin.offer_id] for origin in origins}

    def _row(
        self, row: Row, known: dict[str, OfferPage], seen: dict[str, int]
    ) -> tuple[RowReport, Draft, OfferPage | None]:
        for skip in self.mapping.skips:
            if row.words(skip.column) in skip.values:
                report = self._report(row, Outcome.SKIPPED, Problem(skip.column, skip.reason))
                return report, Draft(""), None
        draft = draft_from(row, self.mapping, self.providers, self.vocabulary)
        report = RowReport(row.line, draft.external_id, draft.title, Outcome.REFUSED, draft.problems)
        if draft.external_id and (first := seen.setdefault(draft.external_id, row.line)) != row.line:
            reason = f"Diese Kennung steht schon in Zeile {first}."
            draft.problems.append(Problem(self.mapping.id_column, reason))
        if draft.problems:
            return report, draft, None
        offer = known.get(draft.external_id)
        if offer is not None:
            self._update(report, draft, offer)
            return report, draft, offer
        offer = new_offer(draft, self.parent)
        check_new(draft, offer, self.parent, self.mapping)
        if not draft.problems:
            report.outcome = Outcome.CREATED
        return report, draft, offer

    def _create(self, fresh: list[tuple[Draft, OfferPage]]) -> None:
        self.providers.save_new(draft.provider for draft, _ in fresh if draft.provider is not None)
        for draft, offer in fresh:
            offer.provider = draft.provider
            offer.owner = self.user
        create_published(self.parent, [offer for _, offer in fresh], self.user)
        OfferOrigin.objects.bulk_create(
            OfferOrigin(offer=offer, source=self.mapping.source, external_id=draft.external_id)
            for draft, offer in fresh
        )

    def _update(self, report: RowReport, draft: Draft, offer: OfferPage) -> None:
        """Put on an offer what its row says, without saving it."""
        fields, children = differences(draft, offer)
        report.changes = fields + children
        if not report.changes:
            report.outcome = Outcome.UNCHANGED
            return
        write(draft, offer, [name for name in fields if name != "provider"], children)
        try:
            offer.full_clean()
        except ValidationError as error:
            draft.problems += problems_of(error, self.mapping.fields, OfferPage)
            return
        report.outcome = Outcome.CHANGED
        if offer.has_unpublished_changes:
            report.notes.append(DRAFT_CONFLICT)

    def _change(self, report: RowReport, draft: Draft, offer: OfferPage) -> None:
        """Save an offer that ``_update`` has brought in line with its row."""
        if draft.provider is not None:
            offer.provider = self.providers.save(draft.provider)
        if offer.has_unpublished_changes:
            self._write_live(offer, report.changes)
        else:
            offer.save_revision(user=self.user).publish(user=self.user)
        OfferOrigin.objects.filter(offer=offer).update(imported_at=timezone.now())

    def _write_live(self, offer: OfferPage, changes: list[str]) -> None:
        """Write the published offer, leave the open draft as it is, and note that the two differ."""
        offer.save()
        before = DraftConflict.objects.filter(offer=offer).values_list("fields", flat=True).first() or []
        fields = list(dict.fromkeys([*before, *changes]))
        DraftConflict.objects.update_or_create(
            offer=offer,
            defaults={"source": self.mapping.source, "fields": fields, "at": timezone.now()},
        )
