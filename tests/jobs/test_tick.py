"""What is due gets done, whatever else fails."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from directory.models import OfferPage
from home.models import HomePage
from home.older_texts import RULES
from jobs.models import JobState
from jobs.registry import JOBS
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.network.factories import BodyFactory, MembershipFactory, NetworkIndexFactory


def test_an_offer_goes_live_when_its_time_has_come(home_page: HomePage) -> None:
    offer = OfferFactory(parent=DirectoryPageFactory(parent=home_page), live=False)
    offer.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    offer.save_revision().publish()
    past = timezone.now() - datetime.timedelta(minutes=1)
    OfferPage.objects.filter(pk=offer.pk).update(go_live_at=past)
    offer.latest_revision.content["go_live_at"] = past.isoformat()
    offer.latest_revision.approved_go_live_at = past
    offer.latest_revision.save()
    call_command("tick")
    offer.refresh_from_db()
    assert offer.live


def test_a_seat_whose_last_day_has_passed_opens_nothing_more(home_page: HomePage, reader: User) -> None:
    body = BodyFactory(parent=NetworkIndexFactory(parent=home_page), private=True)
    seat = MembershipFactory(body=body, person=reader)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(seat).objects.filter(pk=seat.pk).update(until=yesterday)
    call_command("tick")
    assert not reader.groups.filter(pk=body.team.group_id).exists()


def test_it_ends_with_an_error_that_names_what_failed(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def fail() -> None:
        raise RuntimeError("kaputt")

    monkeypatch.setitem(JOBS._items, "memberships", replace(JOBS["memberships"], run=fail))
    monkeypatch.setitem(JOBS._items, "search", replace(JOBS["search"], run=lambda: done.append("search")))
    with pytest.raises(CommandError, match=r"^memberships: RuntimeError$"):
        call_command("tick")
    assert done == ["search"]


def test_every_job_of_the_site_runs_and_is_noted(home_page: HomePage) -> None:
    call_command("tick")
    states = {state.name: state for state in JobState.objects.all()}
    assert states.keys() == {job.name for job in JOBS}
    assert {state.error for state in states.values()} == {""}
    assert states.keys() == {
        "mail",
        "publish_scheduled",
        "memberships",
        "documents",
        "documents_of_older_readers",
        "pictures",
        f"older_texts_{RULES}",
        "search",
        "links",
        "search_log",
        "private_files",
        "old_mails",
        "old_tasks",
        "old_revisions",
        "old_sessions",
    }
