"""Reads one file from standard input and writes its text as UTF-8 to standard output, part by part.

What was read before the system ended the process (memory, time) is therefore not lost.
"""

from __future__ import annotations

import logging
import sys

from files.readers import reader_of
from files.readers.limits import MAX_CHARACTERS, REFUSALS, Unreadable, limit_resources
from files.readers.tidy import cut


def main(extension: str) -> int:
    """Return the exit status: 0, or the key in REFUSALS of what is wrong with the file."""
    limit_resources()
    logging.disable(logging.CRITICAL)  # libraries warn of every oddity, and a hostile file has millions
    try:
        for part in cut(reader_of(extension)(sys.stdin.buffer.read()), MAX_CHARACTERS):
            sys.stdout.buffer.write(part.encode("utf-8") + b"\n")
            sys.stdout.buffer.flush()
    except Exception as error:  # whatever a hostile file makes a library raise, it is the file's fault
        sys.stderr.write(f"{type(error).__name__}: {error}"[:300])
        return _status(error)
    return 0


def _status(error: Exception) -> int:
    if isinstance(error, MemoryError):
        problem = "too_costly"
    else:
        problem = error.problem if isinstance(error, Unreadable) else "broken"
    return next(status for status, name in REFUSALS.items() if name == problem)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
