"""Texts stored by older versions are put as people see them: once, by ``tick`` or ``clean_texts``."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from wagtail.models import Page, ReferenceIndex, Revision

from core.letter_case import SameNameField, same_name
from core.models import Tag
from core.usage_in_drafts import open_versions
from core.visible_rows import Instead, content_instead, visible_changes, visible_content

logger = logging.getLogger(__name__)

# Raised when a rule of ``core.text`` or ``core.visible_markup`` changes: then ``tick`` does it once more.
RULES = 1
# Apps all of whose texts people type; those of others are made by the program, sent or counted.
_OURS = frozenset(
    {"core", "accounts", "files", "strategy", "directory", "knowledge", "network", "chain", "updates", "home"}
)
_OF_OTHERS = frozenset(
    {
        "wagtailcore.Collection",
        "wagtailcore.Comment",
        "wagtailcore.CommentReply",
        "wagtailcore.Site",
        "wagtailcore.Task",
        "wagtailcore.Workflow",
        "auth.Group",
        "synonyms.SynonymRule",
    }
)
CHUNK = 200  # rows read at once


@dataclass
class Done:
    """How many rows and versions were changed, how many tags joined, and what could not be changed."""

    rows: int = 0
    versions: int = 0
    tags: int = 0
    problems: int = 0


def clean_texts() -> Done:
    """Put all that is stored as people see it; may be interrupted, and run again.

    Old versions stay as they were: they tell what was written, and whoever takes one back does it by a form.
    """
    done = Done()
    twins = twin_tags()
    instead = {twin.pk: kept.pk for kept, twin in twins}
    for pk in _versions_in_use():
        done.versions += _clean_version(pk, instead)
    for kept, twin in twins:
        _join(kept, twin)
        done.tags += 1
    for model in typed_models():
        for pk in _unclean(model):
            if _clean_row(model, pk):
                done.rows += 1
            else:
                done.problems += 1
    return done


def typed_models() -> Iterator[type[models.Model]]:
    """Return the models whose texts people type, each page under its own type."""
    for model in apps.get_models():
        label, app = model._meta.label, model._meta.app_label
        if label in _OF_OTHERS or app in _OURS:
            yield model


def twin_tags() -> list[tuple[Tag, Tag]]:
    """Return the pairs of tags that are one, the older before the younger."""
    first: dict[str, Tag] = {}
    return [
        (first[name], tag)
        for tag in Tag.objects.order_by("pk")
        if first.setdefault(name := same_name(tag.name), tag) is not tag
    ]


def _unclean(model: type[models.Model]) -> Iterator[Any]:
    """Return the keys of the rows that change; nothing is being read while they are changed."""
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        rows = model._default_manager.filter(pk__in=keys[start : start + CHUNK])
        yield from [row.pk for row in rows if visible_changes(row)]


def _clean_row(model: type[models.Model], pk: Any) -> bool:
    """Change a row, unless its name is another's: then it stays as it is, and that is noted."""
    try:
        with transaction.atomic():
            row = model._default_manager.select_for_update(of=("self",)).get(pk=pk)
            changes = visible_changes(row)
            for name, value in changes.items():
                setattr(row, name, value)
            names = {*changes, *_names_made_of(model, changes)}
            # Only these: the rest of a page may not be what its form would take today.
            kept: Any = row
            kept.save(update_fields=sorted(names), **({"clean": False} if isinstance(row, Page) else {}))
    except IntegrityError:
        logger.warning("A text of %s %s is that of another row and stays as it is", model._meta.label, pk)
        return False
    return True


def _names_made_of(model: type[models.Model], changes: dict[str, Any]) -> set[str]:
    made = [field for field in model._meta.concrete_fields if isinstance(field, SameNameField)]
    return {field.name for field in made if field.source in changes}


def _versions_in_use() -> list[int]:
    """Return the versions that a form opens or that may go live: newest, planned, waiting for approval."""
    newest = Page.objects.exclude(latest_revision=None).values_list("latest_revision", flat=True)
    return sorted({*newest, *open_versions().values_list("pk", flat=True)})


def _clean_version(pk: int, instead: Instead) -> bool:
    with transaction.atomic():
        version = Revision.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        model = version.content_type.model_class() if version is not None else None
        if version is None or model is None:
            return False
        before = json.loads(json.dumps(version.content, cls=DjangoJSONEncoder))
        after = content_instead(model, visible_content(model, before), Tag, instead)
        if after == before:
            return False
        Revision.objects.filter(pk=pk).update(content=after)
    return True


def _join(kept: Tag, twin: Tag) -> None:
    """Let all that one tag stands on have the other, and delete it."""
    with transaction.atomic():
        for relation in Tag._meta.related_objects:
            if not relation.one_to_many:  # a list of tags, which is made of rows
                continue
            name = relation.field.name
            for row in relation.related_model._base_manager.filter(**{name: twin}):
                try:
                    with transaction.atomic():
                        setattr(row, name, kept)
                        row.save()
                except IntegrityError:  # has both
                    row.delete()
                holder = row.content_object
                ReferenceIndex.create_or_update_for_object(getattr(holder, "specific", holder))
        twin.delete()
