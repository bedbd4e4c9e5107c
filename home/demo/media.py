"""Images and documents of the demo, made anew from a few numbers and lines: the same at every call."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as Drawing, ImageDraw
from wagtail.models import Collection

from accounts.teams import shared_collection
from files.models import Document, Image

RIGHTS = "Präventionsnetz (Beispiel)"
SIZE = (1200, 675)
SKY, MEADOW, WALL, ROOF, LINE = "#dcebf5", "#b9d3a4", "#f6efe3", "#a2543f", "#33475b"


class Picture(NamedTuple):
    """What is said of a demo image."""

    title: str
    alt_text: str


class Paper(NamedTuple):
    """A demo document: its title, its file's name and its lines."""

    title: str
    file_name: str
    lines: tuple[str, ...]


PICTURES = {
    "ort": Picture(
        "Häuser am Hang (Beispiel)", "Zeichnung: drei Häuser mit roten Dächern auf einer grünen Wiese."
    ),
    "kette": Picture(
        "Präventionskette (Beispiel)",
        "Zeichnung: sechs Kreise, die wie die Glieder einer Kette verbunden sind.",
    ),
}
PAPERS = {
    "checkliste": Paper(
        "Checkliste Willkommensbesuch (Beispiel)",
        "checkliste-willkommensbesuch.txt",
        (
            "Checkliste für den Willkommensbesuch (Beispiel)",
            "",
            "Vor dem Besuch",
            "- Brief an alle Familien: Wer kommt, wann und wozu? Der Besuch ist freiwillig.",
            "- Tasche packen: Wegweiser der Kommune, Termine der Vorsorge, kleines Geschenk.",
            "",
            "Beim Besuch",
            "- Erst gratulieren, dann fragen, dann zeigen.",
            "- Angebote nennen, die zu Fuß zu erreichen sind.",
            "",
            "Danach",
            "- Nur zählen, keine Namen aufschreiben.",
            "- Fragen, auf die es keine Antwort gab, in die Planungsgruppe geben.",
        ),
    ),
    "steuerungsgruppe": Paper(
        "Unterlage zur Sitzung der Steuerungsgruppe (Beispiel)",
        "unterlage-steuerungsgruppe.txt",
        (
            "Unterlage zur Sitzung der Steuerungsgruppe (Beispiel)",
            "",
            "Nur für die Mitglieder.",
            "Entwurf: Leitbild und strategische Ziele, Fassung zur Beratung.",
            "Offene Frage: In welcher Reihenfolge beraten die Räte der Kommunen?",
        ),
    ),
}  # fmt: skip


def public_image(key: str) -> Image:
    """Give the demo image ``key``, made when it is missing; everybody who is signed in may see it."""
    title, alt_text = PICTURES[key]
    collection = shared_collection()
    found = Image.objects.filter(title=title, collection=collection).first()
    if found is not None:
        return found
    drawing = _houses() if key == "ort" else _chain()
    content = BytesIO()
    drawing.save(content, "PNG")
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
    title, file_name, lines = PAPERS[key]
    found = Document.objects.filter(title=title, collection=collection).first()
    if found is not None:
        return found
    document = Document(
        title=title,
        copyright=RIGHTS,
        collection=collection,
        file=ContentFile("\n".join(lines).encode(), name=file_name),
    )
    document._set_document_file_metadata()
    document.save()
    return document


def _houses() -> Drawing.Image:
    drawing = Drawing.new("RGB", SIZE, SKY)
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((-300, 430, 1500, 1200), fill=MEADOW)
    for left, top, width in ((190, 340, 200), (500, 290, 240), (840, 350, 190)):
        bottom, middle = top + 180, left + width // 2
        pen.rectangle((left, top, left + width, bottom), fill=WALL, outline=LINE, width=4)
        pen.polygon([(left - 25, top), (middle, top - 110), (left + width + 25, top)], fill=ROOF)
        pen.rectangle((middle - 22, bottom - 75, middle + 22, bottom), fill=LINE)
    return drawing


def _chain() -> Drawing.Image:
    drawing = Drawing.new("RGB", SIZE, WALL)
    pen = ImageDraw.Draw(drawing)
    for number in range(6):
        left = 60 + number * 175
        pen.ellipse((left, 235, left + 205, 440), outline=LINE if number % 2 else ROOF, width=24)
    return drawing
