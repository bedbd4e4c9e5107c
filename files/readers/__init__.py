"""Finding the words in files of strangers, as people see them: ``python -m files.readers pdf < file``.

A file may be broken, or made to break whoever reads it (bombs of zip and XML, endless PDFs). So nothing
here knows of Django, every file is read by a process of its own with little memory and time, and what
cannot be read is refused with an exit status that says why. What people do not see (deleted and hidden
text, hidden sheets and slides, comments) is not read, so that search does not tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

# Raised whenever readers find more or other text than before: documents read by an older one are read again
# after an upgrade (``files.extraction.read_outdated``).
VERSION = 4

# Where the reader of each format stands, by the extension of the file's name. Loaded when needed: a process
# reads one file.
_PLACES = {
    "pdf": "pdf:read_pdf",
    "txt": "plain:read_plain",
    "csv": "plain:read_plain",
    "docx": "word:read_docx",
    "xlsx": "sheets:read_xlsx",
    "pptx": "slides:read_pptx",
    "odt": "opendocument:read_text",
    "ods": "opendocument:read_sheets",
    "odp": "opendocument:read_slides",
}
EXTENSIONS = frozenset(_PLACES)


def reader_of(extension: str) -> Callable[[bytes], Iterator[str]]:
    """Return the function that gives the text of such a file part by part; raises Unreadable when called."""
    module, _, name = _PLACES[extension].partition(":")
    reader: Callable[[bytes], Iterator[str]] = getattr(import_module(f"{__name__}.{module}"), name)
    return reader
