"""One visit of every kind of page, with a note of what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}


def faults(page: Page, **options: Any) -> list[str]:
    """Give what axe finds on the page: the rule and the place where it is broken."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options})
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
        """Let axe look at all in light colours and at the contrasts in dark ones; try a narrow screen."""
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        self.faults += [f"{self._path}: {fault}" for fault in faults(page)]
        page.emulate_media(color_scheme="dark")
        contrast = {"type": "rule", "values": ["color-contrast"]}
        self.dark_faults += [f"{self._path}: {fault}" for fault in faults(page, runOnly=contrast)]
        page.set_viewport_size(NARROW)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            self.sideways.append(self._path)
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
