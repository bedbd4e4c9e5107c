"""Makes the list of updates, and updates."""

from __future__ import annotations

import datetime
from typing import Any

from home.models import HomePage
from updates.models import UpdateIndexPage, UpdatePage


def make_update_index(home: HomePage, **fields: Any) -> UpdateIndexPage:
    """Make the published list of updates, in the menu."""
    fields = {"title": "Aktuelles", "slug": "aktuelles", "show_in_menus": True, **fields}
    return home.add_child(instance=UpdateIndexPage(**fields))


def make_update(index: UpdateIndexPage, title: str = "Neue Sprechstunde", **fields: Any) -> UpdatePage:
    """Make a published update; ``municipalities`` are set after saving."""
    municipalities = fields.pop("municipalities", None)
    fields.setdefault("date", datetime.date(2026, 5, 4))
    update = index.add_child(instance=UpdatePage(title=title, **fields))
    if municipalities is not None:
        update.municipalities.set(municipalities)
        update.save()
    return update
