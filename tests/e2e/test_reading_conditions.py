"""What axe cannot see: text set wider, small targets, a hidden focus (see ``docs/barrierefreiheit.md``)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext

from tests.e2e import places

NARROW = {"width": 320, "height": 800}
# WCAG 1.4.12: these have to be possible without loss.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
# Text that is cut off, and the page itself where it has to be moved sideways. An excerpt ends after some
# lines by design, with an ellipsis; the whole is one link away.
CUT_OFF = """() => {
  const hides = (value) => value === "hidden" || value === "clip";
  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    return element.checkVisibility() && element.clientWidth > 2 && element.innerText?.trim()
      && style.webkitLineClamp === "none"
      && ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1));
  }).map((element) => element.innerText.trim().slice(0, 60));
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) cut.push(`sideways by ${page.scrollWidth - page.clientWidth}`);
  return cut;
}"""
# WCAG 2.5.8: 24 by 24 pixels, or so far from the next one that circles of 24 pixels do not meet; not for
# links in running text. A field and its label are one target.
TOO_SMALL = """() => {
  const box = (element) => {
    const own = element.getBoundingClientRect();
    const label = ["checkbox", "radio"].includes(element.type) && element.labels[0]?.getBoundingClientRect();
    if (!label) return own;
    const left = Math.min(own.left, label.left), top = Math.min(own.top, label.top);
    const right = Math.max(own.right, label.right), bottom = Math.max(own.bottom, label.bottom);
    return new DOMRect(left, top, right - left, bottom - top);
  };
  const inText = (element) => getComputedStyle(element).display === "inline"
    && [...element.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const targets = [...document.querySelectorAll(kinds)]
    .filter((element) => element.checkVisibility()).map((element) => ({ element, box: box(element) }))
    .filter((target) => target.box.width > 1 && target.box.height > 1);
  return targets.filter(({ element, box }) => {
    if ((box.width >= 24 && box.height >= 24) || inText(element)) return false;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    return targets.some((other) => {
      if (other.element === element) return false;
      const dx = Math.max(other.box.left - x, 0, x - other.box.right);
      const dy = Math.max(other.box.top - y, 0, y - other.box.bottom);
      return Math.hypot(dx, dy) < 12;
    });
  }).map(({ element, box }) =>
    `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 99)}`);
}"""
# What has the focus: whether it can be seen there, and whether anything shows that it has it.
FOCUS = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const corners = [...element.getClientRects()].flatMap((r) =>
    [0.1, 0.5, 0.9].flatMap((i) => [0.2, 0.8].map((j) => [r.left + r.width * i, r.top + r.height * j])));
  const seen = corners.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || [...(element.labels ?? [])].some((label) => label.contains(top)));
  });
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  const name = (element.innerText || element.name || element.className).trim().slice(0, 40);
  return { seen, marked, name };
}"""


def signed_in(browser: Browser, server: str, who: str, **options: Any) -> BrowserContext:
    """Open a window in which ``who`` has signed in."""
    context = browser.new_context(base_url=server, locale="de-DE", reduced_motion="reduce", **options)
    if who:
        client = Client()
        client.force_login(places.account(who))
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": server}])
    return context


@dataclass
class Looked:
    """What was found on every kind of page, 320 pixels wide: by address what is cut off when text is set
    wider, and which targets are too small; by title the addresses that have it."""

    cut_off: dict[str, list[str]] = field(default_factory=dict)
    too_small: dict[str, list[str]] = field(default_factory=dict)
    titles: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@pytest.fixture(scope="module")
def looked(browser: Browser, server: str) -> Looked:
    """Look at every kind of page once."""
    looked = Looked()
    for who, paths in places.reading().items():
        # The style stands in for what people set in their browser, which no policy forbids.
        context = signed_in(browser, server, who, viewport=NARROW, bypass_csp=True)
        page = context.new_page()
        for path in paths:
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200, path
            looked.titles[page.title()].add(path.split("?")[0])  # a filter or another word is no other page
            if found := page.evaluate(TOO_SMALL):
                looked.too_small[path] = found
            page.add_style_tag(content=SPACED)
            if found := page.evaluate(CUT_OFF):
                looked.cut_off[path] = found
        context.close()
    return looked


def test_text_can_be_set_wider_without_loss(looked: Looked) -> None:
    assert looked.cut_off == {}


def test_targets_are_large_enough_or_stand_apart(looked: Looked) -> None:
    assert looked.too_small == {}


def test_every_page_has_a_title_of_its_own(looked: Looked) -> None:
    assert {title: paths for title, paths in looked.titles.items() if len(paths) > 1} == {}
    assert len(looked.titles) > 20


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path", ["/", "/suche/?q=familie", "/praeventionskette/", "/netzwerk/planungsgruppe/", "/konto/profil/"]
)
def test_focus_is_seen_wherever_the_tab_key_leads(
    browser: Browser, server: str, path: str, width: int
) -> None:
    context = signed_in(browser, server, places.READER, viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(path)
    lost, steps = [], 0
    for key in ["Tab"] * 60 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus is None:
            break
        steps += 1
        if not (focus["seen"] and focus["marked"]):
            lost.append(focus)
    context.close()
    assert steps > 10
    assert lost == []
