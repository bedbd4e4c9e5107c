"""Texts that unfold."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from core.blocks.rich_text import SHORT_FEATURES
from core.rich_text import RichTextBlock


class AccordionItemBlock(StructBlock):
    """A heading that is always seen and a text that unfolds below it."""

    heading = CharBlock(label=_("Überschrift"), max_length=200)
    text = RichTextBlock(label=_("Text"), features=SHORT_FEATURES)

    class Meta:
        icon = "collapse-down"
        label = _("Abschnitt")


class AccordionBlock(StructBlock):
    """Several texts of which each unfolds; it needs no script."""

    sections = ListBlock(AccordionItemBlock(), label=_("Abschnitte"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Aufklappbare Texte")
        description = _("Für Einzelheiten, die nicht alle brauchen. Die Suche findet sie trotzdem.")
        template = "blocks/accordion.html"
