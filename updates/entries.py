"""How the list of updates and updates are found."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.blocks import stream_text
from core.models import Municipality
from search.api import KINDS, EntryData, Kind, register
from updates.models import UpdateIndexPage, UpdatePage


def update_entry(update: UpdatePage) -> EntryData:
    """Give an update as search sees it. Its body is left out: not everybody may know of it."""
    municipalities = list(update.municipalities.all())
    return EntryData(
        title=update.title,
        summary=update.summary,
        text=stream_text(update.content),
        keywords=" ".join(municipality.name for municipality in municipalities),
        facets={"municipality": [municipality.slug for municipality in municipalities]},
        date=update.date,
    )


def update_index_entry(page: UpdateIndexPage) -> EntryData:
    """Give the list of updates as search sees it."""
    return EntryData(title=page.title, summary=page.summary)


def register_entries() -> None:
    """Register every type of this app; called once when Django is ready."""
    KINDS.register(Kind("update", _("Aktuelles")))
    register(
        UpdatePage,
        kind="update",
        build=update_entry,
        prefetch=("municipalities",),
        depends_on={Municipality: "municipalities"},
    )
    register(UpdateIndexPage, kind="page", build=update_index_entry)
