"""A box that stands out from the text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from core.blocks.rich_text import SHORT_FEATURES
from core.rich_text import RichTextBlock

KINDS = [
    ("note", _("Hinweis")),
    ("important", _("Wichtig")),
    ("good_to_know", _("Gut zu wissen")),
]
# KERN's alert that goes with each kind; its icon has the same name.
_ALERTS = {"note": "info", "important": "warning", "good_to_know": "success"}


class CalloutBlock(StructBlock):
    """A short text in a box. Its kind is said in words, the colour only repeats it."""

    kind = ChoiceBlock(label=_("Art"), choices=KINDS, default="note", search_index=False)
    title = CharBlock(label=_("Überschrift"), required=False, max_length=120)
    text = RichTextBlock(label=_("Text"), features=SHORT_FEATURES)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``kind_label`` (words) and ``alert`` (the KERN variant) for the template."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        kind = value.get("kind") or "note"
        context["kind_label"] = dict(KINDS)[kind]
        context["alert"] = _ALERTS[kind]
        return context

    class Meta:
        icon = "info-circle"
        label = _("Hinweiskasten")
        description = _("Ein kurzer Text, der auffallen soll.")
        template = "blocks/callout.html"
