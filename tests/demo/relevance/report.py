"""Prints how many judged queries are answered rightly, and every one that is not.

    python manage.py migrate && python manage.py demo
    python -m tests.demo.relevance.report [--without-held-out]

Works on the database of the settings, which must hold the demo as it comes; the site's own index is left
alone. Elasticsearch is asked too when ELASTICSEARCH_URL is set. Who changes how search works leaves out what
is held out.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import uuid
from pathlib import Path

import django


def main() -> None:
    """Print the report of every engine there is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--without-held-out", action="store_true")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    django.setup()

    from django.conf import settings

    from accounts.models import User
    from tests.demo.relevance import judging

    queries = [
        judged for judged in judging.read_judged() if not (options.without_held_out and judged.held_out)
    ]
    reader = User.objects.get(email="fachkraft@praeventionsnetz.example")
    engines = [("", "")]
    if settings.ELASTICSEARCH_URL:
        engines.append((settings.ELASTICSEARCH_URL, f"relevance-{uuid.uuid4().hex}"))
    answers = []
    for elasticsearch in engines:
        with (
            tempfile.TemporaryDirectory() as directory,
            judging.searching(Path(directory), elasticsearch) as engine,
        ):
            if unknown := judging.unknown_keys(queries):
                parser.exit(1, f"The database does not hold the demo as it comes: {unknown}\n")
            answers.append(judging.answer_all(queries, reader, engine))
        sys.stdout.write(f"\n{engine}\n{judging.told(answers[-1])}\n")
    if len(answers) > 1:
        other = judging.other_order(*answers)
        sys.stdout.write(f"\nThe first three differ in {len(other)} of {len(queries)}:\n")
        for one, two in other:
            sys.stdout.write(f"«{one.judged.words}»: {one.found[:3]} and {two.found[:3]}\n")


if __name__ == "__main__":
    main()
