"""What the templates of fields need that are read by ``core.typed``."""

from __future__ import annotations

from datetime import time
from typing import Any

from django import template

from core.typed.kinds import KINDS, understand

register = template.Library()


@register.filter
def end_time(moment: time) -> str:
    """Return a time of day at which something ends, in figures: «17:30», «24:00» for midnight."""
    return "24:00" if moment == time() else f"{moment:%H:%M}"


@register.simple_tag
def understood_in(widget: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return how a field is read and what was understood of its text: ``kind``, ``picker``, ``said``.

    ``kind`` is that of fields that do not tell their own.
    """
    kind = widget["attrs"].get("data-typed") or kind
    said = understand(kind, str(widget["value"] or ""))
    return {"kind": kind, "picker": KINDS[kind].picker, "said": said}
