"""What uses a page, file or snippet, named before it is deleted: everything a person may see of it.

Wagtail's reference index knows foreign keys, choosers in bodies and links in running text; many-to-many
relations and tags are asked for here. Rows that belong to the object and go with it do not count as uses,
nor do pages below a page that are deleted together with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, ManyToManyField, ManyToManyRel, Model
from django.utils.functional import Promise
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex

from core.german_order import german_order
from core.models import PageTag, Tag, TaggedFile
from core.usage_in_drafts import drafts_using
from core.visibility import visible_pages

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Use:
    """Something that uses an object: its title, what it is, and where it can be changed or else read."""

    title: str
    kind: str | Promise
    url: str


@dataclass(frozen=True, slots=True)
class Usage:
    """The first of all uses, and how many more there are; both only of what the person may see."""

    named: tuple[Use, ...] = ()
    more: int = 0


def usage_of(instance: Model, user: Any) -> Usage:
    """Give what uses ``instance`` or, for a page, any page below it, as far as ``user`` may see it.

    What the person may not see is not counted either: a number would tell of it.
    """
    targets = _targets(instance)
    sources = {*_from_index(targets), *_from_relations(targets), *_from_tags(instance)}
    own = {(_base(type(target)), str(target.pk)) for target in targets}
    sources -= own
    drafts = {(Page, str(pk)) for pk in drafts_using(targets)} - sources - own
    shown = [*_shown(sources, user), *_drafts_shown(drafts, user)]
    uses = sorted(shown, key=lambda use: (german_order(use.title), use.url))
    return Usage(tuple(uses[:MOST_NAMED]), max(0, len(uses) - MOST_NAMED))


def drafts_only(instance: Model) -> int:
    """Count the pages that name ``instance`` in a version that is not published, and not in what is."""
    published = {*_from_index([instance]), *_from_relations([instance])}
    return len({(Page, str(pk)) for pk in drafts_using([instance])} - published)


def uses_in_bodies(instance: Model) -> int:
    """Count the pages whose bodies name ``instance``, whoever may see them."""
    references = ReferenceIndex.get_references_to(instance)
    return len(
        {
            (row.base_content_type_id, row.object_id)
            for row in references
            if isinstance(row.source_field, StreamField)
        }
    )


def _targets(instance: Model) -> list[Model]:
    if not isinstance(instance, Page):
        return [instance]
    return list(Page.objects.filter(path__startswith=instance.path).specific(defer=True))


def _base(model: type[Model]) -> type[Model]:
    """The model under which the reference index files rows of ``model``: all pages are pages."""
    return Page if issubclass(model, Page) else model


def _from_index(targets: list[Model]) -> Iterator[tuple[type[Model], str]]:
    for row in ReferenceIndex.get_references_to_in_bulk(targets):
        # A row of its own that is deleted along is part of the object; a page with such a row stays.
        if "." not in row.model_path and row.on_delete is CASCADE:
            continue
        model = ContentType.objects.get_for_id(row.base_content_type_id).model_class()
        if model is not None:
            yield model, row.object_id


def _from_relations(targets: list[Model]) -> Iterator[tuple[type[Model], str]]:
    by_model: dict[type[Model], list[Any]] = {}
    for target in targets:
        by_model.setdefault(type(target), []).append(target.pk)
    for model, ids in by_model.items():
        for relation in model._meta.get_fields(include_hidden=True):
            # The links to tags are rows of their own; see below.
            if not isinstance(relation, ManyToManyRel) or not isinstance(relation.field, ManyToManyField):
                continue
            source = relation.related_model
            # People's own interests do not count.
            if not isinstance(source, type) or source is get_user_model():
                continue
            rows = source._base_manager.filter(**{f"{relation.field.name}__in": ids})
            for pk in rows.values_list("pk", flat=True).distinct():
                yield _base(source), str(pk)


def _from_tags(instance: Model) -> Iterator[tuple[type[Model], str]]:
    """Give what has the tag ``instance``; the reference index leaves tags out."""
    if not isinstance(instance, Tag):
        return
    for pk in PageTag.objects.filter(tag=instance).values_list("content_object", flat=True):
        yield Page, str(pk)
    for tagged in TaggedFile.objects.filter(tag=instance).select_related("content_type"):
        model = tagged.content_type.model_class()
        if model is not None:
            yield model, str(tagged.object_id)


def _shown(sources: Iterable[tuple[type[Model], str]], user: Any) -> Iterator[Use]:
    by_model: dict[type[Model], list[str]] = {}
    for model, pk in sources:
        by_model.setdefault(model, []).append(pk)
    finder = AdminURLFinder(user)
    return chain.from_iterable(
        _pages(ids, user, finder) if issubclass(model, Page) else _rows(model, ids, finder)
        for model, ids in by_model.items()
    )


def _pages(ids: list[str], user: Any, finder: AdminURLFinder) -> Iterator[Use]:
    for page in visible_pages(Page.objects.filter(pk__in=ids), user):
        if url := finder.get_edit_url(page):
            yield Use(page.get_admin_display_title(), page.page_type_display_name, url)
        elif page.live and page.url:  # who only reads it does not learn what a draft calls it
            yield Use(page.title, page.page_type_display_name, page.url)


def _drafts_shown(sources: Iterable[tuple[type[Model], str]], user: Any) -> Iterator[Use]:
    """Only who edits a page learns what its draft names."""
    ids = [pk for _model, pk in sources]
    finder = AdminURLFinder(user)
    for page in visible_pages(Page.objects.filter(pk__in=ids), user):
        if url := finder.get_edit_url(page):
            yield Use(page.get_admin_display_title(), page.page_type_display_name, url)


def _rows(model: type[Model], ids: list[str], finder: AdminURLFinder) -> Iterator[Use]:
    # What has an address of its own and is no page may be read by everybody who has signed in.
    readable = hasattr(model, "get_absolute_url")
    for row in model._base_manager.filter(pk__in=ids):
        url = finder.get_edit_url(row) or (row.get_absolute_url() if readable else None)  # type: ignore[attr-defined]
        if url:
            yield Use(str(row), model._meta.verbose_name or "", url)
