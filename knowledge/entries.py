"""How articles and words of the glossary are found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.blocks import plain_text, stream_text
from core.models import LifePhase, Municipality, Topic
from knowledge.models import ArticleOrigin, ArticlePage, GlossaryTerm, KnowledgeIndexPage
from search.api import KINDS, Card, EntryData, Kind, register


def article_entry(page: ArticlePage) -> EntryData:
    """Give what search knows of an article. Offers and documents are left out: not all may see them."""
    topics, phases = list(page.topics.all()), list(page.life_phases.all())
    places = list(page.tried_in.all())
    sources = [part for source in page.sources.all() for part in (source.title, source.note)]
    authors = [str(author) for author in page.authors.all()]
    published = page.first_published_at
    origin = getattr(page, "origin", None)
    kind = str(page.get_kind_display())
    return EntryData(
        title=page.title,
        summary=page.summary,
        text=_lines(
            [stream_text(page.body), plain_text(page.for_practice), page.ask_contact, *sources, *authors]
        ),
        keywords=_lines([kind, *(term.name for term in (*topics, *phases, *places))]),
        facets={
            "topic": [topic.slug for topic in topics],
            "life_phase": [phase.slug for phase in phases],
            "municipality": [place.slug for place in places],
        },
        date=page.changed_on or (timezone.localdate(published) if published else None),
        card=Card(what=origin.source if origin else kind),
    )


def index_entry(page: KnowledgeIndexPage) -> EntryData:
    """Give what search knows of the overview."""
    return EntryData(title=page.title, summary=page.summary)


def term_entry(term: GlossaryTerm) -> EntryData:
    """Give what search knows of a word of the glossary."""
    topics = list(term.topics.all())
    return EntryData(
        title=term.term,
        summary=term.definition,
        text=_lines([term.definition, plain_text(term.explanation)]),
        keywords=_lines([*term.other_words, *(topic.name for topic in topics)]),
        url=term.get_absolute_url(),
        facets={"topic": [topic.slug for topic in topics]},
    )


def register_entries() -> None:
    """Make everything of this app findable; called once when the app is ready."""
    KINDS.register(Kind("article", _("Wissen")))
    KINDS.register(Kind("glossary", _("Glossar")))
    register(
        ArticlePage,
        kind="article",
        build=article_entry,
        prefetch=("topics", "life_phases", "tried_in", "sources", "authors__user", "origin"),
        depends_on={
            Topic: "topics",
            LifePhase: "life_phases",
            Municipality: "tried_in",
            User: "authors__user",
            ArticleOrigin: "origin",
        },
    )
    register(KnowledgeIndexPage, kind="article", build=index_entry)
    register(
        GlossaryTerm,
        kind="glossary",
        build=term_entry,
        prefetch=("topics",),
        depends_on={Topic: "topics"},
    )


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part and part.strip())
