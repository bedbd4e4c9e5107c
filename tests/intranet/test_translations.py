"""What Wagtail's German leaves in English is in a catalogue of our own, which comes compiled."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "locale/de/LC_MESSAGES"


def test_the_compiled_catalogue_says_what_the_source_says() -> None:
    source = (FOLDER / "django.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.MULTILINE)
    assert pairs
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {english: compiled.gettext(english) for english, _german in pairs} == dict(pairs)
