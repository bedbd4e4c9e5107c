"""Articles and glossary in the administration."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
from knowledge.models import ArticlePage, GlossaryTerm, KnowledgeIndexPage
from tests.knowledge.factories import ArticleFactory, GlossaryTermFactory


@pytest.fixture
def editing(client: Client, superuser: User) -> Client:
    """The browser of somebody who may edit everything."""
    client.force_login(superuser)
    return client


def test_a_short_article_is_published(editing: Client, index: KnowledgeIndexPage) -> None:
    form = nested_form_data(
        {
            "title": "Wie melden wir Lücken?",
            "slug": "luecken",
            "kind": "question",
            "body": streamfield([("text", rich_text("<p>So geht es.</p>"))]),
            "for_practice": rich_text(""),
            **{name: inline_formset([]) for name in ("authors", "sources", "related_offers", "documents")},
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )
    editing.post(reverse("wagtailadmin_pages:add", args=["knowledge", "articlepage", index.pk]), form)
    assert ArticlePage.objects.get(slug="luecken").live


def test_an_article_may_stand_below_an_article(editing: Client, index: KnowledgeIndexPage) -> None:
    above = ArticleFactory(parent=index)
    address = reverse("wagtailadmin_pages:add", args=["knowledge", "articlepage", above.pk])
    assert editing.get(address).status_code == 200


def test_there_is_one_overview(index: KnowledgeIndexPage) -> None:
    assert not KnowledgeIndexPage.can_create_at(index.get_parent().specific)


def test_terms_are_listed(editing: Client, index: KnowledgeIndexPage) -> None:
    GlossaryTermFactory(term="Lückenschluss")
    shown = editing.get(reverse(GlossaryTerm.snippet_viewset.get_url_name("list"))).content.decode()
    assert "Lückenschluss" in shown


def test_a_term_gets_its_slug_from_the_word(editing: Client, index: KnowledgeIndexPage) -> None:
    form = {"term": "Übergang", "definition": "Von … nach …", "explanation": rich_text("")}
    editing.post(reverse(GlossaryTerm.snippet_viewset.get_url_name("add")), form)
    assert GlossaryTerm.objects.get().slug == "uebergang"


def test_a_term_whose_slug_is_taken_is_refused(editing: Client, index: KnowledgeIndexPage) -> None:
    GlossaryTermFactory(term="Übergang")
    form = {"term": "Uebergang", "definition": "Dasselbe", "explanation": rich_text("")}
    answer = editing.post(reverse(GlossaryTerm.snippet_viewset.get_url_name("add")), form)
    assert "Dieses Kürzel ist schon vergeben." in answer.content.decode()
