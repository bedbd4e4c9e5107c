"""What is due gets done, whatever else fails."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from directory.models import OfferPage
from home.management.commands import tick
from home.models import HomePage
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


def test_a_duty_that_fails_keeps_no_other_from_running(
    home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def fail() -> None:
        raise RuntimeError("kaputt")

    monkeypatch.setattr(tick, "sync_all_members", fail)
    monkeypatch.setattr(tick, "catch_up_all", lambda: done.append("search") or {})
    with pytest.raises(CommandError, match="memberships: RuntimeError"):
        call_command("tick")
    assert done == ["search"]
