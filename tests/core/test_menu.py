"""The sections of the site at the top of every page."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from accounts.models import User
from core.menu import menu_items
from home.models import HomePage
from knowledge.models import KnowledgeIndexPage


@pytest.fixture
def request_of(rf: RequestFactory, reader: User) -> HttpRequest:
    """A request of a reader."""
    request = rf.get("/")
    request.user = reader
    return request


def add(parent: Page, title: str, **fields: Any) -> Page:
    given = {"show_in_menus": True, "slug": title.lower()} | fields
    return parent.add_child(instance=KnowledgeIndexPage(title=title, **given))


def titles(request: HttpRequest) -> list[str]:
    return [item.title for item in menu_items(request)]


def test_it_has_the_children_of_the_start_page_in_their_order(
    home_page: HomePage, request_of: HttpRequest
) -> None:
    first = add(home_page, "Erste")
    add(home_page, "Dritte")
    add(first, "Darunter")
    add(home_page, "Zweite").move(first, pos="right")
    assert titles(request_of) == ["Erste", "Zweite", "Dritte"]


def test_a_deleted_sibling_leaves_no_gap_in_what_is_found(
    home_page: HomePage, request_of: HttpRequest
) -> None:
    pages = [add(home_page, title) for title in ("Eins", "Zwei", "Drei")]
    pages[1].delete()
    assert titles(request_of) == ["Eins", "Drei"]


def test_drafts_and_pages_that_are_not_in_the_menu_are_missing(
    home_page: HomePage, request_of: HttpRequest
) -> None:
    add(home_page, "Entwurf", live=False)
    add(home_page, "Daneben", show_in_menus=False)
    add(home_page, "Angebote")
    assert [(item.title, item.url) for item in menu_items(request_of)] == [("Angebote", "/angebote/")]


def test_what_is_hidden_from_the_person_is_missing(home_page: HomePage, request_of: HttpRequest) -> None:
    restriction = PageViewRestriction.objects.create(page=add(home_page, "Intern"), restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Andere"))
    assert titles(request_of) == []


def test_with_several_sites_it_is_that_of_the_site_asked(
    home_page: HomePage, request_of: HttpRequest
) -> None:
    add(home_page, "Hier")
    other = home_page.get_parent().add_child(instance=HomePage(title="Andere", slug="andere"))
    add(other, "Dort")
    Site.objects.create(hostname="testserver", port=80, root_page=other)
    assert titles(request_of) == ["Dort"]


def test_many_pages_below_cost_no_further_query(
    home_page: HomePage, request_of: HttpRequest, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    section = add(home_page, "Angebote")
    for number in range(5):
        add(section, f"Seite-{number}")
    menu_items(request_of)  # fills what a process and a person keep
    with django_assert_num_queries(1):
        menu_items(request_of)
