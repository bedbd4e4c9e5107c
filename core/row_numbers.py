"""Numbers of rows that come from outside: from addresses, forms, or text that was stored long ago."""

from __future__ import annotations

import re
from typing import Any

# What the databases count rows with.
LARGEST = 2**63 - 1
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")


def row_number(value: Any) -> int | None:
    """Return ``value`` as the number of a row; None for what no row can have, such as 0, -1, 2⁶³ or "abc"."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        return None
    number = int(text)
    return number if number <= LARGEST else None
