"""Forgets what the search log may not keep any longer; a duty of ``manage.py tick``."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from searchlog.models import SearchCount, SearchSeen, SearchTerm

# A hash lives this long from the first search on, however often it is searched for again.
HASH_DAYS = 90
# Two years show whether a gap is old or comes with the seasons.
COUNT_DAYS = 2 * 365
TERMS_PER_RUN = 500


def forget_expired(today: date | None = None) -> None:
    """Delete hashes of 90 days ago, counts and removals of two years ago; safe at any time and in parallel.

    What was counted under an expired hash stays as a number of rare searches.
    """
    today = today or timezone.localdate()
    SearchSeen.objects.filter(day__lt=today).delete()
    too_old = today - timedelta(days=COUNT_DAYS)
    expired = SearchTerm.objects.filter(
        text="", removed_on=None, first_on__lte=today - timedelta(days=HASH_DAYS)
    )
    for pk in list(expired.order_by("first_on").values_list("pk", flat=True)[:TERMS_PER_RUN]):
        _forget_term(pk)
    SearchCount.objects.filter(day__lt=too_old).delete()
    SearchTerm.objects.filter(removed_on__lt=too_old).delete()
    SearchTerm.objects.exclude(text="").filter(counts=None).delete()


def _forget_term(pk: int) -> None:
    with transaction.atomic():
        term = SearchTerm.objects.select_for_update().filter(pk=pk, text="", removed_on=None).first()
        if term is not None:
            forget(term)


def forget(term: SearchTerm) -> None:
    """Delete ``term``; what was counted under it stays as a number of rare searches. In a transaction."""
    for count in term.counts.all():
        rest, created = SearchCount.objects.get_or_create(
            term=None,
            without_words=False,
            day=count.day,
            outcome=count.outcome,
            filters=count.filters,
            defaults={"people": count.people},
        )
        if not created:
            SearchCount.objects.filter(pk=rest.pk).update(people=F("people") + count.people)
    term.delete()
