"""Watches everything that changes what is found and leaves marks in the same transaction.

Django's signals for deleting and many-to-many relations are sent inside the transaction of the change, as is
treebeard's ``path_updated``; those for saving are once ``_save_in_one_transaction`` has seen to it. Wagtail's
own signals come after it and are not used. Publishing,
unpublishing, scheduling, copying and alias updates all save the page. A member list of a restriction needs
no mark: entries carry the restriction, and who passes it is asked when somebody searches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from treebeard.mp_tree import path_updated
from wagtail.models import (
    Collection as FileCollection,
    CollectionMember,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from core.bulk_pages import pages_created
from core.models import PageTag, Tag, TaggedFile
from core.visibility import branches_of
from search.index.outbox import mark, mark_all, mark_ids
from search.registry.sources import Source, for_each_source, sources

_connected = False


def connect() -> None:
    """Start to watch; whatever is registered later is watched from then on. Calling it again does nothing."""
    global _connected
    if _connected:
        return
    _connected = True
    for model in (PageViewRestriction, CollectionViewRestriction, PageTag, Site, Tag):
        _save_in_one_transaction(model)
    # Pages of every type, as a slug changed far above changes the address of what is registered.
    post_save.connect(_page_saved, dispatch_uid="search.page_saved")
    path_updated.connect(_path_updated, dispatch_uid="search.path_updated")
    for signal in (post_save, post_delete):
        signal.connect(_page_restricted, sender=PageViewRestriction, dispatch_uid="search.page_restricted")
        signal.connect(
            _collection_restricted,
            sender=CollectionViewRestriction,
            dispatch_uid="search.collection_restricted",
        )
        signal.connect(_page_tagged, sender=PageTag, dispatch_uid="search.page_tagged")
        signal.connect(_site_changed, sender=Site, dispatch_uid="search.site_changed")
    for signal in (post_save, pre_delete):
        signal.connect(_tag_changed, sender=Tag, dispatch_uid="search.tag_changed")
    pages_created.connect(_pages_created, dispatch_uid="search.pages_created")
    m2m_changed.connect(_related, sender=TaggedFile, dispatch_uid="search.file_tagged")
    for_each_source(_watch)


def _save_in_one_transaction(model: type[Model]) -> None:
    """Let saving a ``model`` and what its signals do come together or not at all.

    Outside a transaction Django commits the row before it sends ``post_save``: when the mark then cannot be
    written, what was just restricted would stay findable. Pages, and models that inherit from a table, are
    saved in a transaction anyway. Only ``save_base`` holds row and signals; some models have a ``save`` of
    their own.
    """
    if issubclass(model, Page) or hasattr(model.save_base, "__wrapped__"):
        return
    in_one = transaction.atomic(savepoint=False)(model.save_base)
    model.save_base = in_one  # type: ignore[method-assign]


def _watch(source: Source) -> None:
    """Connect what one registered type needs."""
    for model in (source.model, *source.depends_on):
        _save_in_one_transaction(model)
    uid = f"search.{source.model._meta.label_lower}"
    post_save.connect(_saved, sender=source.model, dispatch_uid=uid)
    post_delete.connect(_deleted, sender=source.model, dispatch_uid=uid)
    _watch_relations(source.model, _related, uid)
    for dependency, lookup in source.depends_on.items():
        changed = _dependency_handler(source.model, lookup)
        uid = f"search.{source.model._meta.label_lower}.{dependency._meta.label_lower}"
        # Before deleting, as the relation that leads to the entries is gone afterwards.
        for signal in (post_save, pre_delete):
            signal.connect(changed, sender=dependency, weak=False, dispatch_uid=uid)
        if _is_held_by_dependency(source.model, lookup):
            # It may point elsewhere afterwards: what it points at now changes too.
            pre_save.connect(changed, sender=dependency, weak=False, dispatch_uid=uid)
        _watch_relations(dependency, _dependency_relation_handler(changed), uid)


def _watch_relations(model: type[Model], handler: Callable[..., None], uid: str) -> None:
    for field in model._meta.many_to_many:
        through = getattr(field.remote_field, "through", None)
        if through is not None:
            m2m_changed.connect(handler, sender=through, weak=False, dispatch_uid=f"{uid}.{field.name}")


def _dependency_handler(model: type[Model], lookup: str) -> Callable[..., None]:
    def changed(instance: Model, **kwargs: Any) -> None:
        if instance.pk is not None:
            mark_all(model._default_manager.filter(**{lookup: instance.pk}))

    return changed


def _dependency_relation_handler(changed: Callable[..., None]) -> Callable[..., None]:
    def related(
        instance: Model,
        action: str,
        reverse: bool,
        model: type[Model],
        pk_set: Collection[int] | None,
        **kwargs: Any,
    ) -> None:
        if action not in {"post_add", "post_remove", "pre_clear"}:
            return
        touched: Iterable[Model] = [instance]
        if reverse:
            touched = model._default_manager.filter(pk__in=pk_set or ())
        for dependency in touched:
            changed(instance=dependency)

    return related


def _is_held_by_dependency(model: type[Model], lookup: str) -> bool:
    """Tell whether some step from ``model`` along ``lookup`` is stored at its other end."""
    current: Any = model
    for part in lookup.split("__"):
        field = current._meta.get_field(part)
        if field.auto_created:
            return True
        current = field.related_model
    return False


def _saved(instance: Model, **kwargs: Any) -> None:
    if not isinstance(instance, Page):  # pages: _page_saved
        mark(instance)


def _deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if sender in sources():
        mark_ids(sender, [instance.pk])


def _related(
    instance: Model,
    action: str,
    reverse: bool,
    model: type[Model],
    pk_set: Collection[int] | None,
    **kwargs: Any,
) -> None:
    """A many-to-many relation of a registered type has changed, from either side."""
    if action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if not reverse:
        mark(instance)
    elif pk_set and model in sources():
        mark_ids(model, pk_set)
    elif action == "pre_clear":
        through = kwargs["sender"]
        for source_model in sources():
            for field in source_model._meta.many_to_many:
                if getattr(field.remote_field, "through", None) is through:
                    mark_all(source_model._default_manager.filter(**{field.name: instance.pk}))


def _page_saved(instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not isinstance(instance, Page) or raw:
        return
    mark(instance)
    # A changed slug has changed this page's url_path, and Wagtail is about to rewrite those below in SQL,
    # without a signal inside the transaction. Until then they are those whose url_path does not begin with
    # the page's.
    if instance.path and instance.url_path:
        below = Page.objects.filter(path__startswith=instance.path, depth__gt=instance.depth)
        mark_all(below.exclude(url_path__startswith=instance.url_path))


def _pages_created(sender: type[Model], pages: Sequence[Page], **kwargs: Any) -> None:
    """Pages made in bulk: nobody has sent ``post_save`` for them."""
    if sender in sources():
        mark_ids(sender, [page.pk for page in pages])


def _path_updated(sender: type[Model], old_path: str, new_path: str, **kwargs: Any) -> None:
    """A branch has moved; only changing its order below the same parent changes nothing that is found."""
    step = getattr(sender, "steplen", 4)
    if old_path[:-step] == new_path[:-step]:
        return
    if issubclass(sender, Page):
        mark_all(Page.objects.filter(path__startswith=new_path))
    elif issubclass(sender, FileCollection):
        _mark_members(new_path)


def _page_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    # Queried, as the page may be gone already when its restriction goes with it.
    for path in branches_of(instance.page_id):
        mark_all(Page.objects.filter(path__startswith=path))


def _collection_restricted(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    for path in FileCollection.objects.filter(pk=instance.collection_id).values_list("path", flat=True):
        _mark_members(path)


def _mark_members(path: str) -> None:
    for model in sources():
        if issubclass(model, CollectionMember):
            mark_all(model._default_manager.filter(collection__path__startswith=path))


def _page_tagged(instance: PageTag, **kwargs: Any) -> None:
    mark_all(Page.objects.filter(pk=instance.content_object_id))


def _tag_changed(instance: Tag, **kwargs: Any) -> None:
    if instance.pk is None:
        return
    mark_all(Page.objects.filter(pk__in=PageTag.objects.filter(tag=instance.pk).values("content_object")))
    for model in sources():
        if not issubclass(model, Page):
            content_type = ContentType.objects.get_for_model(model)
            files = TaggedFile.objects.filter(tag=instance.pk, content_type=content_type)
            mark_all(model._default_manager.filter(pk__in=files.values("object_id")))


def _site_changed(**kwargs: Any) -> None:
    """The address of a site's pages begins at its root page."""
    mark_all(Page.objects.all())
