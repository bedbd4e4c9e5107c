"""Rows of the demo data that lie beside the code as JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# The tag of everything that is invented.
TAG = "Beispiel"


def rows(name: str) -> Any:
    """Give the content of ``name.json``."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


def day(text: str | None) -> date | None:
    """Give the day that ``text`` (ISO) says; None stays None."""
    return date.fromisoformat(text) if text else None
