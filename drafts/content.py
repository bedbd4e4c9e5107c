"""The content of pages and their revisions as plain data."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import DecimalField, Model
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

# What Wagtail keeps of a page beside what somebody has written in its form.
_OF_THE_SYSTEM = {
    "alias_of",
    "content_type",
    "depth",
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locale",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "path",
    "translation_key",
    "url_path",
    COMMENTS_RELATION_NAME,
}


def content_of(page: Page) -> dict[str, Any]:
    """Return what ``page`` (specific, as it is in memory) holds, in the shape of ``Revision.content``."""
    content: dict[str, Any] = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return _tidy(content, type(page))


def content_of_revision(revision: Revision) -> dict[str, Any]:
    """Return the content of a revision, its numbers written as ``content_of`` writes them."""
    model = revision.content_type.model_class()
    # One that was just made holds dates and numbers, one that was read holds their words.
    content = json.loads(json.dumps(revision.content, cls=DjangoJSONEncoder))
    return _tidy(content, model) if model is not None else content


def written_names(model: type[Model]) -> list[str]:
    """Return the names of what people write on a page of type ``model``: fields, rows and relations."""
    fields: Any = model._meta.concrete_fields
    names = [
        field.name
        for field in fields
        if field.serialize and not field.primary_key and field.name not in _OF_THE_SYSTEM
    ]
    names += [relation.get_accessor_name() for relation in get_all_child_relations(model)]
    names += [field.name for field in get_all_child_m2m_relations(model)]
    return [name for name in names if name not in _OF_THE_SYSTEM]


def _tidy(content: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """Write numbers as the database does: a form may say 45 where 45.00 is stored."""
    for field in model._meta.concrete_fields:
        value = content.get(field.name)
        if isinstance(field, DecimalField) and value not in (None, ""):
            try:
                content[field.name] = str(
                    Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
                )
            except InvalidOperation:
                continue
    return content
