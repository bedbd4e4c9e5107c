"""What the documentation points to exists, and it leaves out no setting."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from django.conf import settings

from tests.e2e.screenshots import documented

ROOT = Path(settings.BASE_DIR)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PICTURES = ROOT / "docs/bilder"
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
# Read by tools that settings and compose file hand them on to.
READ = re.compile(
    r"""env\.\w+\(\s*"([A-Z0-9_]+)"|"([A-Z0-9_]+)" not in env\.ENVIRON|\benviron\.get\("([A-Z0-9_]+)\""""
)


def links(page: Path, *, pictures: bool) -> list[str]:
    """Give where the links, or the pictures, of a page lead within the project."""
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [target for mark, target in found if bool(mark) is pictures and not re.match(r"[a-z]+:", target)]


def anchors(page: Path) -> set[str]:
    """Give the anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {_anchor(heading) for heading in headings}


def _anchor(heading: str) -> str:
    words = unicodedata.normalize("NFC", heading.strip().lower())
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


@pytest.mark.parametrize("document", PAGES, ids=lambda document: str(document.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(document: Path) -> None:
    broken = []
    for target in links(document, pictures=False):
        name, _, anchor = target.partition("#")
        there = (document.parent / name).resolve() if name else document
        if not there.exists() or (anchor and anchor not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_picture_is_one_that_the_command_makes() -> None:
    shown = {(page.parent / target).resolve() for page in PAGES for target in links(page, pictures=True)}
    assert shown
    assert {picture.name for picture in shown if picture.parent == PICTURES} - documented() == set()
    assert [picture for picture in shown if picture.parent != PICTURES and not picture.exists()] == []


def test_pictures_are_there_and_small_once_they_are_made() -> None:
    if not PICTURES.exists():
        pytest.skip("«make screenshots» has not been run")
    made = {picture.name: picture.stat().st_size for picture in PICTURES.iterdir()}
    shown = {(page.parent / target).resolve() for page in PAGES for target in links(page, pictures=True)}
    wanted = {picture.name for picture in shown if picture.parent == PICTURES}
    assert wanted - made.keys() == set()
    assert sum(made.values()) < 3_000_000


def test_operators_find_every_variable_that_the_settings_read() -> None:
    sources = [*(ROOT / "intranet/settings").glob("*.py"), ROOT / "intranet/launch.py"]
    read = {
        name
        for source in sources
        for names in READ.findall(source.read_text(encoding="utf-8"))
        for name in names
        if name
    }
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    read |= set(re.findall(r"\$\{([A-Z0-9_]+)", compose))
    read |= {
        line.partition("=")[0]
        for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
        if "=" in line and not line.startswith("#")
    }
    told = set(re.findall(r"`([A-Z0-9_]+)`", (ROOT / "docs/betrieb.md").read_text(encoding="utf-8")))
    assert {"SECRET_KEY", "S3_BUCKET", "PORT", "POSTGRES_PASSWORD", "EMAIL_URL"} <= read
    assert read - told == set()


def test_every_command_that_operators_are_told_exists() -> None:
    from django.core.management import get_commands

    told = {
        command
        for page in PAGES
        for command in re.findall(r"manage\.py ([a-z_]{3,})", page.read_text(encoding="utf-8"))
    }
    assert {"migrate", "tick"} <= told
    # Said by Django itself, and by ``manage.py`` for the site.
    assert told - get_commands().keys() - {"version"} == set()
