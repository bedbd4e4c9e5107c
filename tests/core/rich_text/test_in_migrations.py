"""Bodies in migrations: a JSON column without blocks; data migrations read and write what is stored."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from wagtail.blocks import CharBlock, StreamBlock

from core.rich_text import StreamField
from home.models import HomePage
from tests.needs import ROOT

BODY = [
    {"type": "quote", "value": {"text": "Gemeinsam", "source": ""}, "id": "a"},
    {"type": "gone", "value": 1, "id": "b"},
]


def test_other_blocks_make_no_migration() -> None:
    now, later = (StreamField(StreamBlock([(name, CharBlock())]), blank=True) for name in ("title", "quote"))
    assert now.deconstruct() == later.deconstruct()
    assert isinstance(now.clone(), models.JSONField)


def test_no_migration_names_a_block() -> None:
    files = [file for file in ROOT.glob("*/migrations/0*.py") if ".venv" not in file.parts]
    assert files
    assert [file for file in files if "wagtail.blocks" in file.read_text("utf-8")] == []


@pytest.mark.django_db
def test_a_migration_keeps_what_it_does_not_know(home_page: HomePage) -> None:
    old: Any = MigrationLoader(connection).project_state().apps.get_model("home", "HomePage")
    row = old.objects.get(pk=home_page.pk)
    assert row.content == []
    row.content = BODY
    row.save()
    row = old.objects.get(pk=home_page.pk)
    row.title = "Anderer Titel"
    row.save()
    assert old.objects.get(pk=home_page.pk).content == BODY
    assert list(HomePage.objects.get().content.raw_data) == BODY[:1]  # Wagtail passes over unknown blocks
