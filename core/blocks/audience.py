"""Who reads a block: blocks show files and pages only to those who may open them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from wagtail.models import Collection, CollectionViewRestriction

from core.visibility import not_passed


def reader_of(context: Mapping[str, Any] | None) -> Any:
    """Give the user for whom a template is drawn; without a request that is nobody."""
    request = (context or {}).get("request")
    return getattr(request, "user", None) or AnonymousUser()


def hidden_collections(context: Mapping[str, Any] | None) -> frozenset[int]:
    """Give the ids of the collections whose files the reader may not see.

    Two queries at most, asked once for each request however many blocks a page has.
    """
    request = (context or {}).get("request")
    known: frozenset[int] | None = getattr(request, "_hidden_collections", None)
    if known is None:
        known = _collections_hidden_from(reader_of(context))
        if request is not None:
            request._hidden_collections = known
    return known


def _collections_hidden_from(user: Any) -> frozenset[int]:
    restrictions = not_passed(CollectionViewRestriction.objects.all(), user)
    paths = list(restrictions.values_list("collection__path", flat=True))
    if not paths:
        return frozenset()
    below = reduce(or_, (Q(path__startswith=path) for path in paths))
    return frozenset(Collection.objects.filter(below).values_list("pk", flat=True))
