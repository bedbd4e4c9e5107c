"""Reading the parts that files of pictures consist of."""

from __future__ import annotations


class UnknownStructure(Exception):
    """The file is not built as its format says; whether it can be shown is another question."""


class Reader:
    """Walks through bytes; raises UnknownStructure where they end too early."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data, self.position = data, position

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self.position >= len(self.data)

    def take(self, length: int) -> bytes:
        """Return the next ``length`` bytes."""
        taken = self.data[self.position : self.position + length]
        if len(taken) < length:
            raise UnknownStructure("ends too early")
        self.position += length
        return taken

    def number(self, length: int, order: str = "big") -> int:
        """Return the next ``length`` bytes as a number."""
        return int.from_bytes(self.take(length), "little" if order == "little" else "big")

    def expect(self, *signatures: bytes) -> bytes:
        """Return the next bytes, which have to be one of ``signatures``, all of one length."""
        found = self.take(len(signatures[0]))
        if found not in signatures:
            raise UnknownStructure(f"{found!r} is not expected here")
        return found
