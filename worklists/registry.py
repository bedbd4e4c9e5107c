"""How apps say what waits for whom.

An app registers each of its lists once, in ``AppConfig.ready``::

    WORK_LISTS.register(
        WorkList(
            name="drafts",
            label=_("Noch nicht veröffentlicht"),
            heading=lambda count: ngettext("%d Angebot …", "%d Angebote …", count) % count,
            group=CARE,
            rows=lambda user: unpublished(offers_in_care(user)),
            title=Column(_("Angebot"), lambda offer: offer.title),
            url=edit_url,
            columns=(Column(_("Stand"), draft_state),),
        )
    )

The start of the administration shows the first rows of each list, the report all of them. Who sees which rows
is what ``rows`` returns for a person; nothing is left out or added afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from wagtail.admin.filters import WagtailFilterSet

from core.registry import Registry

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Column:
    """What a list says of each row: the heading, and a function that returns the text, number or day."""

    label: Words
    value: Callable[[Any], Any]
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A button in each row. One that is ``sent`` changes something at once, and leads back to the list."""

    label: Words
    url: Callable[[Any], str]
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lists that stand together on the start of the administration, in one panel.

    Without a ``heading`` the panel has that of its one list. ``when_empty`` says for a person what stands
    there while nothing waits; without it there is no panel then.
    """

    name: str
    order: int
    heading: Words = ""
    note: Words = ""
    is_warning: bool = False
    when_empty: Callable[[Any], str] | None = None


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list of what waits for a person.

    ``rows`` returns for a person what they are to do, the worst first. ``heading`` says how much that is.
    ``places`` tells for some rows and a person where each belongs, by its pk; none where that goes without
    saying. ``all_url`` leads to a report or list of the app's own, which stands in the place of ours.
    ``shown`` is how many rows stand on the start of the administration.
    """

    name: str
    label: Words
    heading: Callable[[int], str]
    group: Group
    rows: Callable[[Any], QuerySet[Any] | Sequence[Any]]
    title: Column
    url: Callable[[Any, HttpRequest], str]
    columns: tuple[Column, ...] = ()
    actions: tuple[Action, ...] = ()
    may_see: Callable[[Any], bool] = lambda user: True
    places: Callable[[Sequence[Any], Any], Mapping[Any, str]] | None = None
    filterset: type[WagtailFilterSet] | None = None
    all_url: Callable[[], str] | None = None
    shown: int = 5
    order: int = 100


WORK_LISTS: Registry[WorkList] = Registry()


def lists_for(user: Any) -> list[WorkList]:
    """Return the lists that may hold something for ``user``, in their order."""
    return sorted(
        (listed for listed in WORK_LISTS if listed.may_see(user)),
        key=lambda listed: (listed.group.order, listed.order),
    )


def count_of(rows: QuerySet[Any] | Sequence[Any]) -> int:
    """Return how many rows there are, without reading them where the database can count."""
    return rows.count() if isinstance(rows, QuerySet) else len(rows)
