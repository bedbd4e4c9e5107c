"""Somebody's words."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    """A quotation and where it comes from."""

    text = TextBlock(label=_("Zitat"), rows=3, help_text=_("Ohne Anführungszeichen."))
    source = CharBlock(
        label=_("Quelle"),
        required=False,
        max_length=200,
        help_text=_("Funktion oder Veröffentlichung. Keine Namen von Familien."),
    )

    class Meta:
        icon = "openquote"
        label = _("Zitat")
        description = _("Worte aus einem Text oder Gespräch, mit Quelle.")
        template = "blocks/quote.html"
