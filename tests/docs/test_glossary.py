"""What the glossary names is there under that name."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

GLOSSARY = (Path(settings.BASE_DIR) / "docs/entwicklung/glossar.md").read_text("utf-8")
CLASSES = re.findall(r"`((?:[a-z_]+\.)+[A-Z]\w+)`", GLOSSARY)
GERMAN = [row.split("|")[1].strip() for row in GLOSSARY.splitlines() if row.startswith("| ")]


@pytest.mark.parametrize("name", sorted(set(CLASSES)))
def test_a_class_of_the_glossary_exists(name: str) -> None:
    module, _dot, attribute = name.rpartition(".")
    assert hasattr(import_module(module), attribute)


def test_the_glossary_names_many_classes_and_no_german_term_twice() -> None:
    assert len(CLASSES) > 40
    terms = [term for term in GERMAN if term not in ("German", "---")]
    assert len(terms) == len(set(terms))


def test_every_page_type_stands_in_the_glossary() -> None:
    from wagtail.models import get_page_models

    ours = {model for model in get_page_models() if not model.__module__.startswith("wagtail")}
    indexes = {"HomePage", "KnowledgeIndexPage", "NetworkIndexPage", "UpdateIndexPage"}
    named = {name.rpartition(".")[2] for name in CLASSES}
    assert {model.__name__ for model in ours} - indexes - named == set()
