"""A draft that was left behind does not go live with the next small change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from directory.models import OfferPage

Open = Callable[..., Page]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_change_left_behind_is_named_before_the_next_one_is_published(page_of: Open, width: int) -> None:
    offer = OfferPage.objects.get(slug="elterncafe-olfen")
    left = f"Zurückgelassen bei {width} Punkten."
    editor = page_of("redaktion.olfen", viewport={"width": width, "height": 800})
    draft = offer.get_latest_revision_as_object()
    draft.summary = left
    draft.save_revision(user=User.objects.get(email__startswith="redaktion.olfen"), clean=False)

    editor.goto(offer.get_url())
    editor.get_by_role("link", name="Kontakt ändern").click()
    phone = editor.locator("input[name='contacts-0-phone']")
    phone.fill(f"02595 {width}")
    editor.locator("footer button[name='action-publish']").click()

    expect(
        editor.get_by_role("heading", name="Dieser Entwurf enthält mehr als Ihre Änderung")
    ).to_be_visible()
    expect(editor.get_by_role("rowheader", name="Kurz gesagt")).to_be_visible()
    expect(editor.get_by_text(f"02595 {width}")).to_be_visible()
    assert editor.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    editor.get_by_label("den älteren Entwurf verwerfen").check()
    editor.get_by_role("button", name="Veröffentlichen", exact=True).click()

    expect(editor.locator(".messages .success")).to_contain_text(re.compile("veröffentlicht"))
    live = OfferPage.objects.get(pk=offer.pk)
    assert left not in live.summary
    assert live.contacts.get().phone == f"02595 {width}"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_planned_version_is_named_and_kept_when_something_else_is_published(
    page_of: Open, width: int
) -> None:
    offer = OfferPage.objects.get(slug="musik-olfen")
    offer.save_revision().publish()
    plan = OfferPage.objects.get(pk=offer.pk)
    plan.summary = f"Geplant bei {width} Punkten."
    plan.go_live_at = timezone.now() + timedelta(days=3)
    plan.save_revision().publish()
    correction = OfferPage.objects.get(pk=offer.pk)
    correction.place_name = f"Raum {width}"
    mine = correction.save_revision()
    editor = page_of("redaktion.olfen", viewport={"width": width, "height": 800})
    editor.goto(
        reverse(
            "drafts_confirm_publishing", args=[offer.pk, mine.pk], query={"grundlage": offer.live_revision_id}
        )
    )

    heading = "Für diese Seite ist eine Veröffentlichung geplant"
    expect(editor.get_by_role("heading", name=heading)).to_be_visible()
    expect(editor.get_by_text(plan.summary)).to_be_visible()
    assert editor.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    editor.get_by_label("Der Plan bleibt.").check()
    editor.get_by_role("button", name="Veröffentlichen", exact=True).click()

    expect(editor.locator(".messages .success")).to_be_visible()
    live = OfferPage.objects.get(pk=offer.pk)
    assert live.place_name == f"Raum {width}"
    assert live.scheduled_revision.content["place_name"] == f"Raum {width}"
    live.revisions.update(approved_go_live_at=None)
