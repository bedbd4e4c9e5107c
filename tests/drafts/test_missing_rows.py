"""Deleting looks into drafts too, and a draft whose row is gone opens all the same."""

from __future__ import annotations

import json
from datetime import timedelta
from html import unescape
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from accounts.models import User
from core.missing_rows import Missing
from core.usage import usage_of
from directory.models import Cooperation, OfferPage, Provider
from files.models import Document
from home.models import HomePage
from tests.directory.factories import LanguageFactory, OfferFactory, ProviderFactory, TopicFactory
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory

LABELS = {
    "provider": "Träger",
    "topics": "Handlungsfelder",
    "languages": "Sprachen",
    "cooperations": "Kooperation",
    "responsible_person": "Verantwortliche Person",
}


@pytest.fixture
def names_all(offer: OfferPage) -> tuple[OfferPage, dict[str, Any]]:
    """A published offer whose draft names one thing of each kind that the published one does not."""
    offer.save_revision().publish()
    draft = OfferPage.objects.get(pk=offer.pk)
    named: dict[str, Any] = {
        "provider": ProviderFactory(name="Träger nur im Entwurf"),
        "topics": TopicFactory(name="Feld nur im Entwurf"),
        "languages": LanguageFactory(name="Sprache nur im Entwurf"),
        "cooperations": ProviderFactory(name="Partner nur im Entwurf"),
        "responsible_person": User.objects.create_user("weg@example.org", "x"),
    }
    draft.provider = named["provider"]
    draft.topics = [named["topics"]]
    draft.languages = [named["languages"]]
    draft.cooperations = [Cooperation(provider=named["cooperations"])]
    draft.responsible_person = named["responsible_person"]
    draft.save_revision(clean=False)
    return OfferPage.objects.get(pk=offer.pk), named


@pytest.mark.parametrize("name", ["provider", "topics", "languages", "cooperations"])
def test_what_only_a_draft_names_is_not_deleted(
    client: Client, superuser: User, names_all: tuple[OfferPage, dict[str, Any]], name: str
) -> None:
    offer, named = names_all
    row = named[name]
    client.force_login(superuser)
    viewset = type(row).snippet_viewset  # type: ignore[attr-defined]

    response = client.post(reverse(viewset.get_url_name("delete"), args=[row.pk]), follow=True)

    assert type(row).objects.filter(pk=row.pk).exists()
    assert "an 1 Stelle benutzt" in response.content.decode()
    assert f"/admin/pages/{offer.pk}/edit/" in response.content.decode()


def test_many_at_once_are_not_deleted_either(
    client: Client, superuser: User, names_all: tuple[OfferPage, dict[str, Any]]
) -> None:
    provider = names_all[1]["provider"]
    client.force_login(superuser)

    client.post(f"/admin/bulk/directory/provider/delete/?id={provider.pk}&next=/admin/")

    assert Provider.objects.filter(pk=provider.pk).exists()


def test_drafts_that_hold_no_such_number_are_not_read(
    names_all: tuple[OfferPage, dict[str, Any]], superuser: User
) -> None:
    """To read one takes dozens of queries; that a longer number holds the digits is no reason."""
    offer, named = names_all
    other = ProviderFactory(name="Anderer", pk=71_111)
    offer.latest_revision.content["phone"] = "02541 9711119"
    offer.latest_revision.save()
    with patch.object(Revision, "as_object", autospec=True, side_effect=Revision.as_object) as read:
        assert usage_of(other, superuser).named == ()
        assert read.call_count == 0
        assert usage_of(named["provider"], superuser).named != ()
        assert read.call_count == 1


def test_who_may_not_edit_the_draft_does_not_learn_of_it(
    names_all: tuple[OfferPage, dict[str, Any]], reader: User, superuser: User
) -> None:
    offer, named = names_all

    assert usage_of(named["provider"], reader).named == ()
    assert [use.title for use in usage_of(named["provider"], superuser).named] == [offer.draft_title]


def test_an_earlier_version_holds_nothing_back(client: Client, superuser: User, offer: OfferPage) -> None:
    gone = ProviderFactory()
    draft = OfferPage.objects.get(pk=offer.pk)
    draft.provider = gone
    draft.save_revision()
    draft.provider = offer.provider
    draft.save_revision().publish()
    client.force_login(superuser)

    client.post(reverse(Provider.snippet_viewset.get_url_name("delete"), args=[gone.pk]))  # type: ignore[attr-defined]

    assert not Provider.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize("name", list(LABELS))
