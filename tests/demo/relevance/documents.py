"""The offers and articles of the demo as documents for ``manage.py evaluate_search``.

    python -m tests.demo.relevance.documents > documents.jsonl
    python manage.py evaluate_search --documents documents.jsonl \\
        --queries tests/demo/relevance/questions.jsonl --engine embedded --regions

Works on the database of the settings, which must hold the demo as it comes. ``questions.jsonl`` asks
about them in whole sentences, judged like the short queries: from the content, before any was searched.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import django

# The kinds that are asked about, and the region that stands for each.
REGIONS = {"offer": "angebote", "article": "wissen"}


def demo_documents() -> list[dict[str, Any]]:
    """Give the documents: all that the site finds an entry by, in title and text."""
    from search.index.projection import project_all
    from search.models import Entry
    from tests.demo.relevance.judging import key_of

    project_all()
    entries = Entry.objects.filter(deleted=False, kind__in=REGIONS).order_by("pk")
    return [
        {
            "id": key_of(entry),
            "title": entry.title,
            "text": "\n".join(dict.fromkeys([entry.summary, *entry.text.split("\n"), entry.keywords])),
            "region": REGIONS[entry.kind],
        }
        for entry in entries
    ]


def main() -> None:
    """Print the documents, one a line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    django.setup()
    for row in demo_documents():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
