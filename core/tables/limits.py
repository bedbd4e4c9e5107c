"""How large a table may be, and what is said of one that cannot be used."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

_FLAG_ENCRYPTED = 0x1  # in a zip archive, of each of its members


class TableError(Exception):
    """The file as a whole cannot be used; the message says why, in German.

    ``problem`` is one of broken, protected, wrong_format, too_large.
    """

    def __init__(self, message: str, problem: str = "broken") -> None:
        super().__init__(message)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader takes at most: ``unpacked`` in bytes, all parts of an office file together."""

    rows: int = 100_000
    columns: int = 1_000
    characters: int = 100_000_000
    unpacked: int = 100 * 1024 * 1024

    def check_row(self, rows: int, columns: int) -> None:
        """Raise TableError when row number ``rows`` that holds anything, ``columns`` wide, is too much."""
        # The headings are a row too.
        if rows > self.rows + 1:
            raise TableError(f"Die Datei hat zu viele Zeilen. Höchstens {self.rows} auf einmal.", "too_large")
        if columns > self.columns:
            raise TableError(f"Die Datei hat zu viele Spalten. Höchstens {self.columns}.", "too_large")


def open_archive(raw: bytes, limits: Limits, unreadable: str) -> zipfile.ZipFile:
    """Return an office file as the archive it is.

    Raises TableError for a locked one and one that unpacks to too much, and with the message ``unreadable``
    for a broken one.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        members = archive.infolist()
        manifest = next((info for info in members if info.filename == "META-INF/manifest.xml"), None)
        locked = any(info.flag_bits & _FLAG_ENCRYPTED for info in members)
        # zipfile never unpacks more than the size that the directory states.
        if sum(info.file_size for info in members) > limits.unpacked:
            raise TableError("Die Datei ist ausgepackt zu groß.", "too_large")
        if manifest is not None and not locked:
            locked = b"encryption-data" in archive.read(manifest)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableError(unreadable) from error
    if locked:
        raise TableError("Die Datei ist mit einem Kennwort geschützt.", "protected")
    return archive
