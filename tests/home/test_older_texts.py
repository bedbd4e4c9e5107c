"""Texts from before they were taken in as people see them are put in order, once and wherever they stand."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, ReferenceIndex, Revision

from accounts.models import User
from core.models import PageTag, Tag
from directory.models import OfferPage, Provider
from files.models import Document
from home.models import HomePage
from home.older_texts import clean_texts
from knowledge.models import GlossaryTerm
from search.models import Mark
from tests.directory.factories import OfferFactory, ProviderFactory
from tests.knowledge.factories import ArticleFactory, GlossaryTermFactory

pytestmark = pytest.mark.django_db
CALL = '<p>Rufen Sie <a href="tel:+49(0)2541/18-0">uns</a> an.</p>'
CALLS = '<p>Rufen Sie <a href="tel:+492541180">uns</a> an.</p>'


def old(text: str) -> str:
    """As macOS and Word have it: letters in two parts, and a place where the word may break."""
    return normalize("NFD", text[:3]) + "\xad" + normalize("NFD", text[3:])


@pytest.fixture
def offer(home_page: HomePage) -> OfferPage:
    """An offer whose live row and whose newest version have old texts."""
    offer = OfferFactory(title="Väterkreis", slug="vaeterkreis")
    Page.objects.filter(pk=offer.pk).update(title=old("Väterkreis"), draft_title=old("Väterkreis"))
    OfferPage.objects.filter(pk=offer.pk).update(
        cost_note=old("kostenlos für Väter"), website="https://beispiel.example/v\xad\u00e4ter"
    )
    # By SQL, as the field puts in order what it saves.
    OfferPage._base_manager.filter(pk=offer.pk).update(description=CALL)
    page = OfferPage.objects.get(pk=offer.pk)
    page.title = old("Väterkreis am Abend")
    page.save_revision()
    return page


def test_rows_and_newest_versions_are_put_in_order(offer: OfferPage) -> None:
    provider = ProviderFactory(name="Zoo", slug="zoo")
    Provider.objects.filter(pk=provider.pk).update(
        name=old("Träger Ähre"), phone="\u202a02541 18\u20110\u202c"
    )
    Collection.objects.filter(depth=1).update(name=old("Ämter"))
    before = offer.get_latest_revision().content
    Mark.objects.all().delete()
    first, second = clean_texts(), clean_texts()

    page = OfferPage.objects.get(pk=offer.pk)
    provider.refresh_from_db()
    assert (page.title, page.draft_title) == ("Väterkreis", "Väterkreis am Abend")
    assert (page.cost_note, page.website) == ("kostenlos für Väter", "https://beispiel.example/väter")
    assert (page.slug, page.url_path) == (offer.slug, offer.url_path)
    assert page.description == CALLS
    assert (provider.name, provider.slug, provider.phone) == ("Träger Ähre", "zoo", "02541 18-0")
    assert Collection.get_first_root_node().name == "Ämter"
    version = page.get_latest_revision()
    assert (version.content["title"], version.content["description"]) == ("Väterkreis am Abend", CALLS)
    assert version.content["slug"] == before["slug"]
    assert (first.problems, second.rows, second.versions, second.tags) == (0, 0, 0, 0)
    assert first.versions == 1
    assert Mark.objects.filter(object_id=offer.pk).exists()


def test_what_was_written_then_stays_in_older_versions(offer: OfferPage) -> None:
    then = offer.get_latest_revision()
    page = then.as_object()
    page.cost_note = "neu"
    page.save_revision()
    clean_texts()
    assert Revision.objects.get(pk=then.pk).content == then.content


def test_texts_in_bodies_are_put_in_order_at_any_depth(home_page: HomePage) -> None:
    article = ArticleFactory()
    field = type(article)._meta.get_field("body")
    rows = type(article).objects.filter(pk=article.pk)
    kinds = field.stream_block.child_blocks
    raw = [
        {"type": name, "id": name, "value": CALL if name == "text" else {"name": old("Büro"), "phone": "115"}}
        for name in ("text", "contact")
        if name in kinds
    ]
    assert len(raw) == 2
    rows.update(body=json.dumps(raw))
    clean_texts()
    after = [part["value"] for part in rows.get().body.get_prep_value()]
    assert after == [CALLS, {"name": "Büro", "phone": "115"}]


def test_tags_that_become_one_are_joined_in_drafts_too(home_page: HomePage) -> None:
    kept, twin, other = (Tag.objects.create(name=name) for name in ("Übergang", "Anders", "Kita"))
    document = Document.objects.create(
        title="Plan", file="p.pdf", collection=Collection.get_first_root_node()
    )
    document.tags.add(twin, kept)
    home_page.tags.add(twin, other)
    home_page.save()
    home_page.save_revision()
    # As a version stored it that compared the letters as they were typed.
    Tag.objects.filter(pk=twin.pk).update(name=old("übergang"), same_name=old("übergang"))

    assert clean_texts().tags == 1

    assert set(Tag.objects.values_list("name", flat=True)) == {"Übergang", "Kita"}
    assert list(document.tags.all()) == [kept]
    assert set(HomePage.objects.get().tags.all()) == {kept, other}
    assert set(HomePage.objects.get().get_latest_revision_as_object().tags.all()) == {kept, other}
    named = ReferenceIndex.objects.filter(
        base_content_type__model="page", object_id=str(home_page.pk), to_content_type__model="tag"
    )
    assert {reference.to_object_id for reference in named} == {str(kept.pk), str(other.pk)}
    assert PageTag.objects.count() == 2


def test_a_name_that_is_taken_stays_and_is_told(home_page: HomePage) -> None:
    GlossaryTermFactory(term="Übergabe")
    twin = GlossaryTermFactory(term="Anders")
    GlossaryTerm.objects.filter(pk=twin.pk).update(term=old("übergabe"), same_term="übergabe #2")
    Group.objects.create(name="Träger")
    Group.objects.create(name=normalize("NFD", "Träger"))
    with pytest.raises(CommandError, match="2 Einträge bleiben"):
        call_command("clean_texts")
    assert GlossaryTerm.objects.get(pk=twin.pk).term == old("übergabe")


def test_whoever_opens_the_form_then_saves_the_same(
    client: Client, superuser: User, home_page: HomePage
) -> None:
    """The form reads the newest version; nothing in it is left for the middleware to change."""
    Page.objects.filter(pk=home_page.pk).update(title=old("Überall"), draft_title=old("Überall"))
    HomePage.objects.get(pk=home_page.pk).save_revision()
    clean_texts()
    client.force_login(superuser)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[home_page.pk])).content.decode()
    assert 'value="Überall"' in html
