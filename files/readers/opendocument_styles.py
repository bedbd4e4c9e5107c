"""What the styles of an OpenDocument file hide, and what its pages have at top and bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from files.readers.markup import attribute, child, name_of

_STANDARD = "Standard"
_HEADERS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
# The properties that say whether something is shown, and what hides it there, by the family of styles.
_SWITCHES = {
    "text": ("text-properties", "display", "none"),
    "paragraph": ("text-properties", "display", "none"),
    "table": ("table-properties", "display", "false"),
    "drawing-page": ("drawing-page-properties", "visibility", "hidden"),
}
_FAMILIES = {"p": "paragraph", "h": "paragraph", "table": "table", "page": "drawing-page"}


class Styles:
    """The styles of the parts with these roots: automatic ones of the content and named ones."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._masters: dict[str, Any] = {}
        for root in roots:
            for style in root.iter("{*}style"):
                key = (attribute(style, "family") or "", attribute(style, "name") or "")
                self._styles.setdefault(key, style)
            for master in root.iter("{*}master-page"):
                self._masters.setdefault(attribute(master, "name") or "", master)
        self._hidden: dict[tuple[str, str], bool] = {}

    def hide(self, element: Any) -> bool:
        """Tell whether an element hides itself, by what it says or by its style."""
        if attribute(element, "display") == "none" or attribute(element, "is-hidden") == "true":
            return True
        style = attribute(element, "style-name")
        if style is None:
            return False
        return self._hides(_FAMILIES.get(name_of(element), "text"), style)

    def _hides(self, family: str, name: str) -> bool:
        """Tell what the style itself or the nearest one that it is derived from says."""
        key = (family, name)
        if key not in self._hidden:
            self._hidden[key] = False  # for styles derived from themselves
            style = self._styles.get(key)
            if style is not None:
                kind, switch, hiding = _SWITCHES[family]
                properties = child(style, kind)
                says = attribute(properties, switch) if properties is not None else None
                parent = attribute(style, "parent-style-name")
                inherited = parent is not None and says is None and self._hides(family, parent)
                self._hidden[key] = says == hiding or inherited
        return self._hidden[key]

    def masters(self, names: Iterable[str]) -> Iterator[Any]:
        """Return the master pages with these names, each once."""
        for name in dict.fromkeys(names):
            if name in self._masters:
                yield self._masters[name]

    def show(self, page: Any, switch: str) -> bool:
        """Tell whether a slide shows what ``switch`` («display-footer») is for."""
        style = self._styles.get(("drawing-page", attribute(page, "style-name") or ""))
        properties = child(style, "drawing-page-properties") if style is not None else None
        return properties is None or attribute(properties, switch) != "false"

    def master_of(self, table: Any) -> str:
        """Return the name of the master page that a sheet is printed on."""
        style = self._styles.get(("table", attribute(table, "style-name") or ""))
        return (attribute(style, "master-page-name") or "") if style is not None else ""

    def masters_of_text(self) -> list[str]:
        """Return the names of the master pages that running text comes to."""
        return [_STANDARD, *(attribute(style, "master-page-name") or "" for style in self._styles.values())]

    def headers_and_footers(self, masters: Iterable[str]) -> Iterator[Any]:
        """Return the headers and footers of these master pages and those that follow them."""
        used = list(masters)
        for name in used:  # grows: a first page names the one that follows
            following = attribute(self._masters[name], "next-style-name") if name in self._masters else None
            if following is not None and following not in used:
                used.append(following)
        for master in self.masters(used):
            for element in master:
                if name_of(element) in _HEADERS and attribute(element, "display") != "false":
                    yield element
