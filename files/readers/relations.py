"""How the parts of an office file of Microsoft's formats refer to each other (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from files.readers.markup import attribute, parse


@dataclass(frozen=True)
class Part:
    """A part of the file that holds ``parts``."""

    parts: dict[str, bytes]
    name: str

    @property
    def blob(self) -> bytes:
        """Return what stands in the part; "" as XML when the file lacks it."""
        return self.parts.get(self.name, b"<missing/>")

    def related_part(self, reference: str) -> Part:
        """Return the part that this one calls ``reference``; raises KeyError."""
        return next((part for key, _kind, part in self._relations() if key == reference), self._missing)

    def related(self, kind: str) -> Iterator[Part]:
        """Return the parts with a relation whose type ends with ``kind``: «drawing»."""
        return (part for _key, found, part in self._relations() if found.endswith(f"/{kind}"))

    @property
    def _missing(self) -> Part:
        return Part({}, "")

    def _relations(self) -> Iterator[tuple[str, str, Part]]:
        folder, _, file = self.name.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        for relation in parse(self.parts.get(relations, b"<none/>")):
            target = attribute(relation, "Target") or ""
            if attribute(relation, "TargetMode") == "External":
                continue
            name = target if target.startswith("/") else posixpath.join("/", folder, target)
            yield (
                attribute(relation, "Id") or "",
                attribute(relation, "Type") or "",
                Part(self.parts, posixpath.normpath(name).lstrip("/")),
            )
