"""Every model that feeds an entry is watched: a changed row marks what is made from it.

What feeds entries is not listed by hand. It is what the database is asked for while entries of the demo are
made, and where the paths lead that each registered type is read with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import Count, Model, Prefetch
from django.test.utils import CaptureQueriesContext
from modelcluster.fields import ParentalKey
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction

from core.models import PageTag, TaggedFile, Topic
from directory.models import OfferPage
from files.models import Document, Image
from search.index import tasks
from search.index.building import read_entries
from search.index.projection import project_all
from search.index.repair import repair
from search.models import Mark
from search.registry.sources import Source, sources

# Rows of these change nothing that an entry says. Images and documents in running text are read with it, but
# their words are left out: not everybody who reads the page may see them.
SAYS_NOTHING = {ContentType, Locale, Image, Document}
# The two trees and who may see what in them: tests/search/test_ways_of_changing.py changes these.
TREES = {Page, Collection, PageViewRestriction, CollectionViewRestriction}
# Rows that join a tag with what has it; tests/search/test_ways_of_changing.py adds and removes them.
TAGGINGS = {PageTag, TaggedFile}

SOURCES = [pytest.param(source, id=source.model.__name__) for source in sources().values()]


def marked(source: Source) -> set[int]:
    content_type = ContentType.objects.get_for_model(source.model)
    return set(Mark.objects.filter(content_type=content_type).values_list("object_id", flat=True))


def read_while_building(source: Source) -> set[type[Model]]:
    """Give the models whose tables are read for the entries of one type."""
    ids = list(source.model._default_manager.values_list("pk", flat=True))
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        read_entries(source, ids)
    read = {table for query in queries for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])}
    tables = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return {tables[table] for table in read if table in tables}


def is_part_of(model: type[Model], source: Source) -> bool:
    """Tell whether rows of ``model`` are saved with an object of the source, which is marked then."""
    return issubclass(source.model, model) or any(
        isinstance(field, ParentalKey) and issubclass(source.model, field.related_model)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey)
    )


def joins(model: type[Model], source: Source) -> bool:
    """Tell whether ``model`` is the table of a many-to-many relation of the source."""
    return any(field.remote_field.through is model for field in source.model._meta.many_to_many)


def paths(source: Source) -> Iterator[str]:
    """Give every relation that objects of the source are read with."""
    for path in (*source.related, *source.prefetch):
        yield path.prefetch_through if isinstance(path, Prefetch) else path
    yield from source.depends_on.values()


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES)
def test_whatever_is_read_for_an_entry_marks_it_when_it_changes(source: Source) -> None:
    forgotten = []
    for model in read_while_building(source) - SAYS_NOTHING - TREES - TAGGINGS:
        if is_part_of(model, source) or joins(model, source) or model in source.depends_on:
            continue
        Mark.objects.all().delete()
        for row in model._default_manager.all():
            row.save()
        if not marked(source):
            forgotten.append(model.__name__)
    assert forgotten == []


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES)
def test_a_change_along_every_path_marks_just_what_it_belongs_to(source: Source) -> None:
    forgotten = []
    for path in dict.fromkeys(paths(source)):
        found = source.model._default_manager.exclude(**{path: None}).order_by("pk").first()
        if found is None:
            continue  # the demo has none; the other test looks at the model as a whole
        for row in rows_along(found, path):
            if is_part_of(type(row), source):
                continue
            Mark.objects.all().delete()
            row.save()
            if found.pk not in marked(source):
                forgotten.append(path)
    assert forgotten == []


@pytest.mark.django_db
@pytest.mark.parametrize("source", SOURCES)
def test_a_changed_relation_marks_what_has_it(source: Source) -> None:
    forgotten = []
    read = read_while_building(source)
    for field in source.model._meta.many_to_many:
        if field.remote_field.through not in read - TAGGINGS:
            continue
        found = source.model._default_manager.exclude(**{field.name: None}).order_by("pk").first()
        if found is None:
            continue
        Mark.objects.all().delete()
        getattr(found, field.name).clear()
        if issubclass(source.model, Page):
            found.save()
        if found.pk not in marked(source):
            forgotten.append(field.name)
    assert forgotten == []


@pytest.mark.django_db
def test_a_renamed_word_of_the_vocabulary_is_marked_at_once_and_followed_by_the_worker(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    monkeypatch.setattr("search.index.sync.AT_ONCE", 10)
    topic = Topic.objects.annotate(number=Count("offers")).order_by("-number")[0]
    Mark.objects.all().delete()
    connection.run_on_commit = []  # of the transaction that has loaded the demo and never ends
    queued: list[bool] = []
    monkeypatch.setattr(tasks, "catch_up_task", SimpleNamespace(enqueue=lambda: queued.append(True)))
    topic.name = "Neuer Name"
    with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks(execute=True):
        topic.save()
    inserts = [query for query in queries if query["sql"].startswith('INSERT INTO "search_mark"')]
    assert len(inserts) == len([source for source in sources().values() if Topic in source.depends_on])
    assert marked(sources()[OfferPage]) == set(topic.offers.values_list("pk", flat=True))
    assert queued == [True]


@pytest.mark.django_db
def test_an_entry_that_is_made_again_says_the_same() -> None:
    """Else a repair would find faults for ever, and every index would be written for nothing."""
    project_all()
    done = repair()
    assert {kind: found.faults for kind, found in done.entries.items() if found.faults} == {}
    assert done.indexes["embedded"].faults == 0
    assert done.indexes["embedded"].checked > 300


def rows_along(instance: Any, path: str) -> list[Model]:
    """Give the last rows that ``path`` leads to from ``instance``."""
    here = [instance]
    for step in path.split("__"):
        following: list[Any] = []
        for one in here:
            related = getattr(one, step, None)
            if related is None:
                continue
            following += list(related.all()) if hasattr(related, "all") else [related]
        here = following
    return here
