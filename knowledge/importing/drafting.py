"""What an article should be, from a page of a portal; and whether it is that already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urljoin
from uuid import NAMESPACE_URL, uuid5

from knowledge.importing.cleaning import Cleaned, clean, type_of_finder
from knowledge.importing.portal import PortalPage
from knowledge.models import ArticlePage, ArticleSource

SUMMARY_LENGTH = 300
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_LONGEST_ADDRESS: int = ArticleSource._meta.get_field("url").max_length or 0


@dataclass(frozen=True, slots=True)
class Source:
    """The portal: its name, who has the rights and which, and the address its pages are read at."""

    name: str
    rights: str = ""
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that an import says of an article; ``sources`` as (title, address, note)."""

    title: str
    summary: str
    body: list[dict[str, Any]]
    changed_on: date | None
    tags: frozenset[str]
    sources: tuple[tuple[str, str, str], ...]
    lost_links: tuple[str, ...] = ()


def draft_from(page: PortalPage, source: Source, find: type_of_finder) -> Draft:
    """Give what ``page`` becomes; ``find`` gives the id of the article for an address of the portal."""
    cleaned = clean(page.html, find)
    address = urljoin(source.base_url, quote(page.path)) if source.base_url else page.url
    return Draft(
        title=page.title,
        summary=first_sentences(cleaned.text),
        body=_body(cleaned, f"{source.name}/{page.external_id}"),
        changed_on=page.changed_on,
        tags=frozenset(cleaned.keywords),
        sources=((source.name, address if len(address) <= _LONGEST_ADDRESS else "", source.rights),),
        lost_links=tuple(cleaned.lost_links),
    )


def first_sentences(text: str) -> str:
    """Give as many whole sentences from the start of ``text`` as a summary holds; one line.

    A first sentence that is too long is cut between two words.
    """
    words = " ".join(text.split())
    if len(words) <= SUMMARY_LENGTH:
        return words
    ends = [match.end() for match in _SENTENCE_END.finditer(words, 0, SUMMARY_LENGTH)]
    if ends:
        return words[: ends[-1]]
    return words[: SUMMARY_LENGTH - 1].rpartition(" ")[0] + " …"


def state_of(article: ArticlePage) -> Draft:
    """Give what the saved ``article`` says now, to compare."""
    return Draft(
        title=article.title,
        summary=article.summary,
        body=list(article.body.get_prep_value()),
        changed_on=article.changed_on,
        tags=frozenset(article.tags.names()),
        sources=tuple((row.title, row.url, row.note) for row in article.sources.all()),
    )


def differs(draft: Draft, article: ArticlePage) -> bool:
    """Tell whether the saved ``article`` is something else than ``draft``.

    Tags ignore case, because the first spelling of a tag stays.
    """
    now = state_of(article)
    return (
        (draft.title, draft.summary, draft.body, draft.changed_on, draft.sources)
        != (now.title, now.summary, now.body, now.changed_on, now.sources)
    ) or {tag.casefold() for tag in draft.tags} != {tag.casefold() for tag in now.tags}


def write(draft: Draft, article: ArticlePage) -> None:
    """Put ``draft`` on ``article`` without saving it. The tags of the article become those of the draft."""
    article.title = article.draft_title = draft.title
    article.summary = draft.summary
    article.body = article.body.stream_block.to_python(draft.body)
    article.changed_on = draft.changed_on
    article.sources = [
        ArticleSource(title=title, url=url, note=note, sort_order=number)
        for number, (title, url, note) in enumerate(draft.sources)
    ]
    article.tags.set(sorted(draft.tags))


def _body(cleaned: Cleaned, name: str) -> list[dict[str, Any]]:
    """One block of running text, with an id that follows from ``name``; nothing for a page without words."""
    if not cleaned.html:
        return []
    return [{"type": "text", "value": cleaned.html, "id": str(uuid5(NAMESPACE_URL, name))}]
