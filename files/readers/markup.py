"""What reading the XML of all office formats has in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

# Off values of Microsoft's switches: <w:vanish w:val="0"/>.
_OFF = frozenset({"0", "false", "off"})


def parse(data: bytes) -> Any:
    """Return the root element of a part from ``packages``, which has looked for bombs."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: Any, *path: str) -> Any:
    """Return the first descendant along ``path``, names without namespaces; None where there is none."""
    for name in path:
        element = next((found for found in element if name_of(found) == name), None)
        if element is None:
            return None
    return element


def is_on(switch: Any) -> bool:
    """Tell whether a switch of Office is there and on."""
    return switch is not None and (attribute(switch, "val") or "1").lower() not in _OFF


def seen_children(element: Any) -> Iterator[Any]:
    """Return the children of which Office shows something.

    Of alternatives it takes the first (today's drawing), whose text the other one (for old versions) repeats.
    """
    if name_of(element) == "AlternateContent":
        chosen = child(element, "Choice")
        element = chosen if chosen is not None else child(element, "Fallback")
    yield from element if element is not None else ()
