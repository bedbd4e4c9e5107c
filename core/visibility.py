"""Who may see what: the one place that answers for pages, lists, search, feeds, files and exports.

A page is restricted by its own view restrictions and by those of all its ancestors, a file by those
of its collection and the collections above. Nested restrictions all have to be passed; of several groups
within one, membership of any passes it. What restricts a page restricts its aliases too, as in Wagtail.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction

R = TypeVar("R", bound=BaseViewRestriction)


def not_passed(restrictions: QuerySet[R], user: Any) -> QuerySet[R]:
    """Narrow ``restrictions`` to those that ``user`` (a User or AnonymousUser) does not pass."""
    if not user.is_authenticated or not user.is_active:
        return restrictions
    passed = Q(restriction_type=BaseViewRestriction.LOGIN)
    if user.is_superuser:
        passed |= Q(restriction_type=BaseViewRestriction.GROUPS)
    else:
        own = restrictions.model.groups.through.objects.filter(group__user=user.pk).values(
            f"{restrictions.model._meta.model_name}_id"
        )
        passed |= Q(restriction_type=BaseViewRestriction.GROUPS, pk__in=own)
    return restrictions.exclude(passed)


def hidden_restrictions(user: Any) -> frozenset[str]:
    """Return the keys of all restrictions that ``user`` does not pass, with two queries.

    A key is ``p<id>`` for a page's and ``c<id>`` for a collection's restriction, as in
    ``search.Entry.restrictions``.
    """
    pages = not_passed(PageViewRestriction.objects.all(), user)
    collections = not_passed(CollectionViewRestriction.objects.all(), user)
    return frozenset(_keys(pages, "p") | _keys(collections, "c"))


def restrictions_for_some() -> frozenset[str]:
    """Return the keys of all restrictions that keep anybody off who has signed in."""
    login = BaseViewRestriction.LOGIN
    pages = PageViewRestriction.objects.exclude(restriction_type=login)
    collections = CollectionViewRestriction.objects.exclude(restriction_type=login)
    return frozenset(_keys(pages, "p") | _keys(collections, "c"))


def _keys(restrictions: QuerySet[R], letter: str) -> set[str]:
    return {f"{letter}{pk}" for pk in restrictions.values_list("pk", flat=True)}


def visible_pages(pages: Any, user: Any) -> Any:
    """Narrow a page queryset to what ``user`` may see; drafts are not judged here.

    Costs one query for each user object, which lives as long as a request; like Django's permissions, what
    the user passes is remembered on it.
    """
    hidden = Q()
    for path in hidden_paths(user):
        hidden |= Q(path__startswith=path)
    return pages.exclude(hidden) if hidden else pages


def hidden_paths(user: Any) -> list[str]:
    """Return the treebeard paths of what ``user`` may not open, remembered on the user object."""
    if not hasattr(user, "_hidden_page_paths"):
        restrictions = not_passed(PageViewRestriction.objects.all(), user)
        user._hidden_page_paths = sorted({path for path, _pk in _restricted_places(restrictions)})
    paths: list[str] = user._hidden_page_paths
    return paths


def branches_of(page_id: int) -> list[str]:
    """Give the treebeard paths of a page and of its aliases: where what restricts it holds."""
    paths: list[str] = []
    pages = {page_id}
    while pages:
        rows = list(Page.objects.filter(pk__in=pages).values_list("path", "aliases"))
        paths += {path for path, _alias in rows}
        pages = {alias for _path, alias in rows if alias is not None}
    return paths


def _restricted_places(restrictions: QuerySet[PageViewRestriction]) -> set[tuple[str, int]]:
    """Give (path, restriction) for each page that is restricted and for every alias of it.

    One query; two when there are aliases, and one more where aliases have aliases.
    """
    places: set[tuple[str, int]] = set()
    aliases: dict[int, set[int]] = {}
    for path, pk, alias in restrictions.values_list("page__path", "pk", "page__aliases"):
        places.add((path, pk))
        if alias is not None:
            aliases.setdefault(alias, set()).add(pk)
    while aliases:
        found = Page.objects.filter(pk__in=aliases).values_list("pk", "path", "aliases")
        further: dict[int, set[int]] = {}
        for page, path, alias in found:
            places |= {(path, pk) for pk in aliases[page]}
            if alias is not None:
                further.setdefault(alias, set()).update(aliases[page])
        aliases = further
    return places


def may_see_page(page: Page, user: Any) -> bool:
    """Tell whether ``user`` passes every restriction on ``page`` and above it; remembered as above."""
    return may_see_path(page.path, user)


def may_see_path(path: str, user: Any) -> bool:
    """Tell the same of the page at a place in the tree."""
    return not any(path.startswith(hidden) for hidden in hidden_paths(user))


def may_see_collection(collection: Collection, user: Any) -> bool:
    """Tell whether ``user`` may see the files in ``collection``."""
    above = CollectionViewRestriction.objects.filter(
        collection__path__in=_prefixes(collection.path, Collection.steplen)
    )
    return not not_passed(above, user).exists()


def visible_files(rows: Any, user: Any, collection: str = "collection") -> Any:
    """Narrow a queryset to what ``user`` may see by its collection, within the one query.

    ``rows`` are files or point at files; ``collection`` is the lookup from a row to its collection.
    """
    above = CollectionViewRestriction.objects.alias(
        place=ExpressionWrapper(OuterRef(f"{collection}__path"), output_field=CharField())
    ).filter(place__startswith=F("collection__path"))
    return rows.exclude(Exists(not_passed(above, user)))


def visible_tags(tags: Any, user: Any) -> Any:
    """Narrow a queryset of tags to those of published pages and of files that ``user`` may see.

    What only a private body's page or a draft is tagged with is part of its secret.
    """
    shown = Q(Exists(visible_pages(Page.objects.live(), user).filter(page_tags__tag=OuterRef("pk"))))
    for model in (get_document_model(), get_image_model()):
        shown |= Q(Exists(visible_files(model._default_manager.filter(tags=OuterRef("pk")), user)))
    return tags.filter(shown)


def page_restrictions(pages: Iterable[Page]) -> dict[int, frozenset[str]]:
    """Give for each page (by id) the keys of all restrictions on it and above, at a constant cost."""
    by_path = _by_path(_restricted_places(PageViewRestriction.objects.all()), "p")
    return {page.pk: _collect(by_path, page.path, Page.steplen) for page in pages}


def collection_restrictions(collections: Iterable[Collection]) -> dict[int, frozenset[str]]:
    """Give for each collection (by id) the keys of all restrictions on it and above, in one query."""
    by_path = _by_path(CollectionViewRestriction.objects.values_list("collection__path", "pk"), "c")
    return {c.pk: _collect(by_path, c.path, Collection.steplen) for c in collections}


def _by_path(rows: Iterable[tuple[str, int]], prefix: str) -> dict[str, list[str]]:
    by_path: dict[str, list[str]] = {}
    for path, pk in rows:
        by_path.setdefault(path, []).append(f"{prefix}{pk}")
    return by_path


def _collect(by_path: dict[str, list[str]], path: str, step: int) -> frozenset[str]:
    return frozenset(key for part in _prefixes(path, step) for key in by_path.get(part, ()))


def _prefixes(path: str, step: int) -> list[str]:
    """The treebeard paths of a node and all its ancestors."""
    return [path[:end] for end in range(step, len(path) + 1, step)]
