"""Articles and glossary of the demo."""

from __future__ import annotations

from typing import Any

from core.models import LifePhase, Municipality, Topic
from home.demo.blocks import body
from home.demo.chosen import by_slug, goals, page_at
from home.demo.media import public_document
from home.demo.rows import rows
from home.site_setup import ensure_page
from knowledge.models import ArticlePage, GlossaryTerm, KnowledgeIndexPage
from knowledge.models.article_parts import ArticleAuthor, ArticleDocument, ArticleOffer, ArticleSource


def load_knowledge() -> None:
    """Create the articles and the glossary terms that are missing."""
    for row in rows("terms"):
        _term(row)
    index = KnowledgeIndexPage.objects.get()
    for row in rows("articles"):
        parent = ArticlePage.objects.child_of(index).get(slug=row["under"]) if "under" in row else index
        if not ArticlePage.objects.child_of(parent).filter(slug=row["slug"]).exists():
            ensure_page(parent, ArticlePage, row["slug"], row["tags"], **_fields(row))


def _term(row: dict[str, Any]) -> None:
    details = {name: row[name] for name in ("definition", "synonyms")}
    term, created = GlossaryTerm.objects.get_or_create(term=row["term"], defaults=details)
    if created:
        term.topics.set(by_slug(Topic, row["topics"]))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    offers = [page_at(place).specific for place in row["offers"]]
    documents = [public_document(key) for key in row["documents"]]
    return {
        "title": row["title"],
        "kind": row["kind"],
        "summary": row["summary"],
        "body": body(row["slug"], row["body"]),
        "for_practice": row["for_practice"],
        "ask_contact": row["ask"],
        "topics": by_slug(Topic, row["topics"]),
        "life_phases": by_slug(LifePhase, row["phases"]),
        "goals": goals(row["goals"]),
        "tried_in": by_slug(Municipality, row["tried_in"]),
        "authors": [ArticleAuthor(organisation=row["author"], sort_order=0)],
        "sources": [
            ArticleSource(title=title, note=note, sort_order=number)
            for number, (title, note) in enumerate(row["sources"])
        ],
        "related_offers": [
            ArticleOffer(offer=offer, sort_order=number) for number, offer in enumerate(offers)
        ],
        "documents": [
            ArticleDocument(document=document, sort_order=number) for number, document in enumerate(documents)
        ],
    }
