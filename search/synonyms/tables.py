"""The rules as a table: out to a spreadsheet program, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from core.tables import Limits, TableError, plain_cell, read_table
from search.synonyms.models import SynonymRule
from search.synonyms.names import join_names, stems_of, tidy_name

# Columns in the file by what they hold; these words are part of the format, whatever the interface speaks.
KIND, TYPED, NAMES, ACTIVE, NOTE = "Art", "Eingabe", "Wörter", "Gilt", "Notiz"
COLUMNS = (KIND, TYPED, NAMES, ACTIVE, NOTE)
NEEDED = (KIND, NAMES)
_KINDS = {"gruppe": SynonymRule.Kind.GROUP, "einbahn": SynonymRule.Kind.ONE_WAY}
_YES_NO = {"ja": True, "nein": False, "": True, "wahr": True, "falsch": False}
MOST_ROWS = 500
# The file is read within a request.
_LIMITS = Limits(rows=MOST_ROWS, columns=200, unpacked=20 * 1024 * 1024)
_SEPARATORS = re.compile(r"[;\n]")


class Outcome(Enum):
    """What becomes of a row."""

    CREATED = gettext_lazy("neu")
    CHANGED = gettext_lazy("geändert")
    UNCHANGED = gettext_lazy("unverändert")
    REFUSED = gettext_lazy("fehlerhaft")

    @property
    def label(self) -> str | Promise:
        """The word people read."""
        return self.value


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became, or would become, of a row; ``line`` is its number in the file."""

    line: int
    rule: str
    outcome: Outcome
    problems: tuple[str, ...] = ()


# A row as it comes from the file: its line, its cells by column.
Row = tuple[int, dict[str, str]]


def to_row(rule: SynonymRule) -> dict[str, object]:
    """Return a rule as a row for a spreadsheet program."""
    return {
        KIND: "Einbahn" if rule.kind == SynonymRule.Kind.ONE_WAY else "Gruppe",
        TYPED: rule.typed,
        NAMES: "; ".join(rule.name_list),
        ACTIVE: "ja" if rule.active else "nein",
        NOTE: rule.note,
    }


def read_rows(name: str, raw: bytes) -> list[Row]:
    """Return the rows of a CSV, Excel or OpenDocument file. Raises TableError when it cannot be used."""
    table = read_table(raw, NEEDED, COLUMNS, name=name, limits=_LIMITS)
    for row in table.rows:
        if row.surplus:
            # Mostly a semicolon between words without quotation marks: what follows is in wrong columns.
            raise TableError(_("Zeile %(line)d hat mehr Zellen als die Überschrift.") % {"line": row.line})
    return [
        (row.line, {name: plain_cell(cell.text) for name, cell in row.cells.items() if name in COLUMNS})
        for row in table.rows
    ]


def import_rows(rows: Sequence[Row], user: Any, *, dry_run: bool) -> list[RowReport]:
    """Make and change rules as ``rows`` say, and tell what became of each; wrong rows are left out.

    A row belongs to the rule with the same input, or the group with most of its words; rules without a row
    stay as they are. With ``dry_run`` nothing is saved, the report is the same.
    """
    with transaction.atomic():
        reports = [_take(line, cells, user) for line, cells in rows]
        transaction.set_rollback(dry_run)
    return reports


def _take(line: int, cells: dict[str, str], user: Any) -> RowReport:
    kind = _KINDS.get(tidy_name(cells.get(KIND, "")).casefold())
    active = _YES_NO.get(tidy_name(cells.get(ACTIVE, "")).casefold())
    names = join_names(name for part in _SEPARATORS.split(cells.get(NAMES, "")) if (name := tidy_name(part)))
    if kind is None:
        problem = _("«%(column)s» muss «Gruppe» oder «Einbahn» sein.") % {"column": KIND}
        return RowReport(line, names.replace("\n", "; "), Outcome.REFUSED, (problem,))
    if active is None:
        problem = _("«%(column)s» muss «ja» oder «nein» sein.") % {"column": ACTIVE}
        return RowReport(line, names.replace("\n", "; "), Outcome.REFUSED, (problem,))
    wanted = SynonymRule(
        kind=kind, typed=cells.get(TYPED, ""), names=names, active=active, note=tidy_name(cells.get(NOTE, ""))
    )
    wanted.tidy()
    rule = _same(wanted) or SynonymRule()
    if rule.pk and to_row(rule) == to_row(wanted):
        return RowReport(line, str(rule), Outcome.UNCHANGED)
    for field in ("kind", "typed", "names", "active", "note"):
        setattr(rule, field, getattr(wanted, field))
    outcome = Outcome.CHANGED if rule.pk else Outcome.CREATED
    try:
        rule.full_clean()
    except ValidationError as error:
        return RowReport(line, str(wanted), Outcome.REFUSED, tuple(error.messages))
    rule.save()
    action = "wagtail.create" if outcome is Outcome.CREATED else "wagtail.edit"
    rule.save_revision(user=user, log_action=action, clean=False)
    return RowReport(line, str(rule), outcome)


def _same(wanted: SynonymRule) -> SynonymRule | None:
    """Give the saved rule that a row is about, or None for a new one."""
    rules = SynonymRule.objects.filter(kind=wanted.kind)
    if wanted.kind == SynonymRule.Kind.ONE_WAY:
        typed = stems_of(wanted.typed)
        return next((rule for rule in rules if stems_of(rule.typed) == typed), None)
    names = set(map(stems_of, wanted.name_list))
    shared = [(len(names.intersection(map(stems_of, rule.name_list))), rule) for rule in rules]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None
