"""How the start page is found."""

from __future__ import annotations

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from core.blocks import stream_text
from home.models import HomePage
from search.api import KINDS, EntryData, Kind, register


def home_entry(page: HomePage) -> EntryData:
    """Give the start page as search sees it."""
    text = f"{strip_tags(page.introduction.replace('<', ' <'))}\n{stream_text(page.content)}"
    return EntryData(title=page.title, summary=page.summary, text=text.strip())


def register_entries() -> None:
    """Register the start page; called once when Django is ready."""
    KINDS.register(Kind("page", _("Seiten")))
    register(HomePage, kind="page", build=home_entry)
