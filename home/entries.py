"""How the start page, the list of updates and updates are found."""

from __future__ import annotations

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.blocks import stream_text
from core.models import Municipality
from home.models import HomePage, UpdateIndexPage, UpdatePage
from search.api import EntryData, register


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


def home_entry(page: HomePage) -> EntryData:
    """Give the start page as search sees it."""
    text = f"{strip_tags(page.introduction.replace('<', ' <'))}\n{stream_text(page.content)}"
    return EntryData(title=page.title, summary=page.summary, text=text.strip())


def update_index_entry(page: UpdateIndexPage) -> EntryData:
    """Give the list of updates as search sees it."""
    return EntryData(title=page.title, summary=page.summary)


def register_entries() -> None:
    """Register every type of this app; called once when Django is ready."""
    register(
        UpdatePage,
        kind="update",
        label=_("Aktuelles"),
        build=update_entry,
        prefetch=("municipalities",),
        depends_on={Municipality: "municipalities"},
    )
    register(HomePage, kind="page", label=_("Seiten"), build=home_entry)
    register(UpdateIndexPage, kind="page", label=_("Seiten"), build=update_index_entry)
