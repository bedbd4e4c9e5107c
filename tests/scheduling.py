"""Which tests stay together, and which come first, when several processes share the suite."""

from __future__ import annotations

from typing import Any

from xdist.scheduler import LoadFileScheduling

# Folders that make something once for all their tests, though several processes share the suite.
TOGETHER = ("tests/demo/",)
# What takes longest comes first, so that no process ends alone with it.
FIRST = (
    "tests/permissions/test_search_visibility.py",
    "tests/e2e/",
    "tests/demo/",
    "tests/search/test_ways_of_changing.py",
    "tests/permissions/",
    "tests/search/test_processes.py",
    "tests/search/test_engines.py",
    "tests/search/test_suggesting.py",
    "tests/drafts/",
    "tests/directory/test_real_offers.py",
)


class ByFile(LoadFileScheduling):
    """Gives a process a file at a time, or a folder of TOGETHER: what is made once for it is made once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return next((folder for folder in TOGETHER if file.startswith(folder)), file)


def rank(nodeid: str) -> int:
    """Give the place of a test among FIRST; everything else comes after them."""
    return next((place for place, start in enumerate(FIRST) if nodeid.startswith(start)), len(FIRST))


def scheduler(config: Any, log: Any) -> ByFile | None:
    """Give the scheduler, which keeps to the order of ``rank``; None where another one is asked for."""
    if config.getvalue("dist") != "load":
        return None
    config.option.loadscopereorder = False
    return ByFile(config, log)
