"""Plans, approvals and dates on which a page ends: said before publishing, chosen, and logged."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, WorkflowState

from accounts.models import User
from directory.models import OfferPage
from home.models import HomePage
from knowledge.models import ArticlePage
from search.index.sync import catch_up_all
from search.models import Entry
from tests.knowledge.factories import ArticleFactory, KnowledgeIndexFactory


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def planned(offer: OfferPage, superuser: User) -> OfferPage:
    """A published offer of which another version is planned, and a small correction saved after it."""
    offer.save_revision().publish()
    plan = fresh(offer)
    plan.summary = "Ab nächster Woche."
    plan.go_live_at = timezone.now() + timedelta(days=7)
    plan.save_revision(user=superuser).publish(user=superuser)
    correction = fresh(offer)
    correction.place_name = "Raum 2"
    correction.save_revision(user=superuser)
    return fresh(offer)


def question(offer: OfferPage) -> str:
    live = offer.live_revision_id
    mine = offer.latest_revision_id
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine])
    return f"{address}?grundlage={live}"


def test_a_plan_is_named_and_kept_with_the_correction_in_it(
    client: Client, superuser: User, planned: OfferPage
) -> None:
    client.force_login(superuser)
    moment = planned.scheduled_revision.approved_go_live_at
    text = client.get(question(planned)).content.decode()
    assert "eine Veröffentlichung geplant" in text
    assert "Ab nächster Woche." in text

    client.post(question(planned), {"plan": "behalten", "wahl": "alles"})

    offer = fresh(planned)
    assert (offer.place_name, offer.summary) == ("Raum 2", planned.summary)
    plan = offer.scheduled_revision
    assert plan.approved_go_live_at == moment
    assert (plan.content["place_name"], plan.content["summary"]) == ("Raum 2", "Ab nächster Woche.")
    assert PageLogEntry.objects.filter(page=offer.pk, action="drafts.plan_kept").exists()


def test_a_plan_is_dropped_on_request_and_that_is_logged(
    client: Client, superuser: User, planned: OfferPage
) -> None:
    client.force_login(superuser)

    client.post(question(planned), {"plan": "verwerfen", "wahl": "alles"})

    offer = fresh(planned)
    assert offer.place_name == "Raum 2"
    assert offer.scheduled_revision is None
    entry = PageLogEntry.objects.get(page=offer.pk, action="drafts.plan_dropped")
    assert "entfällt" in entry.message
    assert entry.user == superuser


def test_nothing_is_published_without_an_answer(client: Client, superuser: User, planned: OfferPage) -> None:
    client.force_login(superuser)

    response = client.post(question(planned), {"wahl": "alles"})

    assert "was aus dem Plan wird" in response.content.decode()
    assert fresh(planned).place_name == ""


def test_a_planned_page_is_not_taken_down_by_the_way(
    client: Client, superuser: User, planned: OfferPage
) -> None:
    client.force_login(superuser)

    client.post(reverse("wagtailadmin_pages:unpublish", args=[planned.pk]))

    assert fresh(planned).scheduled_revision is not None


def test_a_draft_whose_plan_was_cancelled_is_planned_again_with_the_correction(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    offer.save_revision().publish()
    plan = fresh(offer)
    plan.summary = "Ab nächster Woche."
    plan.go_live_at = day = timezone.now() + timedelta(days=7)
    base = plan.save_revision(user=superuser)
    plan.place_name = "Raum 4"
    mine = plan.save_revision(user=superuser)
    client.force_login(superuser)
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine.pk]) + f"?grundlage={base.pk}"
    assert "am geplanten Tag" in client.get(address).content.decode()

    client.post(address, {"wahl": "nur-meine-planen"})

    offer = fresh(offer)
    assert (offer.place_name, offer.summary, offer.go_live_at) == ("Raum 4", plan_free_summary(offer), None)
    planned = offer.scheduled_revision
    assert abs(planned.approved_go_live_at - day) < timedelta(seconds=1)
    assert (planned.content["place_name"], planned.content["summary"]) == ("Raum 4", "Ab nächster Woche.")


def test_what_is_only_planned_is_not_called_published(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    offer.save_revision().publish()
    plan = fresh(offer)
    plan.summary = "Ab Februar."
    plan.go_live_at = datetime(2099, 1, 31, 7, 30, tzinfo=UTC)
    base = plan.save_revision(user=superuser)
    mine = plan.save_revision(user=superuser)
    client.force_login(superuser)
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine.pk]) + f"?grundlage={base.pk}"
    asked = client.get(address).content.decode()
    assert "wären ab dem 31. Januar 2099, 8.30 Uhr für alle sichtbar" in asked
    assert "Alles am geplanten Tag veröffentlichen" in asked
    assert re.search(r"<h1[^>]*>[^<]*(<svg.*?</svg>)?\s*Vor dem Veröffentlichen", asked, re.DOTALL)

    told = client.post(address, {"wahl": "alles"}, follow=True).content.decode()

    assert "ist geplant: Samstag, 31. Januar 2099, 8.30 Uhr." in told
    assert "ist veröffentlicht" not in told
    assert fresh(offer).summary == offer.summary
    assert (
        "geplant für 31. Januar 2099, 8.30 Uhr" in client.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_a_draft_that_is_dropped_is_said_to_be_dropped(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    offer.save_revision().publish()
    draft = fresh(offer)
    draft.summary = "Angefangen."
    base = draft.save_revision(user=superuser)
    mine = draft.save_revision(user=superuser)
    client.force_login(superuser)
    address = reverse("drafts_confirm_publishing", args=[offer.pk, mine.pk]) + f"?grundlage={base.pk}"

    told = client.post(address, {"wahl": "verwerfen"}, follow=True).content.decode()

    assert "ist verworfen. Er steht noch in der Historie." in told
    assert "Ihre Änderung" not in told


def plan_free_summary(offer: OfferPage) -> str:
    """What the offer said before anything was planned."""
    return str(offer.revisions.order_by("pk").first().content["summary"])


def test_what_was_changed_without_a_form_is_named_as_such(
    client: Client, superuser: User, offer: OfferPage
) -> None:
    offer.save_revision().publish()
    OfferPage.objects.filter(pk=offer.pk).update(place_name="Vom Import")
    version = fresh(offer).get_latest_revision_as_object()
    version.summary = "Neu."
    version.save_revision(user=superuser)
    client.force_login(superuser)

    assert "ohne Formular geändert" in client.get(question(fresh(offer))).content.decode()
    client.post(question(fresh(offer)), {"wahl": "nur-meine"})

    assert (fresh(offer).summary, fresh(offer).place_name) == ("Neu.", "Vom Import")


def due(offer: OfferPage) -> None:
    """Let the plan of ``offer`` be due now."""
    past = timezone.now() - timedelta(minutes=1)
    revision = fresh(offer).scheduled_revision
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


def test_a_plan_that_comes_due_leaves_the_approval_of_a_newer_version(
    planned: OfferPage, coordination: Client, superuser: User
) -> None:
    newer = planned.get_latest_revision_as_object()
    newer.get_workflow().start(newer, superuser)
    due(planned)

    call_command("publish_scheduled")

    offer = fresh(planned)
    assert offer.summary == "Ab nächster Woche."
    assert offer.current_workflow_state is not None
    assert PageLogEntry.objects.filter(page=offer.pk, action="drafts.approval_kept").exists()


@pytest.mark.parametrize(("answer", "runs"), [("beenden", False), ("weiter", True)])
def test_publishing_past_an_approval_asks_what_becomes_of_it(
    coordination: Client, offer: OfferPage, superuser: User, answer: str, runs: bool
) -> None:
    offer.save_revision().publish()
    version = fresh(offer)
    version.get_workflow().start(version, superuser)
    version.place_name = "Raum 3"
    version.save_revision()
    offer = fresh(offer)
    assert "läuft eine Freigabe" in coordination.get(question(offer)).content.decode()

    coordination.post(question(offer), {"freigabe": answer, "wahl": "alles"})

    assert fresh(offer).place_name == "Raum 3"
    assert WorkflowState.objects.active().exists() is runs


@pytest.fixture
def section(home_page: HomePage, superuser: User) -> tuple[ArticlePage, ArticlePage]:
    """A published article and one below it."""
    index = KnowledgeIndexFactory(parent=home_page)
    above = ArticleFactory(parent=index, title="Bereich")
    below = ArticleFactory(parent=above, title="Darunter")
    return above, below


@pytest.mark.parametrize(("answer", "stays"), [("alle", False), ("behalten", True)])
def test_a_section_whose_time_is_up_takes_along_what_was_chosen(
    client: Client, superuser: User, section: tuple[ArticlePage, ArticlePage], answer: str, stays: bool
) -> None:
    above, below = section
    client.force_login(superuser)
    above.save_revision().publish()
    version = fresh(above)
    version.expire_at = timezone.now() + timedelta(days=1)
    version.save_revision()
    above = fresh(above)
    assert "darunter stehen andere" in client.get(question(above)).content.decode()
    client.post(question(above), {"bereich": answer, "wahl": "alles"})
    assert fresh(above).expire_at is not None
    ArticlePage.objects.filter(pk=above.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert not fresh(above).live
    assert fresh(below).live is stays
    assert client.get(below.url).status_code == (200 if stays else 404)
    catch_up_all()
    assert Entry.objects.filter(title="Darunter").exists() is stays


def test_the_form_asks_about_the_pages_below(
    client: Client, superuser: User, section: tuple[ArticlePage, ArticlePage]
) -> None:
    from drafts.pending import Pending

    above, below = section
    above.save_revision().publish()
    version = fresh(above)
    version.expire_at = timezone.now() + timedelta(days=1)
    with_end = Pending(version.save_revision(), base=fresh(above).live_revision_id)
    alone = fresh(below)
    alone.save_revision().publish()
    alone.expire_at = version.expire_at

    assert with_end.is_asked
    assert with_end.pages_below == 1
    assert not Pending(alone.save_revision(), base=fresh(below).live_revision_id).pages_below


def test_taking_a_section_down_says_how_what_stays_is_reached(
    client: Client, superuser: User, section: tuple[ArticlePage, ArticlePage]
) -> None:
    above, below = section
    client.force_login(superuser)

    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[above.pk]), follow=True)

    assert "1 Seite darunter bleibt veröffentlicht" in response.content.decode()
    assert client.get(below.url).status_code == 200
