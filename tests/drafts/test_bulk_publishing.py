"""Publishing many pages at once names their drafts and leaves them out on request."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from directory.models import OfferPage
from tests.directory.factories import OfferFactory


@pytest.fixture
def drafted(offer: OfferPage) -> OfferPage:
    """A published offer with a draft."""
    offer.save_revision().publish()
    offer = OfferPage.objects.get(pk=offer.pk)
    offer.summary = "Nur im Entwurf."
    offer.save_revision()
    return offer


def address(*pages: Any) -> str:
    keys = "&".join(f"id={page.pk}" for page in pages)
    return f"/admin/bulk/wagtailcore/page/publish/?{keys}&next=/admin/"


def test_the_draft_of_a_published_page_is_named(editor: Client, drafted: OfferPage) -> None:
    text = editor.get(address(drafted)).content.decode()

    assert "Nur im Entwurf." in text
    assert "Treffen für Eltern" in text


def test_without_an_answer_nothing_is_published(editor: Client, drafted: OfferPage) -> None:
    response = editor.post(address(drafted))

    assert "Bitte wählen Sie" in response.content.decode()
    assert OfferPage.objects.get().summary != "Nur im Entwurf."


@pytest.mark.parametrize(("chosen", "summary"), [("alles", "Nur im Entwurf."), ("auslassen", None)])
def test_drafts_are_published_or_left_out_as_chosen(
    editor: Client, drafted: OfferPage, municipality_page: Any, chosen: str, summary: str | None
) -> None:
    new = OfferFactory(parent=municipality_page, live=False)
    new.save_revision()
    before = OfferPage.objects.get(pk=drafted.pk).summary

    assert editor.post(address(drafted, new), {"entwuerfe": chosen}).status_code == 302

    assert OfferPage.objects.get(pk=drafted.pk).summary == (summary or before)
    assert OfferPage.objects.get(pk=new.pk).live


def test_pages_without_drafts_are_published_without_a_question(
    editor: Client, municipality_page: Any
) -> None:
    new = OfferFactory(parent=municipality_page, live=False)
    new.save_revision()

    assert "entwuerfe" not in editor.get(address(new)).content.decode()
    assert editor.post(address(new)).status_code == 302
    assert OfferPage.objects.get(pk=new.pk).live


def test_a_planned_page_is_not_published_now_by_the_way(editor: Client, offer: OfferPage) -> None:
    offer.save_revision().publish()
    offer = OfferPage.objects.get(pk=offer.pk)
    offer.go_live_at = timezone.now() + timedelta(days=2)
    offer.save_revision().publish()

    assert "eine Veröffentlichung geplant" in editor.get(address(offer)).content.decode()
    editor.post(address(offer), {"entwuerfe": "auslassen"})

    assert OfferPage.objects.get().scheduled_revision is not None


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_whether_pages_below_go_along_is_asked_in_german(
    coordination: Client, municipality_page: Any, action: str
) -> None:
    OfferFactory(parent=municipality_page, live=action == "unpublish").save_revision()
    query = f"?id={municipality_page.pk}&next=/admin/"

    text = coordination.get(f"/admin/bulk/wagtailcore/page/{action}/{query}").content.decode()

    assert "Auch die Seiten darunter" in text
    assert "descendants</label>" not in text
