"""Addresses from German words."""

import pytest
from django.db.models import Model
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets import SlugInput

from core.models import LifePhase, Municipality, Tag, TargetGroup, Topic, YouthOffice
from core.slug_fields import GermanSlugInput
from core.slugs import german_slug
from directory.models import OfferPage, Provider
from home.models import HomePage
from knowledge.models import ArticlePage


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Frühe Hilfen", "fruehe-hilfen"),
        ("Lüdinghausen", "luedinghausen"),
        ("Straße & Größe", "strasse-groesse"),
        ("ÄÖÜ", "aeoeue"),
        ("Café", "cafe"),
        ("Ma\u0308dchentreff der Va\u0308ter", "maedchentreff-der-vaeter"),
        ("Cafe\u0301", "cafe"),
        ("STRAẞE", "strasse"),
        ("Łódź und Ørsted", "lodz-und-oersted"),
        ("İstanbul, Şişli, Iğdır", "istanbul-sisli-igdir"),
        ("Kin\u00adder\u2011Treff", "kinder-treff"),
        ("Eltern – Kind", "eltern-kind"),
        ("§ 16 SGB VIII", "16-sgb-viii"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_of_german_words(text: str, slug: str) -> None:
    assert german_slug(text) == slug


@pytest.mark.parametrize("form", [SlugInput, GermanSlugInput])
def test_fields_of_the_administration_know_the_rule(form: type[SlugInput]) -> None:
    has_rule = "data-w-slug-formatters-value" in form().attrs
    assert has_rule is (form is GermanSlugInput)


@pytest.mark.parametrize("model", [OfferPage, Provider, Topic, Tag, ArticlePage])
def test_every_slug_is_written_by_the_rule(model: type[Model]) -> None:
    field = formfield_for_dbfield(model._meta.get_field("slug"))
    assert isinstance(field.widget, GermanSlugInput)


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
