"""What search knows of articles and words."""

from __future__ import annotations

from datetime import date

from home.models import HomePage
from knowledge.entries import article_entry, term_entry
from knowledge.models import ArticleDocument, ArticleOffer, ArticleSource, KnowledgeIndexPage
from tests.directory.factories import (
    DirectoryPageFactory,
    LifePhaseFactory,
    MunicipalityFactory,
    OfferFactory,
    TopicFactory,
)
from tests.files.factories import make_document
from tests.knowledge.factories import ArticleFactory, GlossaryTermFactory


def test_an_article_is_found_by_its_words(index: KnowledgeIndexPage) -> None:
    article = ArticleFactory(
        parent=index,
        body=[("text", "<p>Besuch nach der Geburt</p>")],
        for_practice="<p>Früh anrufen</p>",
        sources=[ArticleSource(title="Handbuch")],
    )
    text = article_entry(article).text
    assert all(words in text for words in ("Besuch nach der Geburt", "Früh anrufen", "Handbuch"))


def test_words_of_an_article_have_no_markup(index: KnowledgeIndexPage) -> None:
    article = ArticleFactory(parent=index, for_practice="<p>eins</p><p>zwei</p>")
    assert "<" not in article_entry(article).text
    assert "einszwei" not in article_entry(article).text


def test_an_article_is_filtered_by_topic_phase_and_municipality(index: KnowledgeIndexPage) -> None:
    article = ArticleFactory(
        parent=index,
        topics=[TopicFactory(slug="sprache")],
        life_phases=[LifePhaseFactory(slug="u3")],
        tried_in=[MunicipalityFactory(slug="olfen")],
    )
    assert article_entry(article).facets == {
        "topic": ["sprache"],
        "life_phase": ["u3"],
        "municipality": ["olfen"],
    }


def test_an_article_does_not_carry_titles_that_not_all_may_see(
    home_page: HomePage, index: KnowledgeIndexPage
) -> None:
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page), title="Frauenhaus")
    article = ArticleFactory(
        parent=index,
        related_offers=[ArticleOffer(offer=offer)],
        documents=[ArticleDocument(document=make_document(title="Frauenhaus-Plan"))],
    )
    entry = article_entry(article)
    assert "Frauenhaus" not in f"{entry.text} {entry.keywords} {entry.card}"


def test_a_real_change_makes_an_article_new_again(index: KnowledgeIndexPage) -> None:
    article = ArticleFactory(parent=index, changed_on=date(2026, 3, 1))
    assert article_entry(article).date == date(2026, 3, 1)


def test_a_word_is_found_by_its_abbreviation(db: None) -> None:
    assert "KoStAG" in term_entry(GlossaryTermFactory(synonyms="KoStAG")).keywords
