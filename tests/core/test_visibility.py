"""Who may see what."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from core.visibility import (
    hidden_restrictions,
    may_see_page,
    page_restrictions,
    visible_files,
    visible_pages,
)
from files.models import Document
from home.models import HomePage
from tests.files.factories import make_collection, make_document


def _restrict(page: Page, *groups: Any) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set(groups)
    return restriction


def _child(parent: Page, slug: str) -> Page:
    child = Page(title=slug, slug=slug)
    parent.add_child(instance=child)
    return child


def test_a_member_of_one_of_several_groups_passes(home_page: HomePage, reader: User, make_group: Any) -> None:
    page = _child(home_page, "privat")
    _restrict(page, make_group("a"), make_group("b", reader))
    assert may_see_page(page, reader)


def test_nested_restrictions_must_all_be_passed(home_page: HomePage, reader: User, make_group: Any) -> None:
    outer = _child(home_page, "aussen")
    inner = _child(outer, "innen")
    _restrict(outer, make_group("a"))
    _restrict(inner, make_group("b", reader))
    assert not may_see_page(inner, reader)


def test_a_stranger_sees_neither_the_page_nor_what_is_below(
    home_page: HomePage, reader: User, make_group: Any
) -> None:
    outer = _child(home_page, "aussen")
    _child(outer, "innen")
    _restrict(outer, make_group("a"))
    assert set(visible_pages(Page.objects.descendant_of(home_page), reader)) == set()


def test_anonymous_passes_no_restriction(home_page: HomePage) -> None:
    restriction = PageViewRestriction.objects.create(page=home_page, restriction_type="login")
    assert hidden_restrictions(AnonymousUser()) == {f"p{restriction.pk}"}


def test_a_superuser_passes_group_restrictions(home_page: HomePage, superuser: User, make_group: Any) -> None:
    _restrict(home_page, make_group("a"))
    assert hidden_restrictions(superuser) == frozenset()


def test_restrictions_of_ancestors_are_inherited(home_page: HomePage, make_group: Any) -> None:
    inner = _child(home_page, "innen")
    above = _restrict(home_page, make_group("a"))
    own = _restrict(inner, make_group("b"))
    assert page_restrictions([inner]) == {inner.pk: {f"p{above.pk}", f"p{own.pk}"}}


def test_files_are_narrowed_by_their_collection_and_those_above(
    reader: User, superuser: User, make_group: Any
) -> None:
    body = make_collection("Gremium", groups=[make_group("Gremium")])
    public = make_document("offen.pdf", collection=make_collection("Für alle"))
    make_document("geheim.pdf", collection=body)
    make_document("tief.pdf", collection=make_collection("Protokolle", parent=body))
    assert list(visible_files(Document.objects.all(), reader)) == [public]
    assert visible_files(Document.objects.all(), superuser).count() == 3


def test_members_see_the_files_of_their_body(reader: User, make_group: Any) -> None:
    body = make_collection("Gremium", groups=[make_group("Gremium", reader)])
    document = make_document("geheim.pdf", collection=body)
    assert list(visible_files(Document.objects.all(), reader)) == [document]


def test_an_alias_is_as_hidden_as_its_source(home_page: HomePage, reader: User, make_group: Any) -> None:
    source = _child(home_page, "quelle")
    alias = source.create_alias(parent=home_page, update_slug="zweiter-ort")
    _restrict(source, make_group("a"))
    assert (may_see_page(alias, reader), alias in visible_pages(Page.objects.all(), reader)) == (False, False)


def test_an_alias_of_an_alias_is_as_hidden_as_the_source(
    home_page: HomePage, reader: User, make_group: Any
) -> None:
    source = _child(home_page, "quelle")
    alias = source.create_alias(parent=home_page, update_slug="zweiter-ort")
    again = alias.create_alias(parent=home_page, update_slug="dritter-ort")
    _restrict(source, make_group("a"))
    assert not may_see_page(again, reader)


def test_a_page_below_an_alias_is_as_hidden_as_the_aliases_source(
    home_page: HomePage, reader: User, make_group: Any
) -> None:
    source = _child(home_page, "quelle")
    alias = source.create_alias(parent=home_page, update_slug="zweiter-ort")
    _restrict(source, make_group("a"))
    assert not may_see_page(_child(alias, "darunter"), reader)


def test_an_alias_has_the_restriction_keys_of_its_source(home_page: HomePage, make_group: Any) -> None:
    source = _child(home_page, "quelle")
    alias = source.create_alias(parent=home_page, update_slug="zweiter-ort")
    restriction = _restrict(source, make_group("a"))
    assert page_restrictions([alias]) == {alias.pk: {f"p{restriction.pk}"}}
