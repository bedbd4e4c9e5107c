"""The rules of pages and files, and of the tags and groups that tell of them.

Whoever may edit something reads it, whatever restricts its readers: they must see what they change. Everybody
else reads in the administration what they may open outside it, so neither drafts nor what is restricted.
"""

from __future__ import annotations

from collections.abc import Iterable
from os.path import commonprefix
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    Page,
    PageViewRestriction,
    UploadedFile,
)
from wagtail.permissions import page_permission_policy

from core.admin_reading.rules import readable, rule
from core.models import Tag
from core.visibility import hidden_paths, not_passed

NOTHING = Q(pk__in=())
# Groups of things with rules of their own, which say who may know of them.
_ruled_elsewhere: list[Q] = []


def leave_groups(condition: Q) -> None:
    """Let no restriction make a secret of groups that ``condition`` describes; somebody else has a rule."""
    _ruled_elsewhere.append(condition)


def edited_pages(user: Any) -> Q:
    """Return the condition for pages in whose place ``user`` has any right."""
    return _below(_edited_paths(user), "path")


def _edited_paths(user: Any) -> set[str]:
    pages = page_permission_policy.instances_with_direct_explore_permission(user) if user.is_active else []
    return {page.path for page in pages}


def edited_collections(user: Any, collection: str = "") -> Q:
    """Return the condition for what lies where ``user`` has any right on files.

    ``collection`` is the lookup from a row to its collection, with «__» at its end.
    """
    rights = GroupCollectionPermission.objects.filter(group__user=user.pk, group__user__is_active=True)
    return _below(set(rights.values_list("collection__path", flat=True)), f"{collection}path")


def _below(paths: Iterable[str], field: str) -> Q:
    condition = NOTHING
    for path in sorted(paths):
        condition |= Q(**{f"{field}__startswith": path})
    return condition


@rule(Page)
def pages(rows: Any, user: Any) -> Any:
    """Return what ``user`` edits, the way there, and what is published and open to them."""
    opened = Q(live=True)
    for path in hidden_paths(user):
        opened &= ~Q(path__startswith=path)
    edited = _edited_paths(user)
    return rows.filter(_below(edited, "path") | Q(path__in=_ways(edited)) | opened)


def _ways(edited: set[str]) -> set[str]:
    """Return the paths of pages that lead to what is ``edited``, from the first that all has in common.

    The tree of the administration is walked through them, and their names stand in the addresses below.
    """
    common = commonprefix([*edited])  # noqa: RUF071 - of strings, cut to whole steps below
    shortest = len(common) - len(common) % Page.steplen
    return {path[:end] for path in edited for end in range(shortest, len(path), Page.steplen) if end}


@rule(Collection)
def collections(rows: Any, user: Any) -> Any:
    """Return those in which ``user`` has any right, and those that are open to them."""
    closed = not_passed(CollectionViewRestriction.objects.all(), user)
    shut = _below(set(closed.values_list("collection__path", flat=True)), "path")
    return rows.filter(edited_collections(user) | ~shut)


@rule(get_document_model())
@rule(get_image_model())
def files(rows: Any, user: Any) -> Any:
    """Return those in collections that ``user`` may read."""
    return rows.filter(collection__in=readable(Collection.objects.all(), user).order_by().values("pk"))


@rule(Tag)
def tags(rows: Any, user: Any) -> Any:
    """Return those of pages and files that ``user`` may read; who cares for the vocabulary reads all."""
    if user.has_perm("core.change_tag"):
        return rows
    used = Q(Exists(readable(Page.objects.filter(page_tags__tag=OuterRef("pk")), user)))
    for model in (get_document_model(), get_image_model()):
        used |= Q(Exists(readable(model._default_manager.filter(tags=OuterRef("pk")), user)))
    return rows.filter(used)


@rule(Group)
def groups(rows: Any, user: Any) -> Any:
    """Return all but those that only serve to keep something from ``user``: their names tell of it.

    Groups with rights of their own are roles of the site, which everybody knows.
    """
    if user.has_perm("auth.change_group"):
        return rows
    pages = PageViewRestriction.objects.exclude(page__in=readable(Page.objects.all(), user).order_by())
    places = readable(Collection.objects.all(), user).order_by()
    files = CollectionViewRestriction.objects.exclude(collection__in=places)
    secret = Q(pageviewrestriction__in=pages) | Q(collectionviewrestriction__in=files)
    kept = Group.objects.filter(secret, permissions=None).exclude(user=user.pk)
    for condition in _ruled_elsewhere:
        kept = kept.exclude(condition)
    return rows.exclude(pk__in=kept.values("pk"))


@rule(Redirect)
def redirects(rows: Any, user: Any) -> Any:
    """Return those that lead to pages that ``user`` may read, or out."""
    pages = readable(Page.objects.all(), user).order_by()
    return rows.filter(Q(redirect_page=None) | Q(redirect_page__in=pages))


@rule(Query)
def searches(rows: Any, user: Any) -> Any:
    """Return what people searched for to who recommends results for it."""
    return rows if user.has_perm("wagtailsearchpromotions.change_searchpromotion") else rows.none()


@rule(UploadedFile)
def uploads(rows: Any, user: Any) -> Any:
    """Return what ``user`` has begun to upload."""
    return rows.filter(uploaded_by_user=user.pk)
