"""Pictures in templates."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from files.models import Image
from files.pictures.renditions import FOR_READERS

register = template.Library()


@register.simple_tag
def picture(image: Image, place: str, **attributes: Any) -> SafeString | str:
    """Return the tag of ``image`` in the size for ``place``, a key of FOR_READERS.

    "" where the picture cannot be shown, so that the page is whole without it.
    """
    rendition = image.get_rendition(FOR_READERS[place])
    return "" if rendition.is_missing else rendition.img_tag(attributes)
