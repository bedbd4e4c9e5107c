"""The overview of articles and the article itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from knowledge.articles import index_context
from knowledge.models import (
    ArticleAuthor,
    ArticleDocument,
    ArticleOffer,
    ArticlePage,
    ArticleSource,
    KnowledgeIndexPage,
)
from tests.directory.factories import (
    DirectoryPageFactory,
    LifePhaseFactory,
    MunicipalityFactory,
    OfferFactory,
    TopicFactory,
)
from tests.files.factories import make_collection, make_document
from tests.knowledge.factories import ArticleFactory
from tests.strategy.factories import make_goal, make_leitbild


def _titles(response: Any) -> list[str]:
    return [article.title for article in response.context["articles"]]


def _hide(page: Any, *groups: Any) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set(groups)


def test_articles_stand_newest_first(index: KnowledgeIndexPage, reading: Client) -> None:
    now = timezone.now()
    ArticleFactory(parent=index, title="Alt", first_published_at=now - timedelta(days=2))
    ArticleFactory(parent=index, title="Neu", first_published_at=now)
    assert _titles(reading.get(index.url)) == ["Neu", "Alt"]


def test_the_overview_lists_articles_below_articles(index: KnowledgeIndexPage, reading: Client) -> None:
    above = ArticleFactory(parent=index, title="Oben")
    ArticleFactory(parent=above, title="Darunter")
    assert set(_titles(reading.get(index.url))) == {"Oben", "Darunter"}


@pytest.mark.parametrize("query", ["art=guide", "thema=sprache", "phase=u3"])
def test_each_filter_narrows_the_list(index: KnowledgeIndexPage, reading: Client, query: str) -> None:
    ArticleFactory(
        parent=index,
        title="Passt",
        kind=ArticlePage.Kind.GUIDE,
        topics=[TopicFactory(slug="sprache")],
        life_phases=[LifePhaseFactory(slug="u3")],
    )
    ArticleFactory(parent=index, title="Passt nicht", kind=ArticlePage.Kind.STUDY)
    assert _titles(reading.get(f"{index.url}?{query}")) == ["Passt"]


@pytest.mark.parametrize("query", ["art=unfug", "thema=unfug", "phase=unfug", "seite=unfug"])
def test_unknown_filter_values_are_passed_over(
    index: KnowledgeIndexPage, reading: Client, query: str
) -> None:
    ArticleFactory(parent=index, title="Da")
    assert _titles(reading.get(f"{index.url}?{query}")) == ["Da"]


def test_an_empty_filtered_list_says_so(index: KnowledgeIndexPage, reading: Client) -> None:
    assert "Keine Artikel gefunden" in reading.get(f"{index.url}?art=guide").content.decode()


def test_drafts_are_not_listed(index: KnowledgeIndexPage, reading: Client) -> None:
    ArticleFactory(parent=index, live=False)
    assert _titles(reading.get(index.url)) == []


def test_articles_for_others_are_not_listed(
    index: KnowledgeIndexPage, reading: Client, make_group: Any
) -> None:
    _hide(ArticleFactory(parent=index), make_group("andere"))
    assert _titles(reading.get(index.url)) == []


def test_the_overview_needs_the_same_number_of_queries_with_many_articles(
    index: KnowledgeIndexPage, reading: Client
) -> None:
    ArticleFactory(parent=index)
    reading.get(index.url)
    with CaptureQueriesContext(connection) as few:
        reading.get(index.url)
    ArticleFactory.create_batch(15, parent=index)
    with CaptureQueriesContext(connection) as many:
        reading.get(index.url)
    assert len(many) == len(few)


def test_long_lists_are_split(index: KnowledgeIndexPage, reader: User, rf: Any) -> None:
    ArticleFactory.create_batch(21, parent=index)
    request = rf.get("/", {"seite": "2"})
    request.user = reader
    assert len(index_context(index, request)["articles"]) == 1


def test_an_article_shows_all_that_belongs_to_it(
    home_page: HomePage, index: KnowledgeIndexPage, reading: Client, reader: User
) -> None:
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page), title="Elterncafé Mitte")
    article = ArticleFactory(
        parent=index,
        body=[("text", "<p>Der Besuch selbst</p>")],
        for_practice="<p>Früh anrufen</p>",
        ask_contact="Familienbüro, 02541 123",
        tried_in=[MunicipalityFactory(name="Olfen")],
        authors=[ArticleAuthor(name="Redaktionsgruppe")],
        sources=[ArticleSource(title="Handbuch", note="2020")],
        related_offers=[ArticleOffer(offer=offer)],
        documents=[ArticleDocument(document=make_document(title="Checkliste"))],
    )
    ArticleFactory(parent=article, title="Teil zwei")
    shown = strip_tags(reading.get(article.url).content.decode())
    wanted = [
        "Der Besuch selbst",
        "Früh anrufen",
        "Familienbüro, 02541 123",
        "Olfen",
        "Redaktionsgruppe",
        "Handbuch",
        "Elterncafé Mitte",
        "Checkliste",
        "Teil zwei",
    ]
    assert [text for text in wanted if text not in shown] == []


def test_an_article_does_not_name_documents_of_others(
    index: KnowledgeIndexPage, reading: Client, make_group: Any
) -> None:
    document = make_document(title="Vertraulich", collection=make_collection("x", groups=[make_group("x")]))
    article = ArticleFactory(parent=index, documents=[ArticleDocument(document=document)])
    assert "Vertraulich" not in reading.get(article.url).content.decode()


def test_an_article_does_not_name_offers_of_others(
    home_page: HomePage, index: KnowledgeIndexPage, reading: Client, make_group: Any
) -> None:
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page), title="Frauenhaus")
    _hide(offer, make_group("x"))
    article = ArticleFactory(parent=index, related_offers=[ArticleOffer(offer=offer)])
    assert "Frauenhaus" not in reading.get(article.url).content.decode()


def test_an_article_does_not_name_drafts_of_offers(
    home_page: HomePage, index: KnowledgeIndexPage, reading: Client
) -> None:
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page), title="Entwurf", live=False)
    article = ArticleFactory(parent=index, related_offers=[ArticleOffer(offer=offer)])
    assert "Entwurf" not in reading.get(article.url).content.decode()


def test_a_draft_keeps_its_topics_to_itself(index: KnowledgeIndexPage) -> None:
    article = ArticleFactory(parent=index)
    article.topics = [TopicFactory()]
    article.save_revision()
    assert not ArticlePage.objects.get(pk=article.pk).topics.exists()


def test_an_author_of_whom_nothing_is_said_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        ArticleAuthor().clean()
    assert "name" in refused.value.message_dict


def test_an_author_from_the_network_brings_the_organisation(reader: User) -> None:
    reader.first_name, reader.last_name, reader.organisation = "Kim", "Muster", "Caritas"
    assert str(ArticleAuthor(user=reader)) == "Kim Muster, Caritas"


def test_an_article_with_all_that_can_belong_to_it_needs_few_queries(
    home_page: HomePage, index: KnowledgeIndexPage, reading: Client, make_group: Any
) -> None:
    make_collection("Vertraulich", groups=[make_group("x")])
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page))
    article = ArticleFactory(
        parent=index,
        body=[("text", "<p>Der Besuch selbst</p>")],
        topics=[TopicFactory()],
        life_phases=[LifePhaseFactory()],
        goals=[make_goal(make_leitbild(home_page))],
        tried_in=[MunicipalityFactory()],
        authors=[ArticleAuthor(name="Redaktionsgruppe")],
        sources=[ArticleSource(title="Handbuch")],
        related_offers=[ArticleOffer(offer=offer)],
        documents=[ArticleDocument(document=make_document(title="Checkliste"))],
    )
    ArticleFactory(parent=article, title="Teil zwei")
    reading.get(article.url)
    with CaptureQueriesContext(connection) as captured:
        assert "Teil zwei" in reading.get(article.url).content.decode()
    assert len(captured) <= 25


def test_an_article_does_not_name_goals_of_others(
    home_page: HomePage, index: KnowledgeIndexPage, reading: Client, make_group: Any
) -> None:
    goal = make_goal(make_leitbild(home_page))
    _hide(goal, make_group("x"))
    article = ArticleFactory(parent=index, goals=[goal])
    assert reading.get(article.url).context["goals"] == []
