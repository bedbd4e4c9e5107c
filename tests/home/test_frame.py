"""The frame of every page: navigation, account menu, policies, errors, redirects."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from home.models import HomePage
from tests.updates.factories import make_update
from updates.models import UpdateIndexPage


def _policy(response: Any) -> dict[str, str]:
    parts = (part.split(maxsplit=1) for part in response["Content-Security-Policy"].split(";"))
    return {part[0]: part[1] for part in parts}


def _restrict(page: Any, group: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="groups").groups.set([group])


def test_the_navigation_lists_what_is_in_the_menu(update_index: UpdateIndexPage, reading: Client) -> None:
    assert '<a href="/aktuelles/">Aktuelles</a>' in reading.get("/").content.decode()


def test_the_navigation_marks_where_the_reader_is(update_index: UpdateIndexPage, reading: Client) -> None:
    page = reading.get("/aktuelles/").content.decode()
    assert '<a href="/aktuelles/" aria-current="page">Aktuelles</a>' in page


def test_the_navigation_hides_what_the_reader_may_not_open(
    update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    _restrict(update_index, make_group("a"))
    assert "/aktuelles/" not in reading.get("/").content.decode()


def test_a_page_shows_where_it_stands(update_index: UpdateIndexPage, reading: Client) -> None:
    update = make_update(update_index)
    page = reading.get(update.url).content.decode()
    trail = page[page.index('class="breadcrumbs"') : page.index("</ol>")]
    assert re.findall(r">([^<>]+)</(?:a|li)>", trail) == ["Startseite", "Aktuelles", "Neue Sprechstunde"]


def test_readers_get_no_link_into_the_administration(home_page: HomePage, reading: Client) -> None:
    assert "/admin/" not in reading.get("/").content.decode()


def test_editors_get_a_link_to_edit_the_page(home_page: HomePage, client: Client, superuser: Any) -> None:
    client.force_login(superuser)
    assert f"/admin/pages/{home_page.pk}/edit/" in client.get("/").content.decode()


def test_signing_out_is_a_form_that_posts(home_page: HomePage, reading: Client) -> None:
    page = reading.get("/").content.decode()
    assert f'<form action="{reverse("account_logout")}" method="post">' in page


def test_a_reader_page_allows_nothing_inline_and_no_other_site(home_page: HomePage, reading: Client) -> None:
    policy = _policy(reading.get("/"))
    assert "unsafe" not in str(policy)
    assert "http" not in str(policy)
    assert policy["default-src"] == "'none'"


def test_the_administration_has_a_policy_of_its_own(
    home_page: HomePage, client: Client, superuser: Any
) -> None:
    client.force_login(superuser)
    policy = _policy(client.get("/admin/"))
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert "http" not in str(policy)


def test_a_page_outside_the_administration_cannot_get_its_policy_by_name(
    home_page: HomePage, reading: Client
) -> None:
    assert "unsafe" not in reading.get("/administration/")["Content-Security-Policy"]


def test_a_page_has_nothing_inline(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client
) -> None:
    make_update(update_index)
    page = reading.get("/").content.decode()
    inline = r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*\ssrc=)|src="http|href="http'
    assert re.findall(inline, page) == []


def test_a_missing_page_says_what_to_do_next(home_page: HomePage, reading: Client) -> None:
    response = reading.get("/gibt-es-nicht/")
    assert (response.status_code, "So kommen Sie weiter" in response.content.decode()) == (404, True)


def test_a_closed_page_answers_without_its_title(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    update = make_update(update_index, title="Geheime Sitzung")
    _restrict(update, make_group("a"))
    response = reading.get(update.url)
    assert (response.status_code, "Geheime Sitzung" in response.content.decode()) == (403, False)


def test_an_expired_form_says_what_to_do_next(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/barrierefreiheit/", {"message": "x"})
    assert (response.status_code, "Das Formular ist abgelaufen" in response.content.decode()) == (403, True)


def test_the_page_for_errors_of_ours_needs_no_database() -> None:
    assert "So kommen Sie weiter" in render_to_string("500.html")


def test_a_renamed_page_is_found_under_its_old_address(
    update_index: UpdateIndexPage, reading: Client, django_capture_on_commit_callbacks: Any
) -> None:
    update = make_update(update_index, slug="alt")
    update.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        update.save_revision().publish()
    assert reading.get("/aktuelles/alt/")["Location"].endswith("/aktuelles/neu/")


def test_a_moved_page_is_found_under_its_old_address(
    home_page: HomePage, update_index: UpdateIndexPage, reading: Client
) -> None:
    update = make_update(update_index, slug="umzug")
    update.move(home_page, pos="last-child")
    assert reading.get("/aktuelles/umzug/")["Location"].endswith("/umzug/")


@pytest.mark.parametrize("path", ["/aktuelles/alt/", "/aktuelles/alt"])
def test_a_redirect_tells_nothing_to_those_who_have_not_signed_in(
    update_index: UpdateIndexPage, client: Client, path: str
) -> None:
    update = make_update(update_index, slug="geheim")
    Redirect.add_redirect(old_path="/aktuelles/alt/", redirect_to=update)
    assert "geheim" not in client.get(path).get("Location", "")


def test_a_redirect_does_not_tell_the_address_of_a_closed_page(
    update_index: UpdateIndexPage, reading: Client, make_group: Any
) -> None:
    update = make_update(update_index, slug="geheim")
    _restrict(update, make_group("a"))
    Redirect.add_redirect(old_path="/alt/", redirect_to=update)
    assert reading.get("/alt/").status_code == 404


def test_a_redirect_does_not_tell_the_address_of_a_draft(
    update_index: UpdateIndexPage, reading: Client
) -> None:
    update = make_update(update_index, slug="entwurf", live=False)
    Redirect.add_redirect(old_path="/alt/", redirect_to=update)
    assert reading.get("/alt/").status_code == 404


@pytest.mark.parametrize(
    ("old", "asked"),
    [
        ("/alt", "/alt/"),
        ("/alt", "/alt/?woher=mail"),
        ("/alt?nr=2", "/alt?nr=2"),
        ("/früher", "/fr%C3%BCher/"),
        ("/fr%C3%BCher", "/fr%C3%BCher/?woher=mail"),
    ],
)
def test_a_redirect_is_followed_however_its_address_is_spelled(
    update_index: UpdateIndexPage, reading: Client, old: str, asked: str
) -> None:
    Redirect.objects.create(old_path=old, redirect_page=update_index)
    assert reading.get(asked)["Location"].endswith("/aktuelles/")


def test_an_address_that_nothing_is_at_is_looked_up_once_among_redirects(
    home_page: HomePage, reading: Client
) -> None:
    Redirect.objects.create(old_path="/anders", redirect_page=home_page)
    with CaptureQueriesContext(connection) as queries:
        assert reading.get("/fr%C3%BCher/?woher=mail").status_code == 404
    assert len([query for query in queries if '"wagtailredirects_redirect"' in query["sql"]]) == 1
