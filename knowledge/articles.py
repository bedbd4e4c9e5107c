"""Which articles a reader gets to see, on the overview, on an article and beside other pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.blocks.audience import hidden_collections
from core.models import LifePhase, Topic
from core.page_contexts import page_context
from core.visibility import may_see_page, visible_pages
from knowledge.imported import collections, own_articles
from knowledge.models import ArticleOrigin, ArticlePage, GlossaryTerm, KnowledgeIndexPage

PER_PAGE = 20


class ArticleFilter(forms.Form):
    """The filters above the list of articles; what does not exist filters nothing."""

    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[("", _("alle")), *ArticlePage.Kind.choices]
    )
    thema = forms.ModelChoiceField(
        Topic.objects.all(),
        label=_("Handlungsfeld"),
        required=False,
        to_field_name="slug",
        empty_label=_("alle"),
    )
    phase = forms.ModelChoiceField(
        LifePhase.objects.all(),
        label=_("Lebensphase"),
        required=False,
        to_field_name="slug",
        empty_label=_("alle"),
    )

    def lookups(self) -> dict[str, Any]:
        """Give the chosen values as lookups on articles."""
        self.full_clean()
        chosen = {
            "kind": self.cleaned_data.get("art"),
            "topics": self.cleaned_data.get("thema"),
            "life_phases": self.cleaned_data.get("phase"),
        }
        return {lookup: value for lookup, value in chosen.items() if value}


def visible_articles(user: Any) -> Any:
    """Give the published articles that ``user`` may open, newest first, without their bodies."""
    articles = visible_pages(ArticlePage.objects.live(), user)
    newest_first = articles.order_by(F("first_published_at").desc(nulls_last=True), "-pk")
    return newest_first.defer_streamfields()


@page_context(KnowledgeIndexPage)
def index_context(page: KnowledgeIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Give the overview's list (``articles``, a page of a paginator), its filter, and where to look further.

    The list has the articles of people here; what was taken over from elsewhere is one line for each source.
    """
    filters = ArticleFilter(request.GET)
    lookups = filters.lookups()
    articles = visible_articles(request.user).descendant_of(page)
    return {
        "filters": filters,
        "is_filtered": bool(lookups),
        "articles": Paginator(own_articles(articles).filter(**lookups), PER_PAGE).get_page(
            request.GET.get("seite")
        ),
        "collections": collections(articles),
        "terms": GlossaryTerm.objects.count(),
    }


@page_context(ArticlePage)
def article_context(page: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    """Give what belongs to an article and may be opened: offers, goals, documents, articles below it.

    The relations are read from the page itself, as a preview has not saved them.
    """
    user = request.user
    offers = [row.offer for row in page.related_offers.select_related("offer__provider")]
    documents = [row.document for row in page.documents.select_related("document")]
    # Two queries that an article without documents need not pay for.
    hidden = hidden_collections({"request": request}) if documents else frozenset()
    authors = [author for author in page.authors.select_related("user") if str(author)]
    # An import names no authors, so whoever has some is not asked.
    imported = ArticleOrigin.objects.filter(article=page.pk) if not authors else ArticleOrigin.objects.none()
    children = visible_articles(user).child_of(page).order_by("path") if page.numchild else []
    return {
        "origin": imported.first(),
        "stand": page.changed_on or page.first_published_at,
        "offers": [offer for offer in offers if offer.live and may_see_page(offer, user)],
        "goals": [goal for goal in page.goals.all() if goal.live and may_see_page(goal, user)],
        "documents": [document for document in documents if document.collection_id not in hidden],
        "authors": authors,
        "children": children,
    }
