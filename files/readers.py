"""Finding the words in files of strangers, in a process of its own: ``python -m files.readers pdf < file``.

A file may be broken, or made to break whoever reads it (bombs of zip and XML, endless PDFs). So this
module knows nothing of Django, the process has little memory and time, and what it cannot read it
refuses with an exit status that says why. It writes the text as UTF-8.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import logging
import re
import sys
import zipfile
from collections.abc import Callable, Iterator

from defusedxml.ElementTree import DefusedXMLParser

MAX_CHARACTERS = 500_000  # about 250 printed pages; more does not help anybody find it
MAX_PAGES = 500
MAX_UNPACKED = 100 * 1024 * 1024  # bytes, all read parts of an office file together
MAX_MEMORY = 1024 * 1024 * 1024  # bytes of address space
MAX_CPU_SECONDS = 30
# Why a file is refused (``Document.TextProblem``) by the exit status that says so.
REFUSALS = {3: "broken", 4: "protected", 5: "wrong_format", 6: "too_large", 7: "too_costly"}

# Word and its kin put a file with a password into a container that old .doc files also are.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 0x1  # in a zip archive, of each of its members


class Unreadable(Exception):
    """The file is not read; ``problem`` is one of REFUSALS."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class _Enough(Exception):
    """MAX_CHARACTERS are there."""


def read_pdf(content: bytes) -> str:
    """Give the text of the first MAX_PAGES pages; a scan without text gives ""."""
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    if b"%PDF-" not in content[:1024]:
        raise Unreadable("wrong_format")
    reader = PdfReader(io.BytesIO(content))
    # Many PDFs are «protected» against printing with an empty password, which anybody may open.
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("protected")
    parts, length, left_out = [], 0, 0
    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES or length >= MAX_CHARACTERS:
            break
        try:
            parts.append(page.extract_text())
        except LimitReachedError:  # one page with a map of a million lines hides no other page
            left_out += 1
            continue
        length += len(parts[-1])
    if left_out and not length:
        raise Unreadable("too_costly")
    return "\n".join(parts)


def read_plain(content: bytes) -> str:
    """Give the text of a text or CSV file in UTF-8, UTF-16 with its mark, or Windows' western encoding."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise Unreadable("wrong_format")  # a programme or picture that calls itself a text
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


class _Words:
    """Collects the text of an XML file while it is parsed, so that no tree is built.

    ``only``: names of the elements whose text counts (None: all). ``skipped``: those left out as a whole.
    """

    BREAKS = frozenset({"p", "h", "br", "line-break", "tab", "row", "table-row", "tc", "si", "table-cell"})

    def __init__(self, only: frozenset[str] | None, skipped: frozenset[str]) -> None:
        self.only, self.skipped = only, skipped
        self.parts: list[str] = []
        self.length = self.inside = self.skipping = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self.inside += self.only is not None and name in self.only
        self.skipping += name in self.skipped

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self.inside -= self.only is not None and name in self.only
        self.skipping -= name in self.skipped
        if name in self.BREAKS:
            self.parts.append("\n")

    def data(self, text: str) -> None:
        if self.skipping or (self.only is not None and not self.inside):
            return
        self.parts.append(text)
        self.length += len(text)
        if self.length >= MAX_CHARACTERS:
            raise _Enough

    def close(self) -> str:
        return "".join(self.parts)


def read_office(content: bytes, members: str, only: frozenset[str] | None = frozenset({"t"})) -> str:
    """Give the text of the parts of a zipped office file whose names match ``members``.

    Raises Unreadable for what is no such file, is encrypted or unpacks to more than MAX_UNPACKED.
    """
    if content.startswith(_OLE):
        raise Unreadable("protected" if _OLE_ENCRYPTED in content else "wrong_format")
    if not content.startswith(b"PK"):
        raise Unreadable("wrong_format")
    # Text that somebody deleted with change tracking on, and comments, are nobody's to find.
    words = _Words(only, frozenset({"tracked-changes", "annotation"}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive, contextlib.suppress(_Enough):
        chosen = sorted(
            (info for info in archive.infolist() if re.fullmatch(members, info.filename)),
            key=lambda info: (len(info.filename), info.filename),  # slide2 before slide10
        )
        if not chosen:
            raise Unreadable("wrong_format")
        if _is_encrypted(archive, chosen):
            raise Unreadable("protected")
        # zipfile never unpacks more than the size that the directory states.
        if sum(info.file_size for info in chosen) > MAX_UNPACKED:
            raise Unreadable("too_large")
        for info in chosen:
            parser = DefusedXMLParser(target=words, forbid_dtd=True)
            with archive.open(info) as member:
                for chunk in iter(lambda: member.read(64 * 1024), b""):
                    parser.feed(chunk)
            parser.close()
    return words.close()


def _is_encrypted(archive: zipfile.ZipFile, chosen: list[zipfile.ZipInfo]) -> bool:
    """Tell whether a password protects the file: the archive's own, or that of OpenDocument's manifest."""
    if any(info.flag_bits & _FLAG_ENCRYPTED for info in chosen):
        return True
    manifest = "META-INF/manifest.xml"
    if manifest not in archive.namelist():
        return False
    with archive.open(manifest) as member:
        return b"encryption-data" in member.read(1024 * 1024)


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": read_pdf,
    "txt": read_plain,
    "csv": read_plain,
    "docx": lambda content: read_office(content, r"word/(document|footnotes|endnotes)\.xml"),
    "xlsx": lambda content: read_office(content, r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    "pptx": lambda content: read_office(content, r"ppt/slides/slide\d+\.xml"),
    **{
        extension: lambda content: read_office(content, r"content\.xml", only=None)
        for extension in ("odt", "ods", "odp")
    },
}


def tidy(text: str) -> str:
    """Give ``text`` cut to MAX_CHARACTERS, with single blanks and without what a database refuses."""
    text = text[:MAX_CHARACTERS].encode("utf-8", errors="ignore").decode("utf-8")
    text = re.sub(r"[^\S\n]+|[\x00-\x08\x0b-\x1f\x7f]+", " ", text)
    return "\n".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    return (line for raw in text.split("\n") if (line := raw.strip()))


def _limit_resources() -> None:
    """Take away memory and time; a system without such limits still has the caller's clock."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, MAX_MEMORY), (resource.RLIMIT_CPU, MAX_CPU_SECONDS)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (limit, limit))


def main(extension: str) -> int:
    """Read a file from standard input and write its text to standard output; gives the exit status."""
    _limit_resources()
    logging.disable(logging.CRITICAL)  # libraries warn of every oddity, and a hostile file has millions
    try:
        text = tidy(READERS[extension](sys.stdin.buffer.read()))
    except Exception as error:  # whatever a hostile file makes a library raise, it is the file's fault
        sys.stderr.write(f"{type(error).__name__}: {error}"[:300])
        return _status(error)
    sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


def _status(error: Exception) -> int:
    if isinstance(error, MemoryError):
        problem = "too_costly"
    else:
        problem = error.problem if isinstance(error, Unreadable) else "broken"
    return next(status for status, name in REFUSALS.items() if name == problem)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
