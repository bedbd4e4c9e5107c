"""Reads objects of one registered type and turns them into entries, in a number of queries that never
grows."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import CollectionMember, Page

from core.models import PageTag, Tag, TaggedFile
from core.visibility import collection_restrictions, page_restrictions
from search.index.days import closures_to_json, hours_to_json
from search.models import Entry
from search.registry.cards import card_to_json
from search.registry.facets import FACETS
from search.registry.kinds import KINDS
from search.registry.own import KIND, TAG
from search.registry.sources import EntryData, Source

logger = logging.getLogger(__name__)

# What makes an entry; the projection compares and writes these.
FIELDS = (
    "kind",
    "title",
    "summary",
    "text",
    "keywords",
    "url",
    "facets",
    "age_from",
    "age_to",
    "latitude",
    "longitude",
    "date",
    "valid_from",
    "valid_until",
    "phones",
    "confirmed_on",
    "confirmed_until",
    "closures",
    "hours",
    "card",
    "card_version",
    "restrictions",
)


def build(source: Source, ids: Collection[int]) -> tuple[dict[int, Entry], dict[int, str]]:
    """Give the unsaved entries of the objects with these ids, and the reasons why some could not be made.

    What is not found in either does not exist, is not published or is kept out by its app.
    """
    try:
        # A savepoint, as a failed query would otherwise spoil the whole transaction.
        with transaction.atomic():
            return read_entries(source, ids), {}
    except Exception:
        logger.exception("Entries of %s failed, trying one by one", source.model._meta.label)
    entries: dict[int, Entry] = {}
    errors: dict[int, str] = {}
    for pk in ids:
        try:
            with transaction.atomic():
                entries |= read_entries(source, [pk])
        except Exception as error:
            logger.exception("The entry of %s %s failed", source.model._meta.label, pk)
            errors[pk] = f"{type(error).__name__}: {error}".replace("\x00", "")
    return entries, errors


def read_entries(source: Source, ids: Collection[int]) -> dict[int, Entry]:
    """Give the unsaved entries of the objects with these ids as they are now; raises whatever their app
    raises."""
    objects = _read(source, ids)
    restrictions = _restrictions(source.model, objects)
    tags = _tags(source.model, [instance.pk for instance in objects])
    entries: dict[int, Entry] = {}
    for instance in objects:
        data = source.build(instance)
        if data is None:
            continue
        if isinstance(instance, Page):
            _add_publication(data, instance)
            if not data.url:
                continue  # below no site: nobody could open it
        entries[instance.pk] = _entry(
            source, data, restrictions.get(instance.pk, ()), tags.get(instance.pk, [])
        )
    return entries


def _read(source: Source, ids: Collection[int]) -> list[Any]:
    queryset = source.model._default_manager.filter(pk__in=ids)
    related = list(source.related)
    if issubclass(source.model, Page):
        queryset = queryset.filter(live=True)
    elif issubclass(source.model, CollectionMember):
        related.append("collection")
    if related:
        queryset = queryset.select_related(*related)
    objects = list(queryset.prefetch_related(*source.prefetch))
    now = timezone.now()
    return [
        instance
        for instance in objects
        if not (isinstance(instance, Page) and instance.expire_at and instance.expire_at <= now)
    ]


def _restrictions(model: type[Model], objects: list[Any]) -> dict[int, Iterable[str]]:
    if issubclass(model, Page):
        return dict(page_restrictions(objects))
    if issubclass(model, CollectionMember):
        by_collection = collection_restrictions({o.collection_id: o.collection for o in objects}.values())
        return {instance.pk: by_collection[instance.collection_id] for instance in objects}
    return {}


def _tags(model: type[Model], ids: Collection[int]) -> dict[int, list[Tag]]:
    rows: Iterable[Any]
    if issubclass(model, Page):
        rows = PageTag.objects.filter(content_object__in=ids).values_list("content_object", "tag")
    else:
        content_type = ContentType.objects.get_for_model(model)
        rows = TaggedFile.objects.filter(content_type=content_type, object_id__in=ids).values_list(
            "object_id", "tag"
        )
    pairs = list(rows)
    tags = Tag.objects.in_bulk({tag for _pk, tag in pairs}) if pairs else {}
    found: dict[int, list[Tag]] = defaultdict(list)
    for pk, tag in pairs:
        found[int(pk)].append(tags[tag])
    return found


def _add_publication(data: EntryData, page: Page) -> None:
    data.url = data.url or page.url or ""
    if data.date is None and page.last_published_at:
        data.date = timezone.localdate(page.last_published_at)
    if page.expire_at:
        expires = timezone.localdate(page.expire_at)
        data.valid_until = min(_day(data.valid_until) or expires, expires)


def _entry(source: Source, data: EntryData, restrictions: Iterable[str], tags: list[Tag]) -> Entry:
    facets = {name: set(map(str, values)) for name, values in data.facets.items() if values}
    if unknown := sorted(name for name in facets if name not in FACETS):
        raise ValueError(f"{source.model.__name__}: unknown facets {unknown}")
    facets[KIND.name] = {source.kind}
    if tags:
        facets[TAG.name] = facets.get(TAG.name, set()) | {tag.slug for tag in tags}
    keywords = " ".join([_clean(data.keywords), *sorted(tag.name for tag in tags)]).strip()
    return Entry(
        kind=source.kind,
        title=_clean(data.title),
        summary=_clean(data.summary),
        text=_clean(data.text),
        keywords=keywords,
        url=data.url,
        facets={name: sorted(values) for name, values in sorted(facets.items())},
        age_from=data.age_from,
        age_to=data.age_to,
        latitude=data.latitude,
        longitude=data.longitude,
        date=_day(data.date),
        valid_from=_day(data.valid_from),
        valid_until=_day(data.valid_until),
        phones=list(dict.fromkeys(_clean(phone) for phone in data.phones if phone)),
        confirmed_on=data.confirmed_on,
        confirmed_until=data.confirmed_until,
        closures=closures_to_json(data.closures),
        hours=hours_to_json(data.hours),
        card=card_to_json(data.card),
        card_version=KINDS[source.kind].card_version,
        restrictions=sorted(restrictions),
    )


def _clean(text: object) -> str:
    """PostgreSQL stores no NUL, which texts taken from files do contain."""
    return str(text or "").replace("\x00", "")


def _day(value: date | None) -> date | None:
    if isinstance(value, datetime):
        return timezone.localdate(value) if timezone.is_aware(value) else value.date()
    return value
