"""Articles and words for tests: ``ArticleFactory(parent=index)`` gives a published article."""

from __future__ import annotations

import factory
from django.utils import timezone

from knowledge.models import ArticlePage, GlossaryTerm, KnowledgeIndexPage
from tests.directory.factories import PageFactory


class KnowledgeIndexFactory(PageFactory):
    """The overview of articles; ``parent`` is the start page."""

    title = "Wissen"

    class Meta:
        model = KnowledgeIndexPage


class ArticleFactory(PageFactory):
    """A published article. Relations take lists (``topics=[…]``, ``authors=[ArticleAuthor(…)]``)."""

    title = factory.Sequence(lambda n: f"Willkommensbesuche, Teil {n}")
    summary = "Wie der Besuch nach der Geburt gelingt."
    kind = ArticlePage.Kind.PRACTICE_EXAMPLE
    first_published_at = factory.LazyFunction(timezone.now)

    class Meta:
        model = ArticlePage


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    """A word of the glossary."""

    term = factory.Sequence(lambda n: f"Begriff {n}")
    definition = "Was das Wort bedeutet."

    class Meta:
        model = GlossaryTerm
