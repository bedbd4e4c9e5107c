"""Updates of the demo."""

from __future__ import annotations

from typing import Any

from core.models import Municipality
from demo.blocks import body
from demo.chosen import by_slug, page_at
from demo.rows import TAG, day, rows
from home.site_setup import ensure_page
from updates.models import UpdateIndexPage, UpdatePage

CLOSING = ("text", "<p>Diese Meldung ist ein Beispiel für die Vorführung.</p>")


def load_updates() -> None:
    """Create the updates that are missing."""
    index = UpdateIndexPage.objects.get()
    for row in rows("updates"):
        if not UpdatePage.objects.child_of(index).filter(slug=row["slug"]).exists():
            ensure_page(index, UpdatePage, row["slug"], row["tags"], **_fields(row))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    closing = [CLOSING] if TAG in row["tags"] else []
    return {
        "title": row["title"],
        "summary": row["summary"],
        "date": day(row["date"]),
        "pinned_until": day(row["pinned_until"]),
        "body": page_at(f"netzwerk/{row['body']}").specific if row["body"] else None,
        "municipalities": by_slug(Municipality, row["municipalities"]),
        "content": body(row["slug"], [*row["content"], *closing]),
    }
