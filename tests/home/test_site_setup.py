"""The frame of a site: complete after one call, unchanged by the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, Revision, Site, Workflow

from accounts.models import MunicipalityTeam, User
from core.models import LifePhase, Municipality
from directory.models import MunicipalityPage
from home.models import HomePage
from home.site_setup import ensure_page, setup_site
from tests.taking_back import taken_back
from tests.tree import ensure_roots
from updates.models import UpdateIndexPage, UpdatePage

pytestmark = pytest.mark.django_db


def make_welcome_page() -> Page:
    """Make Wagtail's welcome page on its site, as ``manage.py migrate`` leaves it."""
    root = ensure_roots()
    for child in root.get_children():
        child.delete()
    root.refresh_from_db()
    page = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "example.org", "root_page": page, "site_name": ""}
    )
    return page


@pytest.fixture(scope="module")
def frame(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[HomePage, Page]]:
    """Set up the frame once for the tests that only look; give its start page and the former welcome page."""
    with taken_back(django_db_blocker):
        welcome = make_welcome_page()
        yield setup_site(), welcome


@pytest.fixture
def home(frame: tuple[HomePage, Page]) -> HomePage:
    return HomePage.objects.get(pk=frame[0].pk)


def test_the_start_page_takes_the_place_of_the_welcome_page(home: HomePage) -> None:
    assert Site.objects.get(is_default_site=True).root_page.specific == home


def test_the_welcome_page_goes(frame: tuple[HomePage, Page]) -> None:
    assert not Page.objects.filter(pk=frame[1].pk).exists()


def test_the_host_name_of_the_site_stays(home: HomePage) -> None:
    assert Site.objects.get(is_default_site=True).hostname == "example.org"


def test_a_welcome_page_with_pages_below_it_stays() -> None:
    welcome = make_welcome_page()
    welcome.add_child(instance=Page(title="Arbeit von jemandem", slug="arbeit"))
    setup_site()
    assert Page.objects.filter(pk=welcome.pk).exists()


def test_a_site_is_made_where_there_is_none() -> None:
    make_welcome_page()
    Site.objects.all().delete()
    assert setup_site().get_site() is not None


def test_every_section_is_in_the_menu(home: HomePage) -> None:
    assert [page.slug for page in home.get_children().live().in_menu()] == [
        "angebote",
        "praeventionskette",
        "wissen",
        "netzwerk",
        "aktuelles",
    ]


def test_every_municipality_but_the_county_has_its_page(home: HomePage) -> None:
    towns = Municipality.objects.exclude(kind=Municipality.Kind.COUNTY)
    assert set(MunicipalityPage.objects.live().values_list("municipality", flat=True)) == set(
        towns.values_list("pk", flat=True)
    )


def test_a_municipality_s_team_has_rights_on_its_page(home: HomePage) -> None:
    team = MunicipalityTeam.objects.get(municipality__slug="olfen")
    pages = GroupPagePermission.objects.filter(group=team.group).values_list("page__slug", flat=True)
    assert set(pages) == {"olfen"}


def test_the_vocabulary_is_there(home: HomePage) -> None:
    assert LifePhase.objects.count() == 6


def test_a_second_call_adds_nothing(home: HomePage) -> None:
    before = (Page.objects.count(), Revision.objects.count(), Municipality.objects.count())
    setup_site()
    assert (Page.objects.count(), Revision.objects.count(), Municipality.objects.count()) == before


def test_a_second_call_keeps_what_people_have_written(home: HomePage) -> None:
    home.title = "Unser Netz"
    home.save_revision().publish()
    setup_site()
    assert HomePage.objects.get().title == "Unser Netz"


def test_a_new_page_has_its_tags(home: HomePage) -> None:
    index = UpdateIndexPage.objects.get()
    page = ensure_page(index, UpdatePage, "neu", ["Familie"], title="Neu")
    assert [tag.name for tag in page.tags.all()] == ["Familie"]


def test_the_tree_is_sound(home: HomePage) -> None:
    assert not any(Page.find_problems())


def test_the_groups_that_wagtail_brings_are_gone(frame: tuple[HomePage, Page]) -> None:
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()


def test_a_group_that_somebody_uses_stays(reader: User) -> None:
    make_welcome_page()
    group, _ = Group.objects.get_or_create(name="Editors")
    group.user_set.add(reader)
    setup_site()
    assert Group.objects.filter(pk=group.pk).exists()
