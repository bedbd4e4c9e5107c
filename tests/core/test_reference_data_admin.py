"""The menu «Stammdaten»."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.models import LegalBase, LifePhase, Municipality, Tag, TargetGroup, Topic, YouthOffice
from home.models import HomePage
from strategy.models import PreventionStandard

pytestmark = pytest.mark.django_db
MODELS = [Municipality, YouthOffice, LifePhase, Topic, TargetGroup, LegalBase, Tag]


@pytest.fixture
def admin(client: Client, superuser: User, home_page: HomePage) -> Client:
    client.force_login(superuser)
    return client


def address(model: Any, name: str, *args: Any) -> str:
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


@pytest.mark.parametrize("model", MODELS)
def test_each_kind_has_a_list(admin: Client, model: Any) -> None:
    assert admin.get(address(model, "list")).status_code == 200


@pytest.mark.parametrize("model", MODELS)
def test_each_kind_has_a_form(admin: Client, model: Any) -> None:
    assert admin.get(address(model, "add")).status_code == 200


def test_a_topic_is_added_without_typing_a_slug(admin: Client) -> None:
    admin.post(
        address(Topic, "add"), {"name": "Frühe Hilfen", "slug": "", "description": "", "icon": "", "order": 0}
    )
    assert Topic.objects.get().slug == "fruehe-hilfen"


def test_a_list_is_searched(admin: Client) -> None:
    Topic.objects.create(name="Sprache")
    Topic.objects.create(name="Gesundheit")
    page = admin.get(address(Topic, "list") + "?q=sprach").text
    assert "Sprache" in page
    assert "Gesundheit" not in page


def test_a_topic_in_use_is_not_deleted(admin: Client) -> None:
    topic = Topic.objects.create(name="Sprache")
    PreventionStandard.objects.create(title="Willkommensbesuch").topics.add(topic)
    response = admin.post(address(Topic, "delete", topic.pk), follow=True)
    assert Topic.objects.filter(pk=topic.pk).exists()
    assert "wird an 1 Stelle benutzt" in response.text


def test_a_topic_that_only_interests_somebody_is_deleted(admin: Client, reader: User) -> None:
    topic = Topic.objects.create(name="Sprache")
    reader.topics.add(topic)
    admin.post(address(Topic, "delete", topic.pk))
    assert not Topic.objects.exists()


def test_reference_data_that_nothing_uses_is_deleted(admin: Client) -> None:
    topic = Topic.objects.create(name="Sprache")
    admin.post(address(Topic, "delete", topic.pk))
    assert not Topic.objects.exists()


def test_several_at_once_are_kept_when_one_is_in_use(admin: Client) -> None:
    office = YouthOffice.objects.create(name="Jugendamt")
    other = YouthOffice.objects.create(name="Anderes Jugendamt")
    Municipality.objects.create(name="Kreis", kind="county", ags="05558", ars="05558", youth_office=office)
    url = reverse("wagtail_bulk_action", args=["core", "youthoffice", "delete"])
    admin.post(f"{url}?id={office.pk}&id={other.pk}")
    assert YouthOffice.objects.count() == 2


def test_the_county_is_not_deleted_while_it_has_municipalities(admin: Client) -> None:
    county = Municipality.objects.create(name="Kreis", kind="county", ags="05558", ars="05558")
    Municipality.objects.create(name="Olfen", kind="town", ags="05558036", ars="055580036036", county=county)
    admin.post(address(Municipality, "delete", county.pk))
    assert Municipality.objects.filter(pk=county.pk).exists()


def test_a_deleted_tag_leaves_its_pages_alone(admin: Client, home_page: HomePage) -> None:
    home_page.tags.add("Kita")
    home_page.save()
    admin.post(address(Tag, "delete", Tag.objects.get().pk))
    assert HomePage.objects.filter(pk=home_page.pk).exists()
