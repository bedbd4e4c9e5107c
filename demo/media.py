"""Images and documents of the demo, made anew when they are missing: the same at every call."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Collection

from accounts.teams import shared_collection
from demo.papers import pdf
from demo.pictures import draw
from demo.rows import rows
from files.models import Document, Image

RIGHTS = "Präventionsnetz (Beispiel)"
EXAMPLE = "Diese Unterlage ist ein Beispiel für die Vorführung."


class Picture(NamedTuple):
    """What is said of a demo image."""

    title: str
    alt_text: str


PICTURES = {
    "ort": Picture(
        "Häuser am Hang", "Zeichnung: drei Häuser mit bunten Dächern auf einem Hügel in der Sonne."
    ),
    "kette": Picture(
        "Präventionskette", "Zeichnung: sechs Ringe, die wie die Glieder einer Kette ineinandergreifen."
    ),
    "gespraech": Picture("Gespräch", "Zeichnung: zwei Menschen mit Sprechblasen."),
    "besuch": Picture(
        "Besuch", "Zeichnung: ein Weg führt zu einem Haus mit offener Tür, jemand geht darauf zu."
    ),
    "cafe": Picture("Elterncafé", "Zeichnung: ein runder Tisch von oben, sechs Menschen, sechs Tassen."),
    "bruecke": Picture(
        "Brücke", "Zeichnung: eine Brücke über einen Fluss, auf jeder Seite steht ein Mensch."
    ),
    "stufen": Picture("Treppe", "Zeichnung: vier Stufen, jede höher als die vorige, oben steht ein Mensch."),
    "netz": Picture("Netz", "Zeichnung: ein großer Punkt, mit sieben Punkten ringsum verbunden."),
    "schirm": Picture("Schirm", "Zeichnung: drei Menschen unter einem großen blauen Regenschirm."),
    "sprachen": Picture("Sprachen", "Zeichnung: drei Sprechblasen mit Linien, Punkten und Zacken."),
    "buch": Picture("Buch", "Zeichnung: ein aufgeschlagenes Buch, aus dem bunte Formen aufsteigen."),
    "geld": Picture("Geld und Dinge", "Zeichnung: drei Stapel Münzen, daneben Teller, Ball und Bücher."),
    "wegweiser": Picture(
        "Wegweiser", "Zeichnung: ein Wegweiser, an dem sich der Weg teilt, und zwei Menschen."
    ),
    "garten": Picture("Garten", "Zeichnung: vier verschieden hohe Pflanzen in der Sonne."),
    "zahlen": Picture("Zahlen", "Zeichnung: eine Tafel mit fünf Balken und einer Linie."),
}  # fmt: skip


def public_image(key: str) -> Image:
    """Give the demo image ``key``, made when it is missing; everybody who is signed in may see it."""
    title, alt_text = PICTURES[key]
    collection = shared_collection()
    found = Image.objects.filter(title=title, collection=collection).first()
    if found is not None:
        return found
    content = BytesIO()
    draw(key).save(content, "PNG", optimize=True)
    image = Image(
        title=title,
        alt_text=alt_text,
        copyright=RIGHTS,
        collection=collection,
        file=ImageFile(content, name=f"beispiel-{key}.png"),
    )
    image._set_image_file_metadata()
    image.save()
    return image


def public_document(key: str) -> Document:
    """Give the demo document ``key``, made when it is missing; everybody who is signed in may read it."""
    return document_in(shared_collection(), key)


def document_in(collection: Collection, key: str) -> Document:
    """Give the demo document ``key`` in ``collection``, made when it is missing."""
    paper = rows("papers")[key]
    title = paper["title"]
    found = Document.objects.filter(title=title, collection=collection).first()
    if found is not None:
        return found
    document = Document(
        title=title,
        copyright=RIGHTS,
        collection=collection,
        file=ContentFile(pdf(title, [*paper["lines"], EXAMPLE]), name=f"{paper['file']}.pdf"),
    )
    document._set_document_file_metadata()
    document.save()
    return document
