"""The glossary."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.models import HomePage
from tests.directory.factories import TopicFactory
from tests.knowledge.factories import GlossaryTermFactory

pytestmark = pytest.mark.usefixtures("home_page")


def test_terms_stand_under_their_letters(reading: Client) -> None:
    for term in ("Übergang", "Angebot", "U3", "3. Geburtstag"):
        GlossaryTermFactory(term=term)
    letters = reading.get(reverse("knowledge:glossary")).context["letters"]
    assert [(letter, [t.term for t in terms]) for letter, terms in letters] == [
        ("#", ["3. Geburtstag"]),
        ("A", ["Angebot"]),
        ("U", ["U3", "Übergang"]),
    ]


def test_a_term_has_an_anchor_on_the_page(reading: Client) -> None:
    term = GlossaryTermFactory(term="Lückenschluss")
    path, anchor = term.get_absolute_url().split("#")
    assert f'id="{anchor}"' in reading.get(path).content.decode()


def test_an_empty_glossary_says_so(reading: Client) -> None:
    assert "Noch keine Wörter" in reading.get(reverse("knowledge:glossary")).content.decode()


def test_the_same_word_in_other_case_is_refused() -> None:
    GlossaryTermFactory(term="KoStAG")
    with pytest.raises(ValidationError):
        GlossaryTermFactory.build(term="kostag", slug="anders").full_clean()


def test_synonyms_are_split_and_trimmed() -> None:
    assert GlossaryTermFactory.build(synonyms="KoStAG,  Gruppe ,").other_words == ["KoStAG", "Gruppe"]


def test_the_glossary_needs_the_same_number_of_queries_with_many_terms(
    home_page: HomePage, reading: Client
) -> None:
    address = reverse("knowledge:glossary")
    GlossaryTermFactory().topics.add(TopicFactory())
    reading.get(address)
    with CaptureQueriesContext(connection) as few:
        reading.get(address)
    for _number in range(10):
        GlossaryTermFactory().topics.add(TopicFactory())
    with CaptureQueriesContext(connection) as many:
        reading.get(address)
    assert len(many) == len(few)


def test_terms_can_be_narrowed_to_a_field_of_action(reading: Client) -> None:
    health, language = TopicFactory(slug="gesundheit"), TopicFactory(slug="sprache")
    GlossaryTermFactory(term="FGKiKP").topics.add(health)
    GlossaryTermFactory(term="Sprachmittlung").topics.add(language)
    context = reading.get(reverse("knowledge:glossary"), {"thema": "gesundheit"}).context
    assert [term.term for _letter, terms in context["letters"] for term in terms] == ["FGKiKP"]


def test_only_fields_of_action_that_words_belong_to_are_offered(reading: Client) -> None:
    GlossaryTermFactory().topics.add(TopicFactory(slug="gesundheit"))
    TopicFactory(slug="sprache")
    topics = reading.get(reverse("knowledge:glossary")).context["topics"]
    assert [topic.slug for topic in topics] == ["gesundheit"]


@pytest.mark.parametrize("topic", ["unfug", "", "%00"])
def test_an_unknown_field_of_action_narrows_nothing(reading: Client, topic: str) -> None:
    GlossaryTermFactory()
    assert reading.get(f"{reverse('knowledge:glossary')}?thema={topic}").context["number"] == 1


def test_a_term_links_to_itself(reading: Client) -> None:
    GlossaryTermFactory(term="Lückenschluss")
    page = reading.get(reverse("knowledge:glossary")).content.decode()
    assert 'id="lueckenschluss"><a href="#lueckenschluss"' in page
