"""One hit with everything that a list shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import unescape

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.typed.age_words import format_age_range
from search.engines.snippets import SEARCHED_CHARACTERS
from search.engines.tokens.cells import Near, about
from search.german import clean
from search.models import Entry
from search.registry.cards import Card, Fact, StatusBadge
from search.registry.facets import place_facet
from search.registry.labels import Labels
from search.results.facts import card_of, for_whom_of, where_of
from search.results.passages import summary_and_passage


@dataclass(frozen=True, slots=True)
class Result:
    """One hit as a list shows it.

    ``title``, ``summary`` and ``passage`` are safe HTML with the found words marked, or empty.
    ``municipalities`` are those that the place does not name already, or says that it is there for the one
    asked for. ``distance`` is "" where no place was asked for or none is known. ``begins_incomplete``: from
    this hit on not all words occur.
    """

    entry: Entry
    card: Card
    title: SafeString
    kind: str
    summary: SafeString
    passage: SafeString
    municipalities: tuple[str, ...]
    badges: list[StatusBadge]
    distance: str = ""
    begins_incomplete: bool = False

    @property
    def kind_line(self) -> str:
        """What it is, from the general to the particular."""
        return " · ".join(filter(None, (self.kind, self.card.what)))

    @property
    def where(self) -> list[Fact]:
        """Who stands behind it and where it is."""
        return where_of(self.card, self.municipalities, self.distance)

    @property
    def for_whom(self) -> list[Fact]:
        """For which ages it is, and what else its card says of that."""
        return for_whom_of(self.card, self.entry.age_from, self.entry.age_to)

    @property
    def day(self) -> date | None:
        """The day that belongs to it, where that is shown."""
        return self.entry.date if self.card.dated else None

    @property
    def ages(self) -> str:
        """The age range in words, "" when it is not said."""
        return format_age_range(self.entry.age_from, self.entry.age_to)


def stands_in(snippet: str, entry: Entry) -> bool:
    """Tell whether the passage still stands in the entry: an index that lags may know an older one."""
    passage = unescape(snippet.replace("<mark>", "").replace("</mark>", ""))
    passage = passage.removeprefix("… ").removesuffix(" …")
    texts = (entry.summary, entry.text)
    # Most texts are clean already, and looking is much faster than cleaning. That shortens a little at most.
    return any(passage in text for text in texts) or any(
        passage in clean(text[: 2 * SEARCHED_CHARACTERS]) for text in texts
    )


def result_of(
    entry: Entry,
    labels: Labels,
    snippet: str = "",
    near: Near | None = None,
    title: SafeString | None = None,
    begins_incomplete: bool = False,
    today: date | None = None,
) -> Result:
    """Give an entry as lists show it: with the passage ``snippet``, how far from ``near``, under ``title``
    when words in it are marked. Who gives many says which day is ``today``."""
    summary, passage = summary_and_passage(entry.summary, snippet)
    stored = card_of(entry)
    card = stored.common()
    return Result(
        entry=entry,
        card=card,
        title=SafeString(escape(entry.title)) if title is None else title,
        kind=_kind_name(entry.content_type_id),
        summary=summary,
        passage=passage,
        municipalities=_municipalities(entry, card.place, labels, near),
        badges=stored.badges(entry, today or timezone.localdate()),
        distance=_distance(entry, near),
        begins_incomplete=begins_incomplete,
    )


def _municipalities(entry: Entry, place: str, labels: Labels, near: Near | None) -> tuple[str, ...]:
    """Give the municipalities that ``place`` does not name; of several the one asked for says
    why something far away is there."""
    facet = place_facet().name
    slugs = entry.facets.get(facet, ())
    names = tuple(labels.name(facet, slug) for slug in slugs)
    if near is not None and near.municipality in slugs:
        asked = labels.name(facet, near.municipality)
        return () if asked == place else (_("gilt für %(place)s") % {"place": asked},)
    return () if names == (place,) else names


def _kind_name(content_type_id: int) -> str:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return str(model._meta.verbose_name) if model else ""


def _distance(entry: Entry, near: Near | None) -> str:
    if near is None or entry.latitude is None or entry.longitude is None:
        return ""
    kilometres = about(near, entry.latitude, entry.longitude)
    return _("etwa %(km)d km") % {"km": kilometres} if kilometres else _("unter 1 km")
