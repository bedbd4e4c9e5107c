"""What a page, file or row names already: whoever edits it may leave that there without reading it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, PageViewRestriction


def kept_by(thing: Model | None, model: type[Model], field: str) -> set[int]:
    """Return the numbers of rows of ``model`` that a field of ``thing`` names, published or in its draft.

    A field is also a relation to rows of its own, by its name; «groups» of a page are those that may read it.
    Only there: else what stands in a text could be chosen as a page to move to, which is then named.
    """
    if thing is None:
        return set()
    versions = [thing]
    if isinstance(thing, Page):
        versions = [thing.specific, thing.get_latest_revision_as_object()]
    named = (one for version in versions for one in _named(version))
    found = {pk for at, kind, pk in named if at == field and issubclass(kind, model)}
    if model is Group and field == "groups" and isinstance(thing, Page):
        found.update(_groups_of(thing))
    return found


def _groups_of(page: Page) -> Iterator[int]:
    restrictions = PageViewRestriction.objects.filter(page=page.pk)
    return (pk for pk in restrictions.values_list("groups", flat=True) if pk is not None)


def _named(thing: Any, relation: str = "") -> Iterator[tuple[str, type[Model], int]]:
    for field in thing._meta.get_fields():
        if field.auto_created:
            continue
        at = relation or field.name
        if hasattr(field, "extract_references"):
            for kind, pk, *_place in field.extract_references(field.value_from_object(thing)):
                if str(pk).isdecimal():
                    yield at, kind, int(pk)
        elif field.many_to_many:
            yield from ((at, field.related_model, row.pk) for row in getattr(thing, field.name).all())
        elif field.is_relation and field.concrete and (pk := getattr(thing, field.attname)) is not None:
            yield at, field.related_model, pk
    if isinstance(thing, ClusterableModel):
        for child in get_all_child_relations(thing):
            name = child.get_accessor_name() or ""
            for row in getattr(thing, name).all():
                yield from _named(row, relation or name)
