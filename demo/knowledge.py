"""Articles and glossary of the demo: articles lie by theme in ``articles/``."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils.timezone import make_aware

from core.models import LifePhase, Municipality, Topic
from demo.blocks import body
from demo.chosen import by_slug, goals, page_at
from demo.media import public_document
from demo.rows import HERE, TAG, day, rows
from knowledge.models import ArticlePage, GlossaryTerm, KnowledgeIndexPage
from knowledge.models.article_parts import ArticleAuthor, ArticleDocument, ArticleOffer, ArticleSource

CLOSING = ("text", "<p>Dieser Artikel ist ein Beispiel für die Vorführung.</p>")


def load_knowledge() -> None:
    """Create the articles and the glossary terms that are missing."""
    for row in rows("terms"):
        _term(row)
    # They link to each other, so all get their place before any gets its text.
    added = [(place, row) for row in _all_articles() if (place := _placed(row))]
    for place, row in added:
        page = ArticlePage.objects.get(pk=place)
        for name, value in _fields(row).items():
            setattr(page, name, value)
        page.tags.add(*row["tags"])
        page.full_clean()
        page.save_revision().publish()


def _all_articles() -> list[dict[str, Any]]:
    return [
        row for path in sorted((HERE / "articles").glob("*.json")) for row in rows(f"articles/{path.stem}")
    ]


def _placed(row: dict[str, Any]) -> int | None:
    """Create the article without a text and give its id; None when it is there already."""
    index = KnowledgeIndexPage.objects.get()
    parent = ArticlePage.objects.child_of(index).get(slug=row["under"]) if "under" in row else index
    if ArticlePage.objects.child_of(parent).filter(slug=row["slug"]).exists():
        return None
    published = make_aware(datetime.combine(datetime.fromisoformat(row["date"]), time(9)))
    page = ArticlePage(slug=row["slug"], title=row["title"], live=False, first_published_at=published)
    parent.add_child(instance=page)
    return page.pk


def _term(row: dict[str, Any]) -> None:
    details = {name: row.get(name, "") for name in ("definition", "synonyms", "explanation")}
    term, created = GlossaryTerm.objects.get_or_create(term=row["term"], defaults=details)
    if created:
        term.topics.set(by_slug(Topic, row["topics"]))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    offers = [page_at(place).specific for place in row["offers"]]
    documents = [public_document(key) for key in row["documents"]]
    changed_on, change_note = row.get("changed", (None, ""))
    closing = [CLOSING] if TAG in row["tags"] else []
    return {
        "kind": row["kind"],
        "summary": row["summary"],
        "body": body(row["slug"], [*row["body"], *closing]),
        "for_practice": row["for_practice"],
        "ask_contact": row["ask"],
        "changed_on": day(changed_on),
        "change_note": change_note,
        "topics": by_slug(Topic, row["topics"]),
        "life_phases": by_slug(LifePhase, row["phases"]),
        "goals": goals(row["goals"]),
        "tried_in": by_slug(Municipality, row["tried_in"]),
        "authors": [ArticleAuthor(organisation=row["author"], sort_order=0)],
        "sources": [
            ArticleSource(title=title, url=url, note=note, sort_order=number)
            for number, (title, url, note) in enumerate(row["sources"])
        ],
        "related_offers": [
            ArticleOffer(offer=offer, sort_order=number) for number, offer in enumerate(offers)
        ],
        "documents": [
            ArticleDocument(document=document, sort_order=number) for number, document in enumerate(documents)
        ],
    }
