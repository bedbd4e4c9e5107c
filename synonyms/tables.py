"""The rules as a table: out to a spreadsheet program, and back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from core.tables import Limits, Row, TableError, read_table
from exchange.reports import Outcome, Problem, Report, RowReport
from exchange.tables import plain_rows
from synonyms.checking import check
from synonyms.models import SynonymList, SynonymRule
from synonyms.names import join_names, stems_of, tidy_name

# Columns in the file by what they hold; these words are part of the format, whatever the interface speaks.
KIND, TYPED, NAMES, ACTIVE, NOTE = "Art", "Eingabe", "Wörter", "Gilt", "Notiz"
COLUMNS = (KIND, TYPED, NAMES, ACTIVE, NOTE)
NEEDED = (KIND, NAMES)
_KINDS = {"gruppe": SynonymRule.Kind.GROUP, "einbahn": SynonymRule.Kind.ONE_WAY}
_YES_NO = {"ja": True, "nein": False, "": True, "wahr": True, "falsch": False}
MOST_ROWS = 500
_AT_ONCE = 10  # rules saved in one transaction
# The file is read within a request.
_LIMITS = Limits(rows=MOST_ROWS, columns=200, unpacked=20 * 1024 * 1024)
_SEPARATORS = re.compile(r"[;\n]")


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
    rows = plain_rows(read_table(raw, NEEDED, COLUMNS, name=name, limits=_LIMITS))
    for row in rows:
        if row.surplus:
            # Mostly a semicolon between words without quotation marks: what follows is in wrong columns.
            raise TableError(_("Zeile %(line)d hat mehr Zellen als die Überschrift.") % {"line": row.line})
    return rows


def import_rows(rows: Sequence[Row], user: Any, *, dry_run: bool) -> Report:
    """Make and change rules as ``rows`` say, and tell what became of each; wrong rows are left out.

    A row belongs to the rule with the same input, or the group with most of its words; rules without a row
    stay as they are. With ``dry_run`` nothing is saved, the report is the same. Rows are checked beside the
    rules and each other before anything is written, and written a few at a time: others can save in between,
    and then the rest is checked again.
    """
    report = Report()
    while (done := len(report.rows)) < len(rows):
        token = None if dry_run else _token()
        rules = list(SynonymRule.objects.all())
        plans = [_plan(row, rules) for row in rows[done:]]
        if dry_run:
            return Report([plan.report for plan in plans])
        for start in range(0, len(plans), _AT_ONCE):
            with transaction.atomic():
                if _token(locked=True) != token:
                    break
                for plan in plans[start : start + _AT_ONCE]:
                    _save(plan, user)
                token = _token()
            report.rows += [plan.report for plan in plans[start : start + _AT_ONCE]]
    return report


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a row comes to: its report, and the rule to save, if any."""

    report: RowReport
    rule: SynonymRule | None = None


def _token(locked: bool = False) -> Any:
    """Return what is another one after every change of any rule."""
    SynonymList.objects.get_or_create(pk=1)
    lists = SynonymList.objects.select_for_update() if locked else SynonymList.objects
    return lists.values_list("token", flat=True).get(pk=1)


def _save(plan: _Plan, user: Any) -> None:
    if plan.rule is None:
        return
    plan.rule.save()
    action = "wagtail.create" if plan.report.outcome is Outcome.CREATED else "wagtail.edit"
    plan.rule.save_revision(user=user, log_action=action, clean=False)


def _plan(row: Row, rules: list[SynonymRule]) -> _Plan:
    """Return what a row comes to beside ``rules``, which have the change afterwards."""
    kind = _KINDS.get(tidy_name(row.text(KIND)).casefold())
    active = _YES_NO.get(tidy_name(row.text(ACTIVE)).casefold())
    names = join_names(name for part in _SEPARATORS.split(row.text(NAMES)) if (name := tidy_name(part)))
    if kind is None:
        problem = _("«%(column)s» muss «Gruppe» oder «Einbahn» sein.") % {"column": KIND}
        return _refused(row, names.replace("\n", "; "), [problem])
    if active is None:
        problem = _("«%(column)s» muss «ja» oder «nein» sein.") % {"column": ACTIVE}
        return _refused(row, names.replace("\n", "; "), [problem])
    wanted = SynonymRule(
        kind=kind, typed=row.text(TYPED), names=names, active=active, note=tidy_name(row.text(NOTE))
    )
    wanted.tidy()
    known = _same(wanted, rules)
    if known is not None and to_row(known) == to_row(wanted):
        return _Plan(RowReport(row.line, "", str(known), Outcome.UNCHANGED))
    others = [other for other in rules if other is not known]
    try:
        wanted.clean_fields()
        check(wanted, others)
    except ValidationError as error:
        return _refused(row, str(wanted), error.messages)
    if known is None:
        rules.append(wanted)
        return _Plan(RowReport(row.line, "", str(wanted), Outcome.CREATED), wanted)
    # Also a rule that a row above makes: it is one rule in the end.
    for field in ("typed", "names", "active", "note"):
        setattr(known, field, getattr(wanted, field))
    return _Plan(RowReport(row.line, "", str(known), Outcome.CHANGED), known)


def _refused(row: Row, title: str, reasons: Sequence[str]) -> _Plan:
    problems = [Problem("", reason) for reason in reasons]
    return _Plan(RowReport(row.line, "", title, Outcome.REFUSED, problems))


def _same(wanted: SynonymRule, rules: Sequence[SynonymRule]) -> SynonymRule | None:
    """Return the one of ``rules`` that a row is about, or None for a new one."""
    rules = [rule for rule in rules if rule.kind == wanted.kind]
    if wanted.kind == SynonymRule.Kind.ONE_WAY:
        typed = stems_of(wanted.typed)
        return next((rule for rule in rules if stems_of(rule.typed) == typed), None)
    names = set(map(stems_of, wanted.name_list))
    shared = [(len(names.intersection(map(stems_of, rule.name_list))), rule) for rule in rules]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None
