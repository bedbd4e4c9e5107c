"""Images, documents and collections for tests."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject
from wagtail.models import Collection, CollectionViewRestriction

from files.models import Document, Image


def png(width: int = 40, height: int = 30) -> bytes:
    """A small picture."""
    content = io.BytesIO()
    PillowImage.new("RGB", (width, height), "teal").save(content, "PNG")
    return content.getvalue()


def pdf(text: str = "", password: str = "", pages: int = 1) -> bytes:
    """A PDF with ``text`` on each page, encrypted when a password is given."""
    writer = PdfWriter()
    for _number in range(pages):
        page = writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def zipped(**members: str | bytes) -> bytes:
    """An office file with the given parts; «__» in a name stands for «/», and a part is XML."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            path = name.replace("__", "/")
            archive.writestr(path if path.endswith(".rels") else f"{path}.xml", data)
    return content.getvalue()


WORD_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word_file(body: str, main: str = "document", **parts: str) -> bytes:
    """A Word file whose body, and whose ``parts`` («header1», «footnotes», «styles»), have the given content.

    The body may refer to a part by its name. ``main`` is what the file of the body is called.
    """
    space = "http://schemas.openxmlformats.org"
    types, relations = "", ""
    members: dict[str, str | bytes] = {}
    for name, content in {main: f"<w:body>{body}</w:body>", **parts}.items():
        kind = "document" if name == main else name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        typed = "document.main" if kind == "document" else kind
        types += (
            f'<Override PartName="/word/{name}.xml" ContentType='
            f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{typed}+xml"/>'
        )
        if kind != "document":
            relations += (
                f'<Relationship Id="{name}" Target="{name}.xml"'
                f' Type="{space}/officeDocument/2006/relationships/{kind}"/>'
            )
        members[f"word__{name}"] = (
            content if content.startswith("<!") else f"<w:{root} {WORD_SPACES}>{content}</w:{root}>"
        )
    rels = f'<Relationships xmlns="{space}/package/2006/relationships">'
    return zipped(
        **members,
        **{
            "[Content_Types]": f'<Types xmlns="{space}/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'{rels}<Relationship Id="r1" Target="word/{main}.xml"'
            f' Type="{space}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
            f"word/_rels/{main}.xml.rels": f"{rels}{relations}</Relationships>",
        },
    )


def docx(*paragraphs: str) -> bytes:
    """A Word file with the given paragraphs."""
    return word_file("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs))


def replaced(content: bytes, part: str, data: bytes) -> bytes:
    """The office file with other ``data`` in one part."""
    return _changed(content, lambda name, old: data if name == part else old)


def in_every_part(content: bytes, old: str, new: str) -> bytes:
    """The office file with ``new`` instead of ``old`` in all its parts and in their names."""
    return _changed(content, lambda name, data: data.replace(old.encode(), new.encode()), (old, new))


def _changed(
    content: bytes, change: Callable[[str, bytes], bytes], names: tuple[str, str] = ("/", "/")
) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(changed, "w") as written:
        for name in archive.namelist():
            written.writestr(name.replace(*names), change(name, archive.read(name)))
    return changed.getvalue()


def ole(stream: str) -> bytes:
    """The beginning of a container as old Word makes it, with the name of one stream in its directory."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + stream.encode("utf-16-le").ljust(128, b"\0")


def raw_pdf(*objects: bytes) -> bytes:
    """A PDF of the given objects, numbered from 1, the first of which is its catalog; nothing is checked."""
    content, places = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return content + (
        b"xref\n0 %d\n" % size
        + table
        + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    )


def endless_pdf() -> bytes:
    """A PDF whose tree of pages contains itself, twice."""
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9999999/Kids[2 0 R 2 0 R]>>")


def pdf_bomb(size: int) -> bytes:
    """A small PDF with one page whose contents unpack to about ``size`` bytes."""
    instructions = zlib.compress(b"BT /F1 12 Tf (a) Tj ET\n" * (size // 23), 9)
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n" % len(instructions) + instructions + b"\nendstream",
    )


def make_collection(name: str, parent: Collection | None = None, groups: Any = None) -> Collection:
    """A collection; with ``groups`` (a list) only their members see its files."""
    parent = parent or Collection.get_first_root_node() or Collection.add_root(name="Root")
    collection = parent.add_child(name=name)
    if groups is not None:
        restriction = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type="groups"
        )
        restriction.groups.set(groups)
    return collection


def make_document(
    filename: str = "plan.pdf", content: bytes = b"", collection: Collection | None = None, **fields: Any
) -> Document:
    """A saved document, fresh from the database."""
    collection = collection or Collection.get_first_root_node() or Collection.add_root(name="Root")
    document = Document(title=fields.pop("title", filename), collection=collection, **fields)
    document.file.save(filename, ContentFile(content), save=False)
    document._set_document_file_metadata()
    document.save()
    return Document.objects.get(pk=document.pk)


def make_image(
    filename: str = "bild.png", collection: Collection | None = None, content: bytes = b"", **fields: Any
) -> Image:
    """A saved image."""
    collection = collection or Collection.get_first_root_node() or Collection.add_root(name="Root")
    image = Image(
        title=fields.pop("title", filename),
        file=ImageFile(io.BytesIO(content or png()), name=filename),
        collection=collection,
        **fields,
    )
    image._set_image_file_metadata()
    image.save()
    return image
