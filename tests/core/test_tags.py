"""One pool of tags, without twins."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Collection

from core.models import Tag
from files.models import Document
from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_tag_in_another_case_is_the_same_tag(home_page: HomePage) -> None:
    home_page.tags.add("Kita")
    home_page.save()
    collection = Collection.get_first_root_node()
    document = Document.objects.create(title="Plan", file="documents/plan.ics", collection=collection)
    document.tags.add("kita")
    assert list(Tag.objects.values_list("name", flat=True)) == ["Kita"]


def test_the_database_refuses_a_twin_in_another_case() -> None:
    Tag.objects.create(name="Kita")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.create(name="KITA", slug="anders")


def test_a_form_says_that_a_tag_exists() -> None:
    Tag.objects.create(name="Kita")
    with pytest.raises(ValidationError, match="gibt es schon"):
        Tag(name="KITA", slug="anders").full_clean()


def test_a_tag_has_a_german_slug() -> None:
    assert Tag.objects.create(name="Frühförderung").slug == "fruehfoerderung"


def test_tags_that_make_the_same_slug_get_a_number() -> None:
    Tag.objects.create(name="Müttercafé")
    assert Tag.objects.create(name="Muettercafe").slug == "muettercafe-1"


def test_a_tag_of_signs_alone_has_an_address() -> None:
    assert Tag.objects.create(name="☂").slug == "schlagwort"