def test_a_draft_whose_row_is_gone_opens_and_says_so(
    client: Client, superuser: User, names_all: tuple[OfferPage, dict[str, Any]], name: str
) -> None:
    offer, named = names_all
    named[name].delete()
    client.force_login(superuser)
    draft = offer.latest_revision_id

    form = client.get(reverse("wagtailadmin_pages:edit", args=[offer.pk]))

    assert form.status_code == 200
    text = form.content.decode()
    assert "das inzwischen gelöscht ist" in text
    assert LABELS[name] in text
    for address in (
        reverse("wagtailadmin_pages:view_draft", args=[offer.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[offer.pk]),
        reverse("wagtailadmin_pages:history", args=[offer.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[offer.pk, draft]),
        reverse("wagtailadmin_pages:revisions_revert", args=[offer.pk, draft]),
        reverse("wagtailadmin_pages:revisions_compare", args=[offer.pk, "live", draft]),
        f"/admin/bulk/wagtailcore/page/publish/?id={offer.pk}&next=/admin/",
    ):
        assert client.get(address).status_code == 200, address


def test_a_deleted_document_leaves_its_row(offer: OfferPage) -> None:
    from directory.models import OfferDocument
    from tests.files.factories import make_document

    document: Document = make_document()
    draft = OfferPage.objects.get(pk=offer.pk)
    draft.offer_documents = [OfferDocument(document=document)]
    draft.save_revision()
    document.delete()

    opened = OfferPage.objects.get(pk=offer.pk).get_latest_revision_as_object()

    assert list(opened.offer_documents.all()) == []
    assert opened.missing_in_version.labels


def test_a_municipality_that_must_be_there_stays_the_published_one(municipality_page: Any) -> None:
    from tests.directory.factories import MunicipalityFactory

    other = MunicipalityFactory()
    own = municipality_page.municipality
    municipality_page.municipality = other
    municipality_page.save_revision(clean=False)
    other.delete()

    opened = type(municipality_page).objects.get().get_latest_revision_as_object()

    assert opened.municipality == own
    assert opened.missing_in_version == Missing(("Kommune",), ("Kommune",))


def test_many_published_at_once_name_the_one_that_cannot_be(
    client: Client, superuser: User, names_all: tuple[OfferPage, dict[str, Any]], municipality_page: Any
) -> None:
    offer, named = names_all
    named["provider"].delete()
    other = OfferFactory(parent=municipality_page, live=False)
    other.save_revision()
    client.force_login(superuser)

    response = client.post(
        f"/admin/bulk/wagtailcore/page/publish/?id={offer.pk}&id={other.pk}&next=/admin/",
        {"entwuerfe": "alles"},
        follow=True,
    )

    assert "Wer bietet es an?" in response.content.decode()
    assert OfferPage.objects.get(pk=other.pk).live
    assert OfferPage.objects.get(pk=offer.pk).provider is not None


def planned(page: OfferPage, user: User) -> None:
    """Let the newest version of ``page`` come due."""
    past = timezone.now() - timedelta(minutes=5)
    revision = page.get_latest_revision() or page.save_revision()
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.user = user
    revision.save()


def test_a_plan_with_a_hole_is_not_published_and_logged_and_holds_up_no_other(
    names_all: tuple[OfferPage, dict[str, Any]], municipality_page: Any, superuser: User
) -> None:
    offer, named = names_all
    other = OfferFactory(parent=municipality_page, live=False)
    planned(offer, superuser)
    planned(other, superuser)
    Cooperation.objects.filter(provider=named["provider"]).delete()
    named["provider"].delete()

    call_command("publish_scheduled")

    assert OfferPage.objects.get(pk=offer.pk).provider == offer.provider
    assert OfferPage.objects.get(pk=offer.pk).scheduled_revision is None
    entry = PageLogEntry.objects.get(page=offer.pk, action="drafts.plan_stopped")
    assert "(Träger)" in entry.message
    assert OfferPage.objects.get(pk=other.pk).live


def test_a_plan_is_published_without_what_it_can_do_without(
    client: Client, names_all: tuple[OfferPage, dict[str, Any]], superuser: User
) -> None:
    """Fields of all kinds that may be empty; the history names them."""
    offer, named = names_all
    planned(offer, superuser)
    for name in ("topics", "languages", "cooperations", "responsible_person"):
        named[name].delete()

    call_command("publish_scheduled")

    live = OfferPage.objects.get(pk=offer.pk)
    assert live.provider == named["provider"]
    assert live.responsible_person is None
    assert not any(getattr(live, name).exists() for name in ("topics", "languages", "cooperations"))
    assert not PageLogEntry.objects.filter(action="drafts.plan_stopped").exists()
    entry = PageLogEntry.objects.get(page=offer.pk, action="drafts.plan_emptied")
    client.force_login(superuser)
    history = client.get(reverse("wagtailadmin_pages:history", args=[offer.pk])).content.decode()
    assert entry.message in unescape(history)
    for name in ("topics", "languages", "cooperations", "responsible_person"):
        assert LABELS[name] in entry.message


def test_bodies_say_which_blocks_are_empty_and_are_shown_compared_copied_and_published(
    client: Client, superuser: User, home_page: HomePage
) -> None:
    """Pictures, documents, pages and tags that blocks have chosen, on whatever level."""
    gone = 987_654
    values = {
        "image": {"image": {"image": gone, "decorative": False, "alt_text": "Bild"}, "caption": ""},
        "documents": {"documents": [{"type": "item", "value": gone, "id": "1"}]},
        "linked_entries": {"entries": [{"type": "item", "value": {"page": gone, "note": ""}, "id": "2"}]},
        "listing": {"tag": gone},
    }
    body = [{"type": name, "value": value, "id": name} for name, value in values.items()]
    article = ArticleFactory(parent=KnowledgeIndexFactory(parent=home_page))
    article.save_revision().publish()
    draft = type(article).objects.get(pk=article.pk).save_revision(user=superuser)
    client.force_login(superuser)

    for blocks in (*([block] for block in body), body):
        Revision.objects.filter(pk=draft.pk).update(content=draft.content | {"body": json.dumps(blocks)})
        text = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
        assert "inzwischen gelöscht" in text, blocks
    question = reverse("drafts_confirm_publishing", args=[article.pk, draft.pk])
    for address in (
        reverse("wagtailadmin_pages:view_draft", args=[article.pk]),
        reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, draft.pk]),
        reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "live", draft.pk]),
        question,
    ):
        assert client.get(address).status_code == 200, address
    client.post(question, {"wahl": "alles"})
    assert type(article).objects.get(pk=article.pk).live_revision_id == draft.pk
    assert client.get(article.url).status_code == 200
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": article.get_parent().pk}
    assert client.post(reverse("wagtailadmin_pages:copy", args=[article.pk]), form).status_code == 302
