"""Read the pages of a portal from a file in Integreat's JSON format.

The file is a list of pages as Integreat's interface gives them (``/api/v3/REGION/de/pages/``): id, path,
title, HTML, the page above, an order, the date of the last change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from core.text import visible_text

MAX_BYTES = 100 * 1024 * 1024
MAX_DEPTH = 40  # treebeard's paths end at 63 levels


class PortalError(Exception):
    """The file as a whole cannot be used; the message says why, in German."""


@dataclass(slots=True)
class PortalPage:
    """A page of the portal: ``number`` is its place in the file, ``parent`` a path or "", ``html`` untrusted.

    ``problem`` says in German why it cannot be used, "" when it can.
    """

    number: int
    external_id: str
    path: str
    url: str
    title: str
    html: str
    parent: str
    order: int
    changed_on: date | None
    problem: str = ""
    depth: int = field(default=0)

    @property
    def slug(self) -> str:
        """The last part of the address."""
        return self.path.rstrip("/").rpartition("/")[2]


def read_portal(path: Path) -> list[PortalPage]:
    """Give the pages of the file at ``path``, those above before those below, siblings in their order.

    Pages that cannot be used (no title, an address twice, a page above that is missing or runs in a circle)
    carry a ``problem``. Raises PortalError when the file cannot be read or is something else.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PortalError(f"Die Datei ist größer als {MAX_BYTES // 1024 // 1024} MB.")
        rows = json.loads(path.read_bytes())
    except OSError as error:
        raise PortalError(f"Die Datei {path} ist nicht lesbar: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise PortalError("Die Datei ist kein gültiges JSON.") from error
    if not isinstance(rows, list) or not rows:
        raise PortalError("Erwartet wird eine Liste von Seiten.")
    pages = [_page(number, row) for number, row in enumerate(rows, start=1)]
    _mark_repeated(pages)
    return _from_the_top(pages)


def normal_path(address: str) -> str:
    """Give the path of an address as pages are known by: decoded, with a slash at both ends."""
    return f"/{unquote(urlsplit(address).path).strip('/')}/"


def _page(number: int, row: Any) -> PortalPage:
    data = row if isinstance(row, dict) else {}
    above = data.get("parent")
    parent_path = _text(above, "path") if isinstance(above, dict) else ""
    address = _text(data, "path")
    page = PortalPage(
        number=number,
        external_id=str(data.get("id") or ""),
        path=normal_path(address) if address else "",
        url=_text(data, "url"),
        title=" ".join(visible_text(unescape(_text(data, "title"))).split()),
        html=_text(data, "content"),
        parent=normal_path(parent_path) if parent_path else "",
        order=data["order"] if isinstance(data.get("order"), int) else 0,
        changed_on=_day(data.get("last_updated")),
    )
    if not (page.external_id and page.path):
        page.problem = "Kennung oder Adresse fehlt."
    elif not page.title:
        page.problem = "Der Titel fehlt."
    elif len(page.title) > 255:
        page.problem = "Der Titel ist länger als 255 Zeichen."
    return page


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value.replace("\x00", "") if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    try:
        return datetime.fromisoformat(value).date()
    except (TypeError, ValueError):
        return None


def _mark_repeated(pages: list[PortalPage]) -> None:
    paths: set[str] = set()
    ids: set[str] = set()
    for page in pages:
        if not page.problem and (page.path in paths or page.external_id in ids):
            page.problem = "Diese Kennung oder Adresse gibt es in der Datei schon einmal."
        if not page.problem:
            paths.add(page.path)
            ids.add(page.external_id)


def _from_the_top(pages: list[PortalPage]) -> list[PortalPage]:
    """Sort by level and order; a page without a way to the top gets a problem."""
    by_path = {page.path: page for page in pages if not page.problem}
    for page in by_path.values():
        above = page.parent
        while above:
            page.depth += 1
            parent = by_path.get(above)
            if parent is None:
                page.problem = f"Die Seite darüber fehlt: {above}"
                break
            if page.depth > MAX_DEPTH:
                page.problem = "Die Seiten darüber bilden einen Kreis."
                break
            above = parent.parent
    return sorted(pages, key=lambda page: (page.depth, page.order, page.number))
