"""What each process keeps in memory as long as nobody changes it.

A model with one row keeps a token, which changes in the transaction of every change. Whoever needs the value
reads the token, which is one small query, and all else only when it is another one. So a change counts for
the next request of every process, after a rollback and a restored backup too.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

T = TypeVar("T")


class ProcessCache(Generic[T]):
    """The value of ``load``, kept as long as the token of ``state`` stays the same."""

    def __init__(self, state: type[Model], load: Callable[[], T], default: T | None = None) -> None:
        """Take the model with the token and what reads the value; asks nothing yet.

        ``default`` holds as long as there is no token; without it the value is loaded each time until then.
        """
        self._state, self._load, self._default = state, load, default
        self._kept: tuple[uuid.UUID, T] | None = None

    def current(self) -> T:
        """Return the value; costs one query, and those of ``load`` after a change."""
        # The token before the rest: the other way round, a change in between would never be noticed.
        token = self._state._default_manager.values_list("token", flat=True).first()
        if token is None:
            return self._load() if self._default is None else self._default
        if self._kept is None or self._kept[0] != token:
            self._kept = (token, self._load())
        return self._kept[1]

    def watch(self, model: type[Model]) -> None:
        """Let every saved or deleted ``model`` be a change."""
        for signal in (post_save, post_delete):
            uid = f"process_cache_{self._state.__name__}_{id(signal)}"
            signal.connect(self._tell_change, sender=model, dispatch_uid=uid)

    def clear(self) -> None:
        """Load the value anew the next time, in this process."""
        self._kept = None

    def _tell_change(self, **_signal: Any) -> None:
        """Let every process load the value anew, in the transaction of the change."""
        self._state._default_manager.update_or_create(pk=1, defaults={"token": uuid.uuid4()})
