"""Lists in the bodies of pages: what they find, and what happens when it cannot be found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, ReferenceIndex

from accounts.models import User
from core.blocks import BodyBlock, stream_text
from core.listings import MOST_ENTRIES
from core.models import Tag
from home.models import HomePage
from search.engines.base import EngineUnavailable
from search.index.sync import catch_up_all
from tests.core.factories import LifePhaseFactory, MunicipalityFactory, TopicFactory
from tests.search.conftest import FakeEngine, use_engines

AddPage = Callable[..., HomePage]
BODY = BodyBlock()
VALUE = {
    "heading": "Neues",
    "kinds": [],
    "municipalities": [],
    "life_phases": [],
    "topics": [],
    "tag": None,
    "order": "newest",
    "number": 6,
    "empty_text": "Noch nichts da.",
}


def listing(*changes: dict[str, Any], **change: Any) -> Any:
    """Give a body with a listing for each of ``changes``, or with the one that ``change`` describes."""
    return BODY.to_python([{"type": "listing", "value": {**VALUE, **c}} for c in changes or (change,)])


def render(value: Any, user: Any = None) -> str:
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    return str(BODY.render(value, context={"request": request}))


def titles(value: Any, user: Any = None) -> list[str]:
    """Give the titles in the order in which they stand in the drawn body."""
    catch_up_all()
    parts = render(value, user).split('class="entry__title"><a href="')[1:]
    return [part.split('">')[1].split("</a>")[0] for part in parts]


def problems(**change: Any) -> set[str]:
    """The fields at which the block says that something is wrong."""
    with pytest.raises(ValidationError) as error:
        BODY.clean(listing(**change))
    return set(error.value.block_errors[0].block_errors)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "facet", "factory"),
    [
        ("municipalities", "municipality", MunicipalityFactory),
        ("life_phases", "life_phase", LifePhaseFactory),
        ("topics", "topic", TopicFactory),
    ],
)
def test_what_is_ticked_narrows(
    add_page: AddPage, reader: User, field: str, facet: str, factory: Any
) -> None:
    first, second, other = factory(), factory(), factory()
    for title, term in (("Eins", first), ("Zwei", second), ("Drei", other)):
        add_page(title, facets={facet: [term.slug]})
    found = titles(listing(**{field: [first.pk, second.pk], "order": "title"}), reader)
    assert found == ["Eins", "Zwei"]


def test_the_kind_narrows(add_page: AddPage, reader: User) -> None:
    add_page("Eins")
    assert titles(listing(kinds=["document"]), reader) == []
    assert "Eins" in titles(listing(kinds=["page"]), reader)


def test_the_tag_narrows(add_page: AddPage, reader: User) -> None:
    page = add_page("Mit Schlagwort")
    page.tags.add("Ferien")
    page.save()
    add_page("Ohne")
    tag = Tag.objects.get(name="Ferien")
    assert titles(listing(tag=tag.pk), reader) == ["Mit Schlagwort"]


def test_filters_restrict_each_other(add_page: AddPage, reader: User) -> None:
    town, topic = MunicipalityFactory(), TopicFactory()
    add_page("Beides", facets={"municipality": [town.slug], "topic": [topic.slug]})
    add_page("Nur der Ort", facets={"municipality": [town.slug]})
    assert titles(listing(municipalities=[town.pk], topics=[topic.pk]), reader) == ["Beides"]


@pytest.mark.parametrize(("order", "expected"), [("newest", ["B", "C", "A"]), ("title", ["A", "B", "C"])])
def test_the_order_is_kept(add_page: AddPage, reader: User, order: str, expected: list[str]) -> None:
    topic = TopicFactory()
    for title, day in (("A", 1), ("B", 3), ("C", 2)):
        add_page(title, facets={"topic": [topic.slug]}, date=date(2026, 5, day))
    assert titles(listing(topics=[topic.pk], order=order), reader) == expected


def test_no_more_are_shown_than_asked_for_and_a_link_leads_to_all(add_page: AddPage, reader: User) -> None:
    topic = TopicFactory()
    for number in range(4):
        add_page(f"Seite {number}", facets={"topic": [topic.slug]})
    value = listing(topics=[topic.pk], number=3, kinds=["page"], order="title")
    assert len(titles(value, reader)) == 3
    html = render(value, reader)
    assert "Alle 4 anzeigen" in html
    assert f'href="/suche/?kind=page&amp;thema={topic.slug}&amp;sort=titel"' in html


def test_no_link_leads_to_all_when_all_are_there(add_page: AddPage, reader: User) -> None:
    add_page("Eins")
    assert titles(listing(number=6), reader)
    assert "anzeigen" not in render(listing(number=6), reader)


@pytest.mark.parametrize("number", [None, 0, -1, MOST_ENTRIES + 1])
def test_the_number_is_checked_at_its_field(db: None, number: int | None) -> None:
    assert problems(number=number) == {"number"}


@pytest.mark.parametrize(
    "change", [{"heading": ""}, {"order": "random"}, {"kinds": ["secret"]}, {"empty_text": ""}]
)
def test_what_makes_no_sense_is_refused_at_its_field(db: None, change: dict[str, Any]) -> None:
    assert problems(**change) == set(change)


def test_more_than_four_lists_on_a_page_are_refused(db: None) -> None:
    BODY.clean(listing(*[{}] * 4))
    with pytest.raises(ValidationError):
        BODY.clean(listing(*[{}] * 5))


def test_a_term_is_kept_by_validation(db: None) -> None:
    topic = TopicFactory()
    assert BODY.clean(listing(topics=[topic.pk]))[0].value["topics"] == [topic.pk]


@pytest.mark.parametrize(
    "tampered",
    [
        {"number": 10**9},
        {"number": "viele"},
        {"number": True},
        {"order": ["title"]},
        {"order": "DROP TABLE"},
        {"kinds": ["<script>alert(1)</script>", {"a": 1}]},
        {"kinds": 7},
        {"topics": ["x", None, -1, 10**40, {"a": 1}]},
        {"topics": "1"},
        {"municipalities": {"1": 2}},
        {"tag": 999999},
    ],
)
def test_what_was_stored_past_the_form_does_no_harm(
    add_page: AddPage, reader: User, tampered: dict[str, Any]
) -> None:
    for number in range(MOST_ENTRIES + 2):
        add_page(f"Seite {number}")
    assert len(titles(listing(**tampered), reader)) <= MOST_ENTRIES
    assert "<script>" not in render(listing(**tampered), reader)


def test_a_filter_that_has_lost_its_value_does_not_list_everything(add_page: AddPage, reader: User) -> None:
    add_page("Eins")
    topic = TopicFactory()
    value = listing(topics=[topic.pk])
    topic.delete()
    assert titles(value, reader) == []
    assert titles(listing(kinds=["gone"]), reader) == []


def test_what_people_typed_is_escaped(add_page: AddPage, reader: User) -> None:
    page = add_page("Seite")
    page.title, page.summary = "<script>alert(1)</script>", "<img src=x>"
    page.save()
    catch_up_all()
    html = render(listing(heading="<b>Neu</b>"), reader)
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<img" not in html
    assert "<b>" not in render(listing(heading="x", empty_text="<b>", kinds=["document"]), reader)


def test_when_nothing_is_found_the_page_says_so(add_page: AddPage, reader: User) -> None:
    catch_up_all()
    html = render(listing(kinds=["document"]), reader)
    assert "Noch nichts da." in html
    assert "<ul" not in html


def test_restricted_pages_are_neither_listed_nor_counted(
    add_page: AddPage, reader: User, superuser: User, make_group: Any
) -> None:
    private = add_page("Privat")
    add_page("Darunter", parent=private)
    restriction = PageViewRestriction.objects.create(page=private, restriction_type="groups")
    restriction.groups.set([make_group("Gremium")])
    add_page("Entwurf", live=False)
    add_page("Offen")
    value = listing(order="title", number=1)
    assert titles(listing(), superuser).count("Privat") == 1
    assert set(titles(listing(), reader)) == {"Offen", "Präventionsnetz"}
    assert "Alle 2 anzeigen" in render(value, reader)


def test_nobody_at_all_sees_what_needs_signing_in(add_page: AddPage) -> None:
    page = add_page("Intern")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Intern" not in titles(listing())


def test_what_is_published_or_taken_down_shows_at_once(add_page: AddPage, reader: User) -> None:
    page = add_page("Eben noch da")
    assert "Eben noch da" in titles(listing(), reader)
    page.unpublish()  # nothing catches up: the index still has it
    assert "Eben noch da" not in render(listing(), reader)


def test_without_an_engine_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, reader: User, engine: FakeEngine
) -> None:
    engine.broken = EngineUnavailable("weg")
    html = render(listing({}, {"heading": "Zweite"}), reader)
    assert html.count("gerade nicht erreichbar") == 2
    assert "Zweite</h2>" in html


def test_each_list_asks_the_engine_once(
    monkeypatch: pytest.MonkeyPatch, add_page: AddPage, reader: User
) -> None:
    engine = FakeEngine()
    asked = []
    search = engine.search
    monkeypatch.setattr(engine, "search", lambda request: asked.append(request) or search(request))
    use_engines(monkeypatch, engine)
    add_page("Eins")
    catch_up_all()
    render(listing({}, {"kinds": ["document"]}, {"order": "title"}), reader)
    assert [request.sort for request in asked] == ["newest", "newest", "title"]


def test_more_entries_and_more_lists_cost_no_more_queries(add_page: AddPage, reader: User) -> None:
    town, topic = MunicipalityFactory(), TopicFactory()
    for number in range(20):
        add_page(f"Seite {number}", facets={"municipality": [town.slug], "topic": [topic.slug]})
    catch_up_all()

    def queries(*changes: dict[str, Any]) -> int:
        value = listing(*({"topics": [topic.pk], "municipalities": [town.pk], **c} for c in changes))
        with CaptureQueriesContext(connection) as captured:
            render(value, User.objects.get(pk=reader.pk))
        return len(captured)

    queries({"number": 1})  # learns the names of the vocabularies
    one = queries({"number": 1})
    assert queries({"number": 20}) == one <= 9
    assert queries({}, {}, {}, {}) == one


def test_a_page_is_found_by_the_heading_of_its_lists_and_not_by_what_they_list(
    add_page: AddPage, reader: User
) -> None:
    add_page("Geheimes Treffen")
    assert stream_text(listing(empty_text="Leer", kinds=["page"])) == "Neues"


def test_what_a_list_names_counts_as_used(add_page: AddPage) -> None:
    topic = TopicFactory()
    page = add_page("Mit Liste")
    page.content = listing(topics=[topic.pk])
    page.save()
    used = ReferenceIndex.get_references_to(topic)
    assert [int(row.object_id) for row in used] == [page.pk]


@pytest.mark.parametrize(("kinds", "named"), [([], True), (["page"], False), (["page", "document"], True)])
def test_the_kind_is_said_where_there_may_be_several(
    add_page: AddPage, reader: User, kinds: list[str], named: bool
) -> None:
    add_page("Eins")
    catch_up_all()
    assert ('class="entry__kind"' in render(listing(kinds=kinds), reader)) == named
