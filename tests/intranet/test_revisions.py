"""Old states are forgotten, but none that is published, newest, commented on, approved or in the history."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    PageLogEntry,
    Revision,
    TaskState,
    Workflow,
    WorkflowTask,
)

from accounts.models import User
from directory.models import OfferPage
from home.models import HomePage
from intranet.revisions import forget_old_states, forgettable
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.knowledge.factories import GlossaryTermFactory

LONG_AGO = 900  # days


@pytest.fixture
def offer(home_page: HomePage) -> OfferPage:
    return OfferFactory(parent=DirectoryPageFactory(parent=home_page))


def save(page: Any, title: str, publish: bool = False) -> Revision:
    page.title = title
    revision: Revision = page.save_revision(log_action=True)
    if publish:
        revision.publish()
        page.refresh_from_db()
    return revision


def make_old(days: int = LONG_AGO) -> None:
    """Move all states into the past, each a second after the one before."""
    past = timezone.now() - datetime.timedelta(days=days)
    for number, revision in enumerate(Revision.objects.order_by("pk")):
        Revision.objects.filter(pk=revision.pk).update(created_at=past + datetime.timedelta(seconds=number))


def left(*revisions: Revision) -> list[bool]:
    return [Revision.objects.filter(pk=revision.pk).exists() for revision in revisions]


def test_an_old_draft_between_others_is_forgotten(offer: OfferPage) -> None:
    drafts = [save(offer, "eins"), save(offer, "zwei"), save(offer, "drei")]
    make_old()
    forget_old_states()
    assert left(*drafts) == [False, False, True]


def test_every_state_that_was_ever_published_stays(offer: OfferPage) -> None:
    published = [save(offer, "eins", publish=True), save(offer, "zwei", publish=True)]
    draft = [save(offer, "Entwurf"), save(offer, "neuester Entwurf")]
    make_old()
    forget_old_states()
    assert (left(*published), left(*draft)) == ([True, True], [False, True])
    offer.refresh_from_db()
    assert offer.live_revision == published[1]


def test_the_published_state_stays_without_the_log(offer: OfferPage) -> None:
    published, _draft = save(offer, "eins", publish=True), save(offer, "Entwurf")
    PageLogEntry.objects.all().delete()
    make_old()
    forget_old_states()
    assert left(published) == [True]


def test_a_planned_publication_stays(offer: OfferPage) -> None:
    planned = save(offer, "geplant")
    save(offer, "danach")
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=timezone.now())
    make_old()
    forget_old_states()
    assert left(planned) == [True]


def test_comments_and_their_state_stay(offer: OfferPage, reader: User) -> None:
    commented = save(offer, "mit Kommentar")
    save(offer, "danach")
    comment = Comment.objects.create(
        page=offer, user=reader, text="Stimmt das?", contentpath="title", revision_created=commented
    )
    make_old()
    forget_old_states()
    assert Comment.objects.filter(pk=comment.pk, revision_created=commented).exists()


@pytest.mark.parametrize("status", [TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_APPROVED])
def test_approvals_and_their_state_stay(offer: OfferPage, reader: User, status: str) -> None:
    approved = save(offer, "freigegeben")
    save(offer, "danach")
    task = GroupApprovalTask.objects.create(name="Prüfen")
    workflow = Workflow.objects.create(name="Prüfung")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(offer, reader)
    TaskState.objects.update(revision=approved, status=status)
    make_old()
    forget_old_states()
    assert TaskState.objects.filter(revision=approved).exists()


def test_a_younger_draft_stays(offer: OfferPage) -> None:
    drafts = [save(offer, "eins"), save(offer, "zwei")]
    make_old(days=700)
    forget_old_states()
    assert left(*drafts) == [True, True]


def test_the_period_is_set_by_the_operator(offer: OfferPage, settings: Any) -> None:
    drafts = [save(offer, "eins"), save(offer, "zwei")]
    make_old()
    settings.REVISION_MONTHS = 0
    forget_old_states()
    assert left(*drafts) == [True, True]
    settings.REVISION_MONTHS = 12
    forget_old_states()
    assert left(*drafts) == [False, True]


def test_the_history_opens_after_states_are_gone(client: Any, superuser: User, offer: OfferPage) -> None:
    save(offer, "eins")
    save(offer, "zwei")
    make_old()
    assert forget_old_states()
    client.force_login(superuser)
    assert client.get(f"/admin/pages/{offer.pk}/history/").status_code == 200


def test_the_command_wants_a_period(offer: OfferPage, capsys: pytest.CaptureFixture[str]) -> None:
    drafts = [save(offer, "eins"), save(offer, "zwei")]
    call_command("purge_revisions")
    assert left(*drafts) == [True, True]
    for days in ("0", "-1", "7"):
        with pytest.raises(CommandError, match="mindestens 30"):
            call_command("purge_revisions", "--days", days)
    make_old(days=40)
    call_command("purge_revisions", "--days", "30")
    assert (left(*drafts), "1 Stände gelöscht" in capsys.readouterr().out) == ([False, True], True)


def test_looking_takes_the_same_queries_for_many(offer: OfferPage, django_assert_num_queries: Any) -> None:
    for number in range(5):
        save(offer, str(number), publish=True)
    make_old()
    with django_assert_num_queries(1):
        forget_old_states()


def test_what_has_no_drafts_is_no_obstacle(db: None) -> None:
    GlossaryTermFactory()
    assert list(forgettable(1)) == []
