"""One visit of every kind of page, with a note of what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.needs import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
# Colours that are still on their way from light to dark are nobody's.
FINISH = "document.getAnimations().forEach((one) => { if (one instanceof CSSTransition) one.finish(); })"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
# What a window of 1280 by 1024 pixels leaves at a zoom of 400 % (EN 301 549, 9.1.4.10).
ZOOMED = {"width": 320, "height": 256}


def faults(page: Page, **options: Any) -> list[str]:
    """Give what axe finds on the page: the rule and the place where it is broken."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("options => axe.run(document, options)", {"resultTypes": ["violations"], **options})
    return [f"{fault['id']}: {node['target']}" for fault in found["violations"] for node in fault["nodes"]]


@dataclass
class Tour:
    """What was seen: each entry names the page and what happened there."""

    host: str
    refused: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    dark_faults: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    _path: str = ""

    def visit(self, context: BrowserContext, paths: list[str], *, look: bool, pause: int = 0) -> None:
        """Open every address; wait ``pause`` milliseconds for what comes later; ``look`` closely if asked."""
        page = context.new_page()
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self._said(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(f"{self._path}: {error}"))
        for self._path in paths:
            answer = page.goto(self._path)
            if answer is None or answer.status != 200:
                self.refused.append(f"{self._path}: {answer and answer.status}")
            page.wait_for_timeout(pause)
            if look:
                self._look(page)
        page.close()

    def _look(self, page: Page) -> None:
        """Let axe look in light and in dark colours; try a narrow screen and a large zoom."""
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        self.faults += [f"{self._path}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="dark")
        page.evaluate(FINISH)
        self.dark_faults += [f"{self._path}: {fault}" for fault in faults(page)]
        for size in (NARROW, ZOOMED):
            page.set_viewport_size(size)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                self.sideways.append(f"{self._path} at {size}")
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(WIDE)

    def _asked(self, address: str) -> None:
        if not address.startswith((f"{self.host}/", "data:", "blob:")):
            self.elsewhere.append(f"{self._path}: {address}")

    def _said(self, kind: str, text: str) -> None:
        if "Content Security Policy" in text:
            self.violations.append(f"{self._path}: {text}")
        elif kind == "error":
            self.errors.append(f"{self._path}: {text}")
