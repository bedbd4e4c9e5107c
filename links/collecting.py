"""Keeps the table of outside links in line with the content, a part at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from core.models import Municipality
from directory.models import MunicipalityPage
from links.finding import outside_links
from links.models import LinkPlace, OutsideLink, Round

# So many pages are read in one step of the round.
PAGES_PER_STEP = 300


def collect(instance: Model) -> None:
    """Take in the outside links of one page or row; a page that is not published has none."""
    page = instance if isinstance(instance, Page) else None
    if page is not None:
        instance = page = page.specific
    links = outside_links(instance) if page is None or page.live else set()
    content_type = ContentType.objects.get_for_model(instance)
    places = LinkPlace.objects.filter(content_type=content_type, object_id=instance.pk)
    with transaction.atomic():
        if not links:
            places.delete()
            return
        known = _known(links)
        places.exclude(link__in=known).delete()
        about = {
            "page": page,
            "municipality_id": _municipality_of(instance),
            "title": str(getattr(instance, "title", "") or instance)[:255],
        }
        for link in known:
            place = {"link": link, "content_type": content_type, "object_id": instance.pk}
            LinkPlace.objects.update_or_create(**place, defaults=about)


def forget(instance: Model) -> None:
    """Forget the links of what is deleted."""
    content_type = ContentType.objects.get_for_model(instance)
    LinkPlace.objects.filter(content_type=content_type, object_id=instance.pk).delete()


def go_on_collecting(today: date | None = None) -> None:
    """Do the next step of today's round over all content; nothing when the round is done.

    Saving takes links in at once; the round finds what was written another way: imports, scripts.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        round_, _created = Round.objects.select_for_update().get_or_create(pk=1)
        if round_.finished_on == today:
            return
        pages = list(
            Page.objects.filter(pk__gt=round_.last_page, live=True).order_by("pk")[:PAGES_PER_STEP].specific()
        )
        if pages:
            Round.objects.filter(pk=1).update(last_page=pages[-1].pk)
        else:
            Round.objects.filter(pk=1).update(last_page=0, finished_on=today)
    _collect_all(pages)
    if not pages:
        for model in get_snippet_models():
            _collect_all(model._default_manager.iterator(chunk_size=500))
        LinkPlace.objects.filter(page__live=False).delete()
        OutsideLink.objects.filter(places=None).delete()


def _collect_all(instances: Iterable[Any]) -> None:
    for instance in instances:
        collect(instance)


def _known(links: set[str]) -> list[OutsideLink]:
    """Give the rows of these addresses; what is new is added."""
    rows = [OutsideLink(url=url, digest=OutsideLink.digest_of(url)) for url in sorted(links)]
    OutsideLink.objects.bulk_create(rows, ignore_conflicts=True)
    return list(OutsideLink.objects.filter(digest__in=[row.digest for row in rows]))


def _municipality_of(instance: Any) -> int | None:
    """The municipality whose page this stands below, or whose row it is; None for the county's."""
    if isinstance(instance, Page):
        paths = [instance.path[:end] for end in range(Page.steplen, len(instance.path) + 1, Page.steplen)]
        found = MunicipalityPage.objects.filter(path__in=paths).values_list("municipality", flat=True)
        return found.first()
    municipality = getattr(instance, "municipality", None)
    return municipality.pk if isinstance(municipality, Municipality) else None
