"""Templates of the administration use what Wagtail has."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders


def test_boxes_of_help_have_a_kind_that_wagtail_draws() -> None:
    used: set[str] = set()
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        for classes in re.findall(r'class="(help-block[^"]*)"', path.read_text("utf-8")):
            used.update(re.findall(r"help-(?!block)[a-z]+", classes))
    css = Path(str(finders.find("wagtailadmin/css/core.css"))).read_text("utf-8")
    assert used
    assert used <= set(re.findall(r"\.(help-[a-z]+)", css))
