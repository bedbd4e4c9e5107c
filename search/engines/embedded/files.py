"""Whether the files of a Tantivy index are what was written.

Tantivy opens an index whose files are damaged, and fails, or finds nothing, when it comes upon the place: it
ends every file with the sum of its bytes, and looks at no sum. So they are looked at here: once when a
process opens a file, and again when the file has changed, which an index's files never do.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from search.engines.base import EngineUnavailable

META = "meta.json"
# What Tantivy writes for each segment; a segment with deleted documents has one file more.
_SUFFIXES = ("fast", "fieldnorm", "idx", "pos", "store", "term")
# The last eight bytes of a file: the length of its footer, a JSON object, and a number that says it is one.
_END = struct.Struct("<II")
_MAGIC = 1337


class Mark(NamedTuple):
    """What changes whenever a file is written or replaced."""

    changed: int
    inode: int
    size: int


def mark_of(path: str) -> Mark:
    """Return the mark of a file. Raises OSError when it is not there."""
    status = Path(path).stat()
    return Mark(status.st_mtime_ns, status.st_ino, status.st_size)


def segment_files(directory: str) -> list[str]:
    """Return the paths of the files that an index consists of, as its own list says.

    Raises ValueError when the list cannot be read, OSError when it is not there.
    """
    try:
        segments = json.loads(Path(directory, META).read_text("utf-8"))["segments"]
        names = []
        for segment in segments:
            name = segment["segment_id"].replace("-", "")
            names += [f"{name}.{suffix}" for suffix in _SUFFIXES]
            if deletes := segment["deletes"]:
                names.append(f"{name}.{deletes['opstamp']}.del")
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"{META} is damaged") from error
    return [f"{directory}/{name}" for name in names]


def check_file(path: str) -> None:
    """Raise ValueError when a file is not what Tantivy wrote, OSError when it cannot be read."""
    data = memoryview(Path(path).read_bytes())
    try:
        length, magic = _END.unpack(data[-_END.size :])
        end = len(data) - _END.size - length
        if magic != _MAGIC or end < 0:
            raise ValueError
        footer = json.loads(bytes(data[end : -_END.size]))
        if zlib.crc32(data[:end]) != footer["crc"]:
            raise ValueError
    except (struct.error, ValueError, LookupError, TypeError) as error:
        raise ValueError(f"{Path(path).name} is damaged") from error


@contextmanager
def failing_as_unavailable() -> Iterator[None]:
    """Turn whatever a damaged or missing file leads to into EngineUnavailable.

    Tantivy raises ValueError or OSError; where it does not expect damage it panics, which is no ``Exception``
    in Python and can be told by its name alone. What is read from a damaged file may have any form.
    """
    try:
        yield
    except (ValueError, OSError, LookupError, TypeError) as error:
        raise EngineUnavailable(str(error) or type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnavailable(f"Tantivy gave up: {error}") from error
