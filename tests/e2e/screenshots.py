"""``make screenshots``: every kind of page as its readers see it, at two widths, in light and dark.

Not collected by ``make test``, as the file's name does not begin with «test». The pictures go to
``var/screenshots``, with a page ``index.html`` that shows them side by side; those that README and the
documentation use go to ``docs/bilder`` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e import places
from tests.needs import ROOT

OUT = ROOT / "var/screenshots"
DOCS = ROOT / "docs/bilder"
SIZES = {360: {"width": 360, "height": 740}, 1280: {"width": 1280, "height": 860}}
SCHEMES = ("light", "dark")
LONGEST = 12_000  # pixels: a longer page says nothing more

# What the documentation shows: the first screen, not the whole page. (who, address) → name, width, colours.
SHOWN = {
    (places.READER, "/"): [("startseite", 1280, "light"), ("startseite-handy", 360, "light")],
    (places.READER, "/suche/?q=familie&kommune=olfen&alter=2"): [("suche", 1280, "light")],
    (places.READER, "/angebote/olfen/elterncafe-olfen/"): [
        ("angebot", 1280, "light"),
        ("angebot-handy", 360, "light"),
    ],
    (places.READER, "/angebote/olfen/"): [("kommune", 1280, "light")],
    (places.READER, "/praeventionskette/"): [
        ("praeventionskette", 1280, "light"),
        ("praeventionskette-dunkel", 1280, "dark"),
    ],
    (places.READER, "/leitbild/"): [("strategie", 1280, "light")],
    (places.READER, "/wissen/"): [("wissen", 1280, "light")],
}
SHEET_HEAD = """<!doctype html><meta charset=utf-8><title>Screenshots</title>
<style>img { max-height: 40rem; border: 1px solid #888; vertical-align: top; margin: .25rem }</style>"""
SHEET_PICTURE = '<a href="{file}"><img loading=lazy src="{file}" alt="{alt}"></a>'
# The same for the administration, wide and light: (who, place in ``places.administration``) → name.
SHOWN_IN_ADMIN = {
    (places.EDITOR, 0): "verwaltung-start",
    (places.EDITOR, 1): "verwaltung-angebote",
    (places.EDITOR, 2): "verwaltung-angebot",
    (places.EDITOR, 3): "verwaltung-verlauf",
    (places.COORDINATION, 0): "koordination-start",
    (places.COORDINATION, 1): "koordination-meldung",
    (places.COORDINATION, 2): "koordination-einladung",
    (places.COORDINATION, 3): "koordination-suchen",
}


def documented() -> set[str]:
    """Give the names of the files that the command writes to ``docs/bilder``."""
    names = {name for shown in SHOWN.values() for name, _width, _scheme in shown}
    return {f"{name}.png" for name in names | set(SHOWN_IN_ADMIN.values())}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: the part of the site, who looks, where, how wide, in which colours."""

    part: str
    who: str
    path: str
    width: int
    scheme: str

    @property
    def file_name(self) -> str:
        """A name that says what is to be seen."""
        name = re.sub(r"[^a-z0-9]+", "-", self.path.lower()).strip("-")[:80] or "start"
        return f"{self.part}-{self.who or 'ohne-anmeldung'}-{name}-{self.width}-{self.scheme}.png"


def _addresses() -> dict[str, dict[str, list[str]]]:
    reading = places.reading()
    reading[places.READER] += [path for who, path in SHOWN if path not in reading[who]]
    return {"seite": reading, "verwaltung": places.administration()}


@pytest.fixture
def contexts(browser: Browser, server: str) -> Iterator[dict[tuple[str, int, str], BrowserContext]]:
    """One browser window for each person, width and colour scheme."""
    opened: dict[tuple[str, int, str], BrowserContext] = {}
    for who in {who for group in _addresses().values() for who in group}:
        for width, viewport in SIZES.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    base_url=server,
                    locale="de-DE",
                    viewport=viewport,  # type: ignore[arg-type]
                    color_scheme=scheme,  # type: ignore[arg-type]
                    reduced_motion="reduce",
                )
                if who:
                    client = Client()
                    client.force_login(places.account(who))
                    key = client.cookies[settings.SESSION_COOKIE_NAME].value
                    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server}])
                opened[who, width, scheme] = context
    yield opened
    for context in opened.values():
        context.close()


def test_take_all(contexts: dict[tuple[str, int, str], BrowserContext]) -> None:
    """Take every picture; a page that does not answer with 200 fails."""
    OUT.mkdir(parents=True, exist_ok=True)
    DOCS.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    shots, refused = [], []
    for (who, width, scheme), context in contexts.items():
        page = context.new_page()
        for part, group in _addresses().items():
            if part == "verwaltung" and scheme == "dark" and width == 360:
                continue  # nobody edits so
            for number, path in enumerate(group.get(who, ())):
                answer = page.goto(path)
                if answer is None or answer.status != 200:
                    refused.append(path)
                    continue
                page.wait_for_timeout(400 if part == "verwaltung" else 50)
                shot = Shot(part, who, path, width, scheme)
                _take(page, OUT / shot.file_name)
                shots.append(shot)
                _show(page, shot, number)
        page.close()
    shots += _errors(contexts[places.READER, 1280, "light"], contexts[places.READER, 360, "light"])
    _contact_sheet(shots)
    assert refused == []


def _take(page: Page, file: Path) -> None:
    height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
    if height < LONGEST:
        page.screenshot(path=file, full_page=True)
    else:
        width = page.viewport_size["width"] if page.viewport_size else 1280
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=file, full_page=True, clip=clip)  # type: ignore[arg-type]


def _show(page: Page, shot: Shot, number: int) -> None:
    """Keep the first screen for the documentation where it is wanted."""
    names = [
        name
        for name, width, scheme in SHOWN.get((shot.who, shot.path), ())
        if (width, scheme) == (shot.width, shot.scheme)
    ]
    if shot.part == "verwaltung" and (shot.width, shot.scheme) == (1280, "light"):
        name = SHOWN_IN_ADMIN.get((shot.who, number))
        names += [name] if name else []
    for name in names:
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        picture.quantize(128, dither=Image.Dither.NONE).save(DOCS / f"{name}.png", optimize=True)


def _errors(wide: BrowserContext, narrow: BrowserContext) -> list[Shot]:
    """The pages for errors; a real 403, a real 404, and the text of the 500 at an address of this site."""
    shots = []
    for width, context in ((1280, wide), (360, narrow)):
        page = context.new_page()
        page.route(
            "**/fehler-500/",
            lambda route: route.fulfill(
                status=500, body=render_to_string("500.html"), content_type="text/html"
            ),
        )
        for path in ("/netzwerk/steuerungsgruppe/", "/gibt-es-nicht/", "/fehler-500/"):
            page.goto(path)
            shot = Shot("fehler", places.READER, path, width, "light")
            _take(page, OUT / shot.file_name)
            shots.append(shot)
        page.close()
    return shots


def _contact_sheet(shots: list[Shot]) -> None:
    """Write a page that shows all pictures, those of one address in one row."""
    rows: dict[tuple[str, str, str], list[Shot]] = {}
    for shot in shots:
        rows.setdefault((shot.part, shot.who, shot.path), []).append(shot)
    parts = [SHEET_HEAD]
    for (part, who, path), row in rows.items():
        row.sort(key=lambda shot: (shot.scheme != "light", shot.width))
        pictures = "".join(SHEET_PICTURE.format(file=s.file_name, alt=f"{s.width} {s.scheme}") for s in row)
        parts.append(f"<h2>{part}: {path} ({who or 'ohne Anmeldung'})</h2><div>{pictures}</div>")
    (OUT / "index.html").write_text("\n".join(parts), encoding="utf-8")
