"""Which text of a Word file its styles hide."""

from __future__ import annotations

from typing import Any

from files.readers.markup import attribute, child, is_on, name_of


class HiddenStyles:
    """The styles of a document that hide text (ISO/IEC 29500-1, 17.3.2.41 and 17.7.3)."""

    def __init__(self, document_part: Any) -> None:
        self._hidden: dict[str, bool] = {}
        self._default_paragraph = ""
        found: dict[str, Any] = {}
        for style in getattr(document_part.styles, "element", ()):
            if name_of(style) != "style":
                continue
            key = attribute(style, "styleId") or ""
            found[key] = style
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default_paragraph = key
        for key in found:
            self._hidden[key] = _hides(key, found)

    def hide(self, properties: Any, paragraph_style: str) -> bool:
        """Tell whether a run with these properties (or None) in a paragraph of that style is hidden.

        What the run itself says counts. Otherwise paragraph's and run's style each switch it over.
        """
        own = child(properties, "vanish") if properties is not None else None
        if own is not None:
            return is_on(own)
        style = child(properties, "rStyle") if properties is not None else None
        of_run = self._hidden.get(attribute(style, "val") or "", False) if style is not None else False
        return of_run != self._hidden.get(paragraph_style or self._default_paragraph, False)


def _hides(key: str, styles: dict[str, Any]) -> bool:
    """Tell what the style itself or the nearest one that it is based on says."""
    passed: set[str] = set()
    while key in styles and key not in passed:
        passed.add(key)
        vanish = child(styles[key], "rPr", "vanish")
        if vanish is not None:
            return is_on(vanish)
        based_on = child(styles[key], "basedOn")
        key = (attribute(based_on, "val") or "") if based_on is not None else ""
    return False
