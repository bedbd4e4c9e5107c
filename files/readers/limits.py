"""How much a reader takes in, and how it refuses a file."""

from __future__ import annotations

import contextlib

MAX_CHARACTERS = 500_000  # about 250 printed pages; more does not help anybody find it
MAX_PAGES = 500
MAX_UNPACKED = 100 * 1024 * 1024  # bytes, all read parts of an office file together
MAX_ELEMENTS = 2_000_000  # of XML in an office file: their trees then fit into MAX_MEMORY
MAX_DEPTH = 200  # of nested elements: the deepest real files have about 60
MAX_MEMORY = 1024 * 1024 * 1024  # bytes of address space
MAX_CPU_SECONDS = 30
# Why a file is refused (``Document.TextProblem``) by the exit status that says so.
REFUSALS = {3: "broken", 4: "protected", 5: "wrong_format", 6: "too_large", 7: "too_costly"}


class Unreadable(Exception):
    """The file is not read; ``problem`` is one of REFUSALS."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def limit_resources() -> None:
    """Take away memory and time; a system without such limits still has the caller's clock."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_CPU_SECONDS)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (limit, limit))
