"""Links to pages of any type."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock
from wagtail.models import Page

from core.blocks.audience import reader_of
from core.visibility import visible_pages


class LinkedEntryBlock(StructBlock):
    """One page and why it is worth reading."""

    page = PageChooserBlock(label=_("Seite"))
    note = CharBlock(
        label=_("Warum lohnt sich das?"), required=False, max_length=200, help_text=_("Ein kurzer Satz.")
    )

    class Meta:
        icon = "link"
        label = _("Eintrag")


class LinkedEntriesBlock(StructBlock):
    """A list of pages of any type, without drafts and without what the reader may not open."""

    title = CharBlock(label=_("Überschrift"), required=False, max_length=120)
    entries = ListBlock(LinkedEntryBlock(), label=_("Einträge"), min_num=1)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``shown``: what to draw of each page as ``url``, ``title``, ``kind`` and ``note``.

        However many pages are linked, they cost the same number of queries.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [entry for entry in value.get("entries") or () if entry.get("page")]
        ids = [entry["page"].pk for entry in chosen]
        request = (parent_context or {}).get("request")
        pages = visible_pages(Page.objects.live().filter(pk__in=ids), reader_of(parent_context)).in_bulk()
        context["shown"] = [
            {
                "url": page.get_url(request),
                "title": page.title,
                "kind": page.page_type_display_name,
                "note": entry["note"],
            }
            for entry in chosen
            if (page := pages.get(entry["page"].pk))
        ]
        return context

    class Meta:
        icon = "list-ul"
        label = _("Verknüpfte Einträge")
        description = _("Links auf Angebote, Artikel, Ziele oder andere Seiten.")
        template = "blocks/linked_entries.html"
