"""Updates of the demo, and the texts of the pages that every site has."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from accounts.role_table import Role
from accounts.roles import group_of
from core.models import BasePage, Municipality
from directory.models import DirectoryPage, MunicipalityPage
from home.demo.blocks import body
from home.demo.chosen import by_slug, page_at
from home.demo.media import public_image
from home.demo.rows import day, rows
from home.models import HomePage, UpdateIndexPage, UpdatePage
from home.site_setup import ensure_page
from knowledge.models import KnowledgeIndexPage
from network.models import NetworkIndexPage

EXAMPLE = "Beispiel"
CLOSING = ("text", "<p>Diese Meldung ist ein Beispiel für die Vorführung.</p>")


def load_updates() -> None:
    """Create the updates that are missing."""
    index = UpdateIndexPage.objects.get()
    for row in rows("updates"):
        if not UpdatePage.objects.child_of(index).filter(slug=row["slug"]).exists():
            ensure_page(index, UpdatePage, row["slug"], row["tags"], **_fields(row))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    closing = [CLOSING] if EXAMPLE in row["tags"] else []
    return {
        "title": row["title"],
        "summary": row["summary"],
        "date": day(row["date"]),
        "pinned_until": day(row["pinned_until"]),
        "body": page_at(f"netzwerk/{row['body']}").specific if row["body"] else None,
        "municipalities": by_slug(Municipality, row["municipalities"]),
        "content": body(row["slug"], [*row["content"], *closing]),
    }


def load_frame_texts(users: dict[str, User]) -> None:
    """Fill the pages of the frame that nobody has written on yet; ``users`` as in ``load_people``."""
    texts = rows("frame")
    _fill(HomePage.objects.get(), **texts["home"], responsible_group=group_of(Role.COORDINATION))
    _fill(DirectoryPage.objects.get(), introduction=texts["directory"])
    _fill(KnowledgeIndexPage.objects.get(), summary=texts["knowledge"])
    _fill(NetworkIndexPage.objects.get(), summary=texts["network"])
    _fill(UpdateIndexPage.objects.get(), summary=texts["updates"])
    for slug, text in texts["municipalities"].items():
        details = dict(text)
        if "image" in details:
            details["image"] = public_image(details["image"])
        if "responsible" in details:
            details["responsible_person"] = users[details.pop("responsible")]
        _fill(MunicipalityPage.objects.get(municipality__slug=slug), **details)


def _fill(page: BasePage, **fields: Any) -> None:
    """Publish ``fields`` on a page that has none of them and no draft; leave any other as people made it."""
    if page.has_unpublished_changes or any(getattr(page, name) for name in fields):
        return
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
