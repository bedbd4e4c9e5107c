"""What Wagtail's German leaves in English is in a catalogue of our own, which comes compiled."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import wagtail
from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "locale/de/LC_MESSAGES"


def own_words() -> dict[str, str]:
    """Give our German by the English it replaces."""
    source = (FOLDER / "django.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.MULTILINE)
    return {english.replace('\\"', '"'): german.replace('\\"', '"') for english, german in pairs}


def test_the_compiled_catalogue_says_what_the_source_says() -> None:
    pairs = own_words()
    assert pairs
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {english: compiled.gettext(english) for english in pairs} == pairs


def test_every_word_of_ours_replaces_one_that_is_asked_for() -> None:
    # A misspelled or outdated key would leave Wagtail's words standing without a sign.
    sources = [
        path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.html", "*.txt")
        for path in Path(wagtail.__file__).parent.rglob(pattern)
    ]
    everything = " ".join(" ".join(source.split()) for source in sources).replace('\\"', '"')
    unknown = [words for words in own_words() if _as_in_templates(words) not in everything]
    assert [words for words in unknown if words not in everything] == []


def _as_in_templates(words: str) -> str:
    return re.sub(r"%\((\w+)\)s", r"{{ \1 }}", words)
