"""Office files as zip archives, made harmless before a library unpacks them.

The libraries load whole trees, and one damaged part ends their work. So they get a copy without pictures,
with plain XML only, of bounded size, in which damaged parts are empty.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from defusedxml.ElementTree import DefusedXMLParser, ParseError

from files.readers.limits import MAX_DEPTH, MAX_ELEMENTS, MAX_UNPACKED, Unreadable

# Word and its kin put a file with a password into a container that old .doc files also are.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 0x1  # in a zip archive, of each of its members
_XML = (".xml", ".rels")
_TYPES = "[Content_Types].xml"
_DAMAGED = b"<damaged/>"
# Office can save the same formats with the namespaces of ISO/IEC 29500 Strict, which libraries do not know.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class Parts(dict[str, bytes]):
    """The parts of an office file by name; damaged ones are ``<damaged/>``, other than XML empty."""

    def as_archive(self) -> io.BytesIO:
        """Return them as an archive that a library opens."""
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as written:
            for name, data in self.items():
                written.writestr(name, data)
        return archive


def harmless_parts(content: bytes) -> Parts:
    """Return the parts of an office file of Microsoft's formats for a library; raises as ``read_parts``."""
    parts = read_parts(content, r".*\.(xml|rels)")
    if _TYPES not in parts:
        raise Unreadable("wrong_format")
    for name, data in parts.items():
        parts[name] = _STRICT.sub(_TRANSITIONAL, data)
    with _opened(content) as archive:
        others = (name for name in archive.namelist() if not name.endswith(("/", *_XML)))
        parts.update(dict.fromkeys(others, b""))
    return parts


def read_parts(content: bytes, names: str) -> Parts:
    """Return the XML parts of a zipped office file whose names match ``names``.

    Raises Unreadable for what is no such file, is encrypted or too large, and DefusedXmlException for parts
    that declare entities.
    """
    with _opened(content) as archive:
        chosen = [info for name, info in archive.NameToInfo.items() if re.fullmatch(names, name)]
        if _is_encrypted(archive, chosen):
            raise Unreadable("protected")
        # zipfile never unpacks more than the size that the directory states.
        if sum(info.file_size for info in chosen) > MAX_UNPACKED:
            raise Unreadable("too_large")
        parts, counter = Parts(), _Counter()
        for info in chosen:
            parts[info.filename] = _sound_part(archive, info, counter)
    return parts


class _Counter:
    """Receives what a parser finds and stops it when a tree of it would not fit."""

    def __init__(self) -> None:
        self.elements = self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MAX_ELEMENTS:
            raise Unreadable("too_costly")
        if self.depth > MAX_DEPTH:
            raise _TooDeep

    def end(self, tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        self.depth = 0


class _TooDeep(Exception):
    """No real file is nested like this."""


def _sound_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, counter: _Counter) -> bytes:
    parser: Any = DefusedXMLParser(target=counter, forbid_dtd=True)
    try:
        data = archive.read(info)
        parser.feed(data)
        parser.close()
    except (ParseError, _TooDeep, zipfile.BadZipFile, zlib.error, EOFError, UnicodeError, LookupError):
        counter.depth = 0
        return _DAMAGED
    return data


def _opened(content: bytes) -> zipfile.ZipFile:
    if content.startswith(_OLE):
        raise Unreadable("protected" if _OLE_ENCRYPTED in content else "wrong_format")
    if not content.startswith(b"PK"):
        raise Unreadable("wrong_format")
    return zipfile.ZipFile(io.BytesIO(content))


def _is_encrypted(archive: zipfile.ZipFile, chosen: list[zipfile.ZipInfo]) -> bool:
    """Tell whether a password protects the file: the archive's own, or that of OpenDocument's manifest."""
    if any(info.flag_bits & _FLAG_ENCRYPTED for info in chosen):
        return True
    manifest = "META-INF/manifest.xml"
    if manifest not in archive.namelist():
        return False
    with archive.open(manifest) as member:
        return b"encryption-data" in member.read(1024 * 1024)
