"""A button of the start page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """A button: what to do next, and where."""

    label: str
    url: str
    icon: str
    primary: bool = False
