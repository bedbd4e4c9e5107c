"""What Wagtail's German leaves in English is in a catalogue of our own, which comes compiled."""

from __future__ import annotations

import gettext
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
import wagtail
from django.apps import apps
from django.conf import settings
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import timezone
from django.utils.translation import gettext as translated, ngettext

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


@cache
def sources() -> str:
    """Give the text of all of Wagtail's programs and templates."""
    files = [
        path.read_text(encoding="utf-8")
        for pattern in ("*.py", "*.html", "*.txt")
        for path in Path(wagtail.__file__).parent.rglob(pattern)
    ]
    return " ".join(" ".join(file.split()) for file in files).replace('\\"', '"')


def is_asked_for(words: str) -> bool:
    return words in sources() or _as_in_templates(words) in sources()


def test_every_word_of_ours_replaces_one_that_is_asked_for() -> None:
    # A misspelled or outdated key would leave Wagtail's words standing without a sign.
    assert [words for words in own_words() if not is_asked_for(words)] == []


def _as_in_templates(words: str) -> str:
    return re.sub(r"%\((\w+)\)s", r"{{ \1 }}", words)


def wagtails_words() -> list[str]:
    """Give the English of which Wagtail has a German version, where it has no plural."""
    found = []
    for app in apps.get_app_configs():
        file = Path(app.path) / "locale/de/LC_MESSAGES/django.mo"
        if app.name.startswith("wagtail") and file.exists():
            with file.open("rb") as opened:
                catalogue = gettext.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
            found += [words for words in catalogue if isinstance(words, str) and "\x04" not in words]
    return [words for words in found if is_asked_for(words)]


# A name or title between marks other than ours; not the value of an attribute.
OTHER_MARKS = re.compile(r"""(?<!=)['"„‚](<em>)?(%\(|\{)""")
# Of parts that nobody sees here: kinds of snippets in approvals, tokens.
UNSEEN = re.compile(r"model_name|snippet|%\(content_type\)s|API|token |log action", re.IGNORECASE)


def test_names_stand_between_the_same_marks_everywhere() -> None:
    german = {words: translated(words) for words in wagtails_words() if not UNSEEN.search(words)}
    assert [text for text in german.values() if OTHER_MARKS.search(text)] == []
    assert len(german) > 900


def test_the_last_part_of_an_address_is_called_address_everywhere() -> None:
    german = [translated(words) for words in wagtails_words()]
    assert [text for text in german if "Kurztitel" in text] == []


@pytest.mark.parametrize(
    "words", ["Choose another %(object)s", "The %(model_name)s could not be saved due to errors."]
)
def test_nothing_in_a_form_is_called_an_object(words: str) -> None:
    assert "Objekt" not in translated(words)


@pytest.mark.parametrize(("count", "said"), [(1, "1 Seite"), (32, "32 Seiten")])
def test_a_number_stands_apart_from_its_word(count: int, said: str) -> None:
    assert ngettext("1 page", "%(counter)s pages", count) % {"counter": count} == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(7, "vor 7 Sekunden"), (60, "vor einer Minute"), (7200, "vor 2 Stunden")]
)
def test_how_long_ago_something_was_is_said_in_german(seconds: int, said: str) -> None:
    moment = timezone.now() - timedelta(seconds=seconds)
    assert naturaltime(moment).replace("\N{NO-BREAK SPACE}", " ") == said
