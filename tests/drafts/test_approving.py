"""Approving names what others have written in the draft, too."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Revision

from accounts.models import User
from directory.models import OfferPage
from tests.drafts.forms import fields_of, opened, save


@pytest.fixture
def handed_in(coordination: Client, offer: OfferPage) -> OfferPage:
    """A published offer whose next version somebody has handed in."""
    offer.save_revision().publish()
    version = OfferPage.objects.get(pk=offer.pk)
    version.summary = "Bitte freigeben."
    person = User.objects.create_user("einreichen@example.org", "x")
    version.save_revision(user=person)
    version.get_workflow().start(version, person)
    return version


def older_draft(offer: OfferPage, **who: Any) -> None:
    """Have somebody else have saved something before what was handed in."""
    draft = Revision.objects.filter(pk=offer.latest_revision_id).get()
    content = draft.content | {"place_name": "Aus dem alten Entwurf"}
    early = Revision(
        content_type=draft.content_type,
        base_content_type=draft.base_content_type,
        object_id=draft.object_id,
        content=content,
        **who,
    )
    early.created_at = draft.created_at - timedelta(microseconds=1)
    early.save()


def approve(client: Client, offer: OfferPage, ajax: bool = False, **more: Any) -> Any:
    """Press «Freigeben» on the start page of the administration."""
    task = offer.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{offer.pk}/approve/{task.pk}/"
    headers = {"X-Requested-With": "XMLHttpRequest"} if ajax else {}
    return client.post(address, {"comment": "", **more}, headers=headers)


def summary(offer: OfferPage) -> str:
    return OfferPage.objects.get(pk=offer.pk).summary


def test_what_one_person_handed_in_is_approved_at_once(coordination: Client, handed_in: OfferPage) -> None:
    approve(coordination, handed_in)

    assert summary(handed_in) == "Bitte freigeben."


def test_what_somebody_else_saved_is_named_and_approved_on_request(
    coordination: Client, handed_in: OfferPage, superuser: User
) -> None:
    older_draft(handed_in, user=superuser)

    text = approve(coordination, handed_in).content.decode()

    assert summary(handed_in) != "Bitte freigeben."
    assert "admin@example.org" in text
    assert "Bitte freigeben." in text
    approve(coordination, handed_in, gesehen=handed_in.latest_revision_id)
    assert summary(handed_in) == "Bitte freigeben."


def test_with_javascript_the_start_page_leads_to_the_form(
    coordination: Client, handed_in: OfferPage, superuser: User
) -> None:
    older_draft(handed_in, user=superuser)

    response = approve(coordination, handed_in, ajax=True)

    assert response.json()["redirect"] == f"/admin/pages/{handed_in.pk}/edit/"
    assert summary(handed_in) != "Bitte freigeben."


def test_the_form_asks_and_keeps_what_was_typed(
    coordination: Client, handed_in: OfferPage, superuser: User
) -> None:
    older_draft(handed_in, user=superuser)
    sent = opened(coordination, handed_in)
    action = {"action-workflow-action": "1", "workflow-action-name": "approve"}

    response = save(coordination, handed_in, sent, **action, place_name="Beim Freigeben getippt")

    again = fields_of(response, "approval")
    assert again["place_name"] == "Beim Freigeben getippt"
    assert again["gesehen"] == str(handed_in.latest_revision_id)
    assert save(coordination, handed_in, again).status_code == 302
    assert OfferPage.objects.get(pk=handed_in.pk).latest_revision_id != int(again["gesehen"])


def test_a_version_sent_back_and_handed_in_again_holds_nothing_of_whoever_sent_it_back(
    coordination: Client, handed_in: OfferPage
) -> None:
    # «Änderungen anfordern» saves the form as it is.
    reviewer = User.objects.get(email="koordination@example.org")
    author = User.objects.get(email="einreichen@example.org")
    handed_in.save_revision(user=reviewer)
    state = handed_in.current_workflow_state
    state.current_task_state.reject(user=reviewer)
    handed_in.summary = "Noch einmal."
    handed_in.save_revision(user=author)
    state.refresh_from_db()
    state.resume(user=author)

    approve(coordination, OfferPage.objects.get(pk=handed_in.pk))

    assert summary(handed_in) == "Noch einmal."
