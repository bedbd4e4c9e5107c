"""Running text as it is stored, when what is stored is not what Wagtail has written.

Imports, scripts and earlier releases may leave links to rows by a number that is none. Wagtail takes every
number for one, and a single link would end the page and its form with an error for good.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from wagtail.embeds.rich_text import MediaEmbedHandler
from wagtail.images.formats import get_image_formats
from wagtail.images.rich_text import ImageEmbedHandler

from core.row_numbers import row_number

_TAG = re.compile(r"<(?P<name>a|embed)\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BY_NUMBER = ("page", "document")
FORMAT = "fullwidth"


def sound_markup(markup: str) -> str:
    """Return ``markup`` that the editor can open: a link that leads nowhere loses its address and keeps its
    text, a picture or film that is none is left out."""
    if "linktype" not in markup and "<embed" not in markup and "<a>" not in markup:
        return markup
    return _TAG.sub(_sound, markup)


def _sound(found: re.Match[str]) -> str:
    attributes = {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(found["attributes"])
    }
    if found["name"].lower() == "a":
        kind = attributes.get("linktype")
        broken = kind in _BY_NUMBER and row_number(attributes.get("id")) is None
        return "<a>" if broken else found[0]
    kind = attributes.get("embedtype")
    if kind == "media":
        return found[0] if attributes.get("url") else ""
    if kind != "image" or row_number(attributes.get("id")) is None:
        return ""
    if attributes.get("format") in _formats():
        return found[0]
    rest = re.sub(r"""\bformat\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", "", found["attributes"])
    return f'<embed format="{FORMAT}"{rest}>'


def _formats() -> set[str]:
    return {form.name for form in get_image_formats()}


class ByNumber:
    """For handlers of links and embeds: a row whose number is none is gone, like one that was deleted."""

    @classmethod
    def get_instance(cls, attrs: dict[str, Any]) -> Any:
        """Return the row. Raises DoesNotExist."""
        return super().get_instance(_checked(attrs))  # type: ignore[misc]

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, Any]]) -> list[Any]:
        """Return the row for each, or None."""
        return super().get_many([_checked(attrs) for attrs in attrs_list])  # type: ignore[misc]

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Iterator[Any]:
        """Give what Wagtail counts as a use, nothing for a number that is none."""
        if row_number(attrs.get("id")) is not None:
            yield from super().extract_references(attrs)  # type: ignore[misc]


def _checked(attrs: dict[str, Any]) -> dict[str, Any]:
    return {**attrs, "id": row_number(attrs.get("id"))}


class CheckedImageEmbedHandler(ByNumber, ImageEmbedHandler):
    """Pictures in running text; one whose way of showing is not known fills the width."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the markup of each picture."""
        known = _formats()
        shown = [
            attrs if attrs.get("format") in known else {**attrs, "format": FORMAT} for attrs in attrs_list
        ]
        return super().expand_db_attributes_many(shown)


class CheckedMediaEmbedHandler(MediaEmbedHandler):
    """Films in running text; one without an address is none."""

    @staticmethod
    def expand_db_attributes(attrs: dict[str, Any]) -> str:
        """Return the markup."""
        return MediaEmbedHandler.expand_db_attributes(attrs) if attrs.get("url") else ""
