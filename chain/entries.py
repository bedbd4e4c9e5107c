"""How the page of the chain is found."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from chain.models import ChainPage
from core.blocks import plain_text
from search.api import EntryData, register


def chain_entry(page: ChainPage) -> EntryData:
    """Give what search knows of the page; its numbers differ from reader to reader and are left out."""
    return EntryData(
        title=page.title,
        summary=page.summary,
        text=plain_text(page.introduction),
        keywords="\n".join(str(word) for word in (_("Lücken"), _("Lebensphasen"), _("Präventionsstandards"))),
    )


def register_entries() -> None:
    """Make the page findable; called once when the app is ready."""
    register(ChainPage, kind="page", build=chain_entry)
