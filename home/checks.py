"""What the operator is reminded of when the database is set up or migrated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Warning
from django.db import connections

from home.models import LegalText
from home.models.legal import legal_text


def check_legal_texts(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Give a warning (home.W001) for each legal page in which something is missing.

    It asks the database, so Django runs it with ``migrate`` and ``check --database default`` only. Before the
    first migration there is nothing to say.
    """
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        if LegalText._meta.db_table not in connections["default"].introspection.table_names(cursor):
            return []
    return [
        Warning(
            f"{kind.label}: {len(gaps)} Angaben fehlen noch.",
            hint="Verwaltung, Einstellungen, Rechtstexte. Diese Seite liest man auch ohne Anmeldung.",
            obj=LegalText,
            id="home.W001",
        )
        for kind in LegalText.Kind
        if (gaps := legal_text(kind).gaps)
    ]
