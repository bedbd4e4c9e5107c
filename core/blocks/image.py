"""An image with its caption."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from core.blocks.audience import hidden_collections


class FigureBlock(StructBlock):
    """An image; the alternative text of the image is offered, and may be said differently here."""

    image = ImageBlock(
        label=_("Bild"),
        help_text=_("Der Alternativtext sagt, was hier zu sehen ist. Reine Schmuckbilder: «dekorativ»."),
    )
    caption = CharBlock(
        label=_("Bildunterschrift"),
        required=False,
        max_length=250,
        help_text=_("Was steht nicht schon im Text? Die Rechte am Bild ergänzen wir von selbst."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Call the picture itself «Bild»; Wagtail has no label for it but the English name in the program."""
        super().__init__(*args, **kwargs)
        self.child_blocks["image"].child_blocks["image"].label = _("Bild")

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add ``shown``: the image, or None for readers who may not see its collection."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        image = value.get("image")
        hidden = image is not None and image.collection_id in hidden_collections(parent_context)
        context["shown"] = None if hidden else image
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Keep its words out of search: who may not see the image does not read them on the page either."""
        return []

    class Meta:
        icon = "image"
        label = _("Bild")
        description = _("Ein Bild mit Alternativtext und Bildunterschrift.")
        template = "blocks/image.html"
