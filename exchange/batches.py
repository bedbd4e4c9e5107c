"""Write the rows of an import together, and blame only those that cannot be written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from core.database_failures import machine_failure

logger = logging.getLogger(__name__)
Item = TypeVar("Item")
Result = TypeVar("Result")


class MachineFailed(Exception, Generic[Result]):
    """Disk or database failed; the message says how in German, ``done`` has the results so far."""

    def __init__(self, reason: str, done: list[Result]) -> None:
        super().__init__(reason)
        self.done = done


def together_or_alone(
    items: Sequence[Item],
    work: Callable[[Sequence[Item]], list[Result]],
    failed: Callable[[Item, Exception], Result],
    undone: Callable[[Sequence[Item]], Any],
) -> list[Result]:
    """Return the results of ``work`` on ``items``; where it fails on all of them, of each by itself.

    ``work`` writes in one transaction. After a failure ``undone`` is told which items were rolled back, and
    ``failed`` gives the result of an item that cannot be written even by itself. Raises MachineFailed when no
    item is to blame.
    """
    try:
        return work(items)
    except Exception as error:
        if reason := machine_failure(error):
            raise MachineFailed[Result](reason, []) from error
        undone(items)
        if len(items) == 1:
            logger.exception("An item cannot be imported: %.200r", items[0])
            return [failed(items[0], error)]
        logger.exception("%s items failed together, trying one by one", len(items))
    results: list[Result] = []
    for item in items:
        try:
            results += together_or_alone([item], work, failed, undone)
        except MachineFailed as stopped:
            raise MachineFailed(str(stopped), [*results, *stopped.done]) from stopped
    return results
