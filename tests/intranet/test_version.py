"""Which version runs stands in one place and is told where people look for it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.test import Client

from intranet import __version__
from tests.needs import ROOT


@pytest.mark.parametrize("argument", ["version", "--version"])
def test_the_command_line_tells_the_version_of_the_site(argument: str) -> None:
    command = [sys.executable, "manage.py", argument]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout == f"{__version__}\n"


def test_the_changelog_begins_with_it() -> None:
    headings = [line for line in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines() if line[:3] == "## "]
    assert headings[0].startswith(f"## {__version__}")


def test_it_stands_at_the_foot_of_the_help_menu(coordination: Client) -> None:
    assert f'"footer_text": "Präventionsnetz {__version__}"' in _sidebar(coordination)


def _sidebar(browser: Client) -> str:
    text = browser.get("/admin/").content.decode()
    start = text.index('id="wagtail-sidebar-props"')
    return text[start : text.index("</script>", start)].encode().decode("unicode_escape", "ignore")
