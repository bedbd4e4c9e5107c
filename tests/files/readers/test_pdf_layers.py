"""What stands in a layer of a PDF that is switched off is not found."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from tests.files.readers.reading import text_of

LINE = b"BT /F1 12 Tf 50 %d Td (%s) Tj ET "


def dictionary(**values: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in values.items()})


def layered(*names: str, off: tuple[int, ...] = (), only: tuple[int, ...] | None = None) -> bytes:
    """A PDF that says «Immer», and in layers with these names «Ebene1», «Ebene2» and so on.

    ``off`` are switched off; with ``only``, all but these are. The last layer stands in a drawing of its own.
    """
    writer = PdfWriter()
    page = writer.add_blank_page(400, 400)
    font = dictionary(
        Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica")
    )
    layers = [
        writer._add_object(dictionary(Type=NameObject("/OCG"), Name=TextStringObject(name))) for name in names
    ]
    properties = DictionaryObject({NameObject(f"/L{n}"): layer for n, layer in enumerate(layers, 1)})
    resources = dictionary(Font=dictionary(F1=font), Properties=properties)
    pieces = [LINE % (300, b"Immer")]
    for number in range(1, len(layers) + 1):
        words = LINE % (300 - 30 * number, b"Ebene%d" % number)
        pieces.append(b"/OC /L%d BDC %sEMC " % (number, words))
    drawing = DecodedStreamObject()
    drawing.set_data(pieces.pop())
    box = ArrayObject([NumberObject(number) for number in (0, 0, 400, 400)])
    drawing.update(
        dictionary(Type=NameObject("/XObject"), Subtype=NameObject("/Form"), BBox=box, Resources=resources)
    )
    resources_of_page = dictionary(
        Font=dictionary(F1=font), Properties=properties, XObject=dictionary(D=writer._add_object(drawing))
    )
    page[NameObject("/Resources")] = resources_of_page
    content = DecodedStreamObject()
    content.set_data(b"".join(pieces) + b"/D Do")
    page[NameObject("/Contents")] = writer._add_object(content)
    shown = dictionary(OFF=ArrayObject([layers[number - 1] for number in off]))
    if only is not None:
        shown = dictionary(
            BaseState=NameObject("/OFF"), ON=ArrayObject([layers[number - 1] for number in only])
        )
    writer.root_object[NameObject("/OCProperties")] = dictionary(OCGs=ArrayObject(layers), D=shown)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (layered("Karte", "Intern", "Notiz"), "Immer Ebene1 Ebene2 Ebene3"),
        (layered("Karte", "Intern", "Notiz", off=(2,)), "Immer Ebene1 Ebene3"),
        (layered("Öffentlich", "Nur für uns – intern", "Записка", off=(2, 3)), "Immer Ebene1"),
        (layered("Karte", "Intern", "Notiz", only=(3,)), "Immer Ebene3"),
        # Which of the two is meant, no text says.
        (layered("Ebene", "Ebene", "Notiz", off=(2,)), "Immer Ebene1 Ebene2 Ebene3"),
        (
            layered("Karte", "Intern", "Notiz", off=(2,)).replace(b"/OCGs", b"/XXXX"),
            "Immer Ebene1 Ebene2 Ebene3",
        ),
    ],
    ids=range(6),
)
def test_layers_that_are_off_are_not_read(content: bytes, seen: str) -> None:
    assert text_of("pdf", content).split() == seen.split()
