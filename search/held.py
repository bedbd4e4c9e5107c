"""What each process holds in memory as long as nobody changes it.

A model with one row keeps a token, which changes in the transaction of every change. A search reads the
token, which is one small query, and all else only when it is another one. So a change counts for the next
search of every process, after a rollback and a restored backup too.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from core.prepared import Prepared

T = TypeVar("T")


class Held(Generic[T]):
    """What ``load`` gives, kept as long as the token of ``state``; ``nothing`` is what holds without any
    token, None to load it each time."""

    def __init__(self, state: type[Model], load: Callable[[], T], nothing: T | None = None) -> None:
        """Take the model with the token and what reads the rest; asks nothing yet."""
        self._state, self._load, self._nothing = state, load, nothing
        self._token = Prepared(lambda: state._default_manager.values_list("token")[:1])
        self._held: tuple[Any, T] | None = None

    def current(self) -> T:
        """Give what holds now; costs one query, and those of ``load`` after a change."""
        # The token before the rest: the other way round, a change in between would never be noticed.
        rows = self._token.rows()
        if not rows:
            return self._load() if self._nothing is None else self._nothing
        held = self._held
        if held is None or held[0] != rows[0]:
            self._held = held = (rows[0], self._load())
        return held[1]

    def watch(self, model: type[Model]) -> None:
        """Let every saved or deleted ``model`` be a change."""
        for signal in (post_save, post_delete):
            signal.connect(
                self._tell_change, sender=model, dispatch_uid=f"held_{self._state.__name__}_{id(signal)}"
            )

    def forget(self) -> None:
        """Read everything again the next time, in this process."""
        self._held = None

    def _tell_change(self, **_signal: Any) -> None:
        """Let every process read again, in the transaction of the change."""
        self._state._default_manager.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
