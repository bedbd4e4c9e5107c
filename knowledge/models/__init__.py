"""Knowledge of the network: articles and the words it uses."""

from knowledge.models.article import ArticlePage
from knowledge.models.article_parts import ArticleAuthor, ArticleDocument, ArticleOffer, ArticleSource
from knowledge.models.glossary import GlossaryTerm
from knowledge.models.index import KnowledgeIndexPage
from knowledge.models.origin import ArticleOrigin

__all__ = [
    "ArticleAuthor",
    "ArticleDocument",
    "ArticleOffer",
    "ArticleOrigin",
    "ArticlePage",
    "ArticleSource",
    "GlossaryTerm",
    "KnowledgeIndexPage",
]
