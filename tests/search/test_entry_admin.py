"""What coordinators see of an entry, and that nobody else sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from home.models import HomePage
from search.admin import entries as entry_admin
from search.engines.base import EngineUnavailable
from search.index.projection import project_all
from search.index.sync import catch_up_all
from search.models import Entry, Mark
from tests.search.conftest import FakeEngine

AddPage = Callable[..., HomePage]


@pytest.fixture
def client(client: Client, reader: User) -> Client:
    """A client of someone who may see entries and edit nothing."""
    codenames = ["view_entry", "access_admin"]
    reader.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(reader)
    return client


def entry(title: str) -> Entry:
    """Bring the index up to date and give an entry."""
    catch_up_all()
    return Entry.objects.get(title=title)


def page_of(client: Client, address: str) -> str:
    response = client.get(f"/admin/suche/{address}")
    assert response.status_code == 200
    return response.content.decode()


def test_an_entry_is_shown_with_its_words_and_state(client: Client, add_page: AddPage) -> None:
    add_page("Elternkurse", age_from=12, facets={"municipality": ["olfen"]})
    html = page_of(client, f"eintraege/{entry('Elternkurse').pk}/")
    assert "<code>elternkurs</code>" in html
    assert ("hat dieselbe Fassung" in html, "alles ist eingelesen" in html) == (True, True)
    assert ("Eingebaute Suchmaschine" in html, "ohne Anfang und Ende" in html) == (True, True)


def test_a_question_shows_the_place_the_reasons_and_the_neighbours(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    add_page("Familienhebamme")
    html = page_of(client, f"eintraege/{entry('Familienhebamme').pk}/?q=Hebamme")
    assert ("Platz 2 von 2" in html, "als Teil von «Familienhebamme»" in html) == (True, True)
    assert f"eintraege/{entry('Hebamme').pk}/?q=Hebamme" in html


def test_what_a_question_does_not_find_says_why(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    html = page_of(client, f"eintraege/{entry('Hebamme').pk}/?q=Xylophon")
    assert ("Nicht unter den ersten" in html, "«Xylophon» kommt nicht vor." in html) == (True, True)


def test_the_ranking_of_a_question_leads_to_entries(client: Client, add_page: AddPage) -> None:
    add_page("Hebamme")
    assert f"/admin/suche/eintraege/{entry('Hebamme').pk}/?q=Hebamme" in page_of(
        client, "eintraege/?q=Hebamme"
    )


def test_a_change_that_waits_is_shown(client: Client, add_page: AddPage) -> None:
    page = add_page("Hebamme")
    found = entry("Hebamme")
    page.save()
    assert "Eine Änderung wartet noch." in page_of(client, f"eintraege/{found.pk}/")


def test_an_engine_that_does_not_answer_is_named(
    client: Client, engine: FakeEngine, add_page: AddPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry_admin, "engines", lambda: [engine])
    add_page("Hebamme")
    found = entry("Hebamme")
    engine.broken = EngineUnavailable("down")
    assert "antwortet nicht: down" in page_of(client, f"eintraege/{found.pk}/?q=Hebamme")


def test_a_page_leads_to_its_entry(client: Client, add_page: AddPage) -> None:
    page = add_page("Hebamme")
    found = entry("Hebamme")
    response = client.get(f"/admin/suche/seite/{page.pk}/")
    assert response.headers["Location"] == f"/admin/suche/eintraege/{found.pk}/"


@pytest.mark.parametrize(("waits", "said"), [(True, "vorgemerkt"), (False, "nicht veröffentlicht")])
def test_a_page_without_an_entry_says_why(
    client: Client, superuser: User, add_page: AddPage, waits: bool, said: str
) -> None:
    client.force_login(superuser)  # drafts are read by those who edit them
    page = add_page("Hebamme", live=False)
    if not waits:
        Mark.objects.all().delete()
    response = client.get(f"/admin/suche/seite/{page.pk}/", follow=True)
    assert said in response.content.decode()


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("words", ["", "?q=Geheimsache"])
def test_what_a_coordinator_may_not_read_is_not_there(
    client: Client, add_page: AddPage, make_group: Any, late: bool, words: str
) -> None:
    page = add_page("Geheimsache")
    found = entry("Geheimsache")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(make_group("Kerngruppe"))
    if not late:
        project_all()
    assert client.get(f"/admin/suche/eintraege/{found.pk}/{words}").status_code == 404
    assert "Geheimsache</a>" not in page_of(client, f"eintraege/{words}")


def test_a_change_that_takes_a_page_away_takes_its_entry_away(client: Client, add_page: AddPage) -> None:
    page = add_page("Hebamme")
    found = entry("Hebamme")
    page.unpublish()
    assert client.get(f"/admin/suche/eintraege/{found.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["eintraege/", "eintraege/{pk}/", "seite/{page}/"])
def test_nobody_sees_entries_without_the_permission(
    client: Client, reader: User, add_page: AddPage, address: str
) -> None:
    page = add_page("Hebamme")
    found = entry("Hebamme")
    reader.user_permissions.remove(Permission.objects.get(codename="view_entry"))
    response = client.get(f"/admin/suche/{address.format(pk=found.pk, page=page.pk)}")
    assert response.status_code == 302
    assert "Hebamme" not in client.get("/admin/reports/", follow=True).content.decode()


def test_the_report_menu_leads_there_for_who_may(client: Client, add_page: AddPage) -> None:
    catch_up_all()
    assert "/admin/suche/eintraege/" in client.get("/admin/").content.decode()
