"""What lower apps let higher ones add to: a list of declarations, filled in ``AppConfig.ready``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Declarations in the order in which they were registered, each under a key of its own.

    ``key`` takes an item and returns its key: its ``name`` unless something else is given.
    """

    def __init__(self, key: Callable[[T], Hashable] = attrgetter("name")) -> None:
        self._key = key
        self._items: dict[Hashable, T] = {}

    def register(self, item: T) -> T:
        """Add ``item`` and return it. Raises ValueError when another item has its key."""
        key = self._key(item)
        if key in self._items:
            raise ValueError(f"{key!r} is registered already: {self._items[key]!r}")
        self._items[key] = item
        return item

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._items.values()))

    def __contains__(self, key: Any) -> bool:
        return key in self._items

    def __getitem__(self, key: Hashable) -> T:
        return self._items[key]
