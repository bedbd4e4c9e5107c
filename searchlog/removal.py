"""Takes a text out of the search log that should not stand there, a name for example, and keeps it out."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from searchlog.expiry import forget
from searchlog.keys import keyed, normalised
from searchlog.models import SearchTerm


def remove_text(typed: str, today: date | None = None) -> None:
    """Forget the text of everything that asks for the same as ``typed``, and do not keep it again.

    What was counted under it becomes a number of rare searches. It makes no difference whether the text is
    known: whoever removes one must not learn whether somebody has typed it. Raises ValueError when there is
    no word in it.
    """
    words = normalised(typed)
    if not words:
        raise ValueError("there is no word to remove")
    key = keyed("term", words)
    with transaction.atomic():
        # After a new SECRET_KEY a known text stands under its old key.
        for term in SearchTerm.objects.select_for_update().filter(Q(key=key) | Q(words=words)):
            forget(term)
        day = today or timezone.localdate()
        SearchTerm.objects.get_or_create(key=key, defaults={"first_on": day, "removed_on": day})


def texts_with(typed: str) -> list[str]:
    """Give the known texts that have all words of ``typed`` and others besides, in their order."""
    words = set(normalised(typed).split())
    known = SearchTerm.objects.exclude(text="").order_by("text").values_list("text", "words")
    return [text for text, others in known if words and words < set(others.split())]
