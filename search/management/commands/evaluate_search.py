"""``manage.py evaluate_search --documents D.jsonl --queries Q.jsonl --engine NAME [--json | --regions]``."""

from __future__ import annotations

import json
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.formats import number_format

from search.engines.base import EngineUnavailable, IndexBusy
from search.engines.configured import ELASTICSEARCH, EMBEDDED
from search.evaluation.judgements import BrokenFile, read_documents, read_queries
from search.evaluation.measuring import Figures, UnknownEngine, ask_all, by_region, figures, throwaway_engine

# What is printed of the figures: label, name, decimals.
_SHOWN: tuple[tuple[str, str, int], ...] = (
    ("Fragen", "queries", 0),
    ("davon ohne Treffer", "zero_results", 0),
    ("MRR@10", "mrr_10", 3),
    ("Recall@1", "recall_1", 3),
    ("Recall@5", "recall_5", 3),
    ("Recall@10", "recall_10", 3),
    ("Zeit je Frage, Median (ms)", "p50_ms", 2),
    ("Zeit je Frage, 95 % bis (ms)", "p95_ms", 2),
)
_LABEL_WIDTH = max(len(label) for label, _name, _decimals in _SHOWN)


class Command(BaseCommand):
    """Measures how well an engine answers judged questions. Needs no database, leaves no index behind."""

    help = (
        "Misst mit beurteilten Fragen, wie gut die Suche ist. Dafür entsteht ein eigener Index, der wieder "
        "verschwindet; der Index der Website bleibt unberührt."
    )

    # Whatever is wrong with the site or its database does not matter here.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--documents", type=Path, required=True, help="JSON-Zeilen mit id, title, text, region."
        )
        parser.add_argument(
            "--queries", type=Path, required=True, help="JSON-Zeilen mit id, query, region, relevant."
        )
        parser.add_argument("--engine", required=True, help=f"{EMBEDDED} oder {ELASTICSEARCH}.")
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--json", action="store_true", help="Nur ein JSON-Objekt ausgeben.")
        shape.add_argument("--regions", action="store_true", help="Die Werte auch für jede Region ausgeben.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure and print. Raises CommandError for files or engines that cannot be used, and when
        interrupted."""
        try:
            documents = read_documents(options["documents"])
            queries = read_queries(options["queries"], documents)
            with (
                _stopped_cleanly(),
                throwaway_engine(options["engine"], settings.ELASTICSEARCH_URL) as engine,
            ):
                outcomes = ask_all(engine, documents, queries)
        except (BrokenFile, UnknownEngine) as error:
            raise CommandError(str(error)) from error
        except (EngineUnavailable, IndexBusy) as error:
            message = f"Die Suchmaschine {options['engine']} antwortet nicht: {error or type(error).__name__}"
            raise CommandError(message) from error
        except KeyboardInterrupt as error:
            raise CommandError("Abgebrochen. Der Index ist entfernt.", returncode=130) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures(outcomes).as_dict()))
            return
        columns = {"alle": figures(outcomes)}
        if options["regions"]:
            columns |= {region or "ohne Region": found for region, found in by_region(outcomes).items()}
        self.stdout.write(f"{options['engine']}, Dokumente: {_german(len(documents), 0)}")
        for line in _table(columns):
            self.stdout.write(line)


def _table(columns: dict[str, Figures]) -> Iterator[str]:
    """Give the lines of a table with one column for each set of questions."""
    widths = [max(len(name), 7) for name in columns]
    rows = [("", list(columns))] if len(columns) > 1 else []
    for label, name, decimals in _SHOWN:
        rows.append((label, [_german(getattr(found, name), decimals) for found in columns.values()]))
    for label, values in rows:
        cells = (value.rjust(width) for value, width in zip(values, widths, strict=True))
        yield "  ".join([label.ljust(_LABEL_WIDTH), *cells])


def _german(value: float, decimals: int) -> str:
    with translation.override("de"):
        return number_format(value, decimals, use_l10n=True, force_grouping=True)


@contextmanager
def _stopped_cleanly() -> Iterator[None]:
    """Let SIGTERM unwind like Ctrl-C, so that the index is removed; only a main thread hears signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, former)
