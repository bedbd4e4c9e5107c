"""What the templates of fields need that are read by ``core.typed``."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import template

from core.typed.kinds import KINDS, understand
from core.typed.times import clock

register = template.Library()


@register.filter(expects_localtime=True)
def clock_time(moment: time | datetime) -> str:
    """Return a time of day as it is written everywhere, without «Uhr»: «8.30», «9»."""
    return clock(moment.time() if isinstance(moment, datetime) else moment)


@register.filter
def end_time(moment: time) -> str:
    """Return a time of day at which something ends: «17.30», «24» for midnight."""
    return "24" if moment == time() else clock(moment)


@register.simple_tag
def understood_in(widget: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return how a field is read and what was understood of its text: ``kind``, ``picker``, ``said``.

    ``kind`` is that of fields that do not tell their own.
    """
    kind = widget["attrs"].get("data-typed") or kind
    said = understand(kind, str(widget["value"] or ""))
    return {"kind": kind, "picker": KINDS[kind].picker, "said": said}
