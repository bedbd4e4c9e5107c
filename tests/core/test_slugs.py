"""Addresses from German words."""

import pytest

from core.models import LifePhase, Municipality, TargetGroup, Topic, YouthOffice
from core.slugs import german_slug
from home.models import HomePage


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Frühe Hilfen", "fruehe-hilfen"),
        ("Lüdinghausen", "luedinghausen"),
        ("Straße & Größe", "strasse-groesse"),
        ("ÄÖÜ", "aeoeue"),
        ("Café", "cafe"),
        ("§ 16 SGB VIII", "16-sgb-viii"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_of_german_words(text: str, slug: str) -> None:
    assert german_slug(text) == slug


def test_a_slug_is_cut_without_a_hyphen_at_its_end() -> None:
    assert german_slug("abc def", max_length=4) == "abc"


@pytest.mark.django_db
def test_a_term_gets_its_slug_from_its_name() -> None:
    assert Topic.objects.create(name="Frühe Hilfen").slug == "fruehe-hilfen"


@pytest.mark.django_db
def test_a_slug_that_is_given_stays() -> None:
    assert Topic.objects.create(name="Frühe Hilfen", slug="hilfen").slug == "hilfen"


@pytest.mark.django_db
def test_a_renamed_term_keeps_its_slug() -> None:
    topic = Topic.objects.create(name="Sprache")
    topic.name = "Sprache und Lesen"
    topic.save()
    assert topic.slug == "sprache"


@pytest.mark.django_db
def test_names_that_make_the_same_slug_get_a_number() -> None:
    TargetGroup.objects.create(name="Mütter")
    assert TargetGroup.objects.create(name="Muetter").slug == "muetter-2"


@pytest.mark.django_db
def test_the_slug_is_there_when_a_form_checks_the_term() -> None:
    phase = LifePhase(name="0 bis 3 Jahre")
    phase.full_clean()
    assert phase.slug == "0-bis-3-jahre"


@pytest.mark.django_db
def test_a_municipality_and_its_youth_office_get_slugs(home_page: HomePage) -> None:
    county = Municipality.objects.create(name="Kreis Coesfeld", kind="county", ags="05558", ars="05558")
    assert (county.slug, YouthOffice.objects.create(name="Jugendamt Dülmen").slug) == (
        "kreis-coesfeld",
        "jugendamt-duelmen",
    )


@pytest.mark.django_db
def test_a_name_without_letters_has_a_slug_all_the_same() -> None:
    assert Topic.objects.create(name="…").slug == "topic"
