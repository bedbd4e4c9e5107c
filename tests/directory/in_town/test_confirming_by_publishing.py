"""Who publishes an offer first confirms it; who corrects it later does so only when they say so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from accounts.models import User
from core.bulk_pages import create_published
from directory.care import to_confirm
from directory.confirmation import confirm, last_confirmation
from directory.models import Confirmation, MunicipalityPage, OfferPage
from search.index.sync import catch_up_all
from search.models import Entry
from tests.directory.factories import OfferFactory, ProviderFactory
from tests.directory.in_town.test_editing import add_url, form_data
from tests.drafts.forms import opened, publish


@pytest.fixture
def draft(municipality_page: MunicipalityPage) -> OfferPage:
    """An offer that nobody has published yet."""
    draft = OfferFactory(parent=municipality_page, live=False)
    draft.save_revision()
    return OfferPage.objects.get(pk=draft.pk)


def confirmations() -> list[tuple[str, str]]:
    return [(row.by.email, row.in_name_of) for row in Confirmation.objects.select_related("by")]


def test_publishing_a_new_offer_confirms_it_in_the_name_of_the_municipality(
    editor: Client, municipality_page: MunicipalityPage
) -> None:
    data = form_data(ProviderFactory()) | {"action-publish": "1"}
    assert editor.post(add_url(municipality_page), data).status_code == 302

    offer = OfferPage.objects.get()
    assert confirmations() == [("redaktion@example.org", "kommune")]
    assert "von der Kommune bestätigt am" in editor.get(offer.url).content.decode()
    assert not to_confirm(OfferPage.objects.all()).exists()
    catch_up_all()
    assert Entry.objects.get(title=offer.title).confirmed_on == timezone.localdate()


def test_publishing_a_draft_confirms_it_once_ticked_or_not(editor: Client, draft: OfferPage) -> None:
    publish(editor, draft, opened(editor, draft), alles_geprueft="on")

    assert confirmations() == [("redaktion@example.org", "kommune")]


def test_a_later_correction_confirms_nothing(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    Confirmation.objects.all().delete()

    publish(editor, offer, opened(editor, offer), summary="Tippfehler berichtigt.")

    assert confirmations() == []


def test_a_later_correction_with_the_tick_confirms(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    sent = opened(editor, offer)
    assert "alles_geprueft" not in sent

    publish(editor, offer, sent, alles_geprueft="on")

    assert confirmations() == [("redaktion@example.org", "kommune")]


def test_the_tick_survives_the_question_about_an_older_draft(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    older = OfferPage.objects.get(pk=offer.pk)
    older.place_name = "Entwurf"
    older.save_revision()
    asked = publish(editor, offer, opened(editor, offer), alles_geprueft="on", summary="Neu")
    assert confirmations() == []

    editor.post(asked["Location"], {"wahl": "nur-meine"})

    assert confirmations() == [("redaktion@example.org", "kommune")]


def test_saving_a_draft_confirms_nothing(editor: Client, draft: OfferPage) -> None:
    sent = opened(editor, draft)
    editor.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), sent | {"alles_geprueft": "on"})

    assert confirmations() == []


def test_a_plan_is_confirmed_by_who_made_it_when_it_comes_due(draft: OfferPage, superuser: User) -> None:
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(user=superuser).publish(user=superuser)
    assert confirmations() == []
    past = timezone.now() - timedelta(minutes=1)
    revision = OfferPage.objects.get(pk=draft.pk).scheduled_revision
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()

    call_command("publish_scheduled")

    assert OfferPage.objects.get(pk=draft.pk).live
    assert confirmations() == [("admin@example.org", "koordination")]


def test_approving_the_first_version_confirms_it(
    editor: Client, draft: OfferPage, superuser: User, reader: User
) -> None:
    draft.get_workflow().start(draft, reader)

    draft.current_workflow_task_state.approve(user=superuser)

    assert OfferPage.objects.get().live
    assert confirmations() == [("admin@example.org", "koordination")]


def test_publishing_again_after_taking_down_confirms_nothing(draft: OfferPage, superuser: User) -> None:
    draft.get_latest_revision().publish(user=superuser)
    Confirmation.objects.all().delete()
    offer = OfferPage.objects.get(pk=draft.pk)
    offer.unpublish()

    offer.get_latest_revision().publish(user=superuser)

    assert confirmations() == []


def test_many_at_once_are_confirmed_too(editor: Client, draft: OfferPage) -> None:
    editor.post(f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}&next=/admin/")

    assert confirmations() == [("redaktion@example.org", "kommune")]


def test_what_an_import_brings_nobody_has_confirmed(
    municipality_page: MunicipalityPage, superuser: User
) -> None:
    page = OfferFactory.build(parent=None, provider=ProviderFactory(), contacts=[])
    create_published(Page.objects.get(pk=municipality_page.pk).specific, [page], superuser)

    assert OfferPage.objects.get().live
    assert confirmations() == []
    assert to_confirm(OfferPage.objects.all()).count() == 1


def test_a_copy_published_at_once_is_confirmed_by_who_made_it(
    offer: OfferPage, municipality_page: MunicipalityPage, superuser: User
) -> None:
    offer.save_revision().publish()
    offer = OfferPage.objects.get(pk=offer.pk)
    CopyPageAction(offer, update_attrs={"slug": "kopie"}, keep_live=True, user=superuser).execute()

    assert confirmations() == [("admin@example.org", "koordination")]


def test_an_alias_is_confirmed_as_its_source_is(
    offer: OfferPage, municipality_page: MunicipalityPage, superuser: User, reader: User
) -> None:
    confirm(offer, superuser)
    alias = CreatePageAliasAction(offer, update_slug="alias").execute()
    found: Any = last_confirmation(alias)
    assert found.by == superuser

    confirm(OfferPage.objects.get(pk=alias.pk), reader)

    for page in (offer, alias):
        found = last_confirmation(OfferPage.objects.get(pk=page.pk))
        assert found.by == reader
