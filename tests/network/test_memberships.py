"""Seats and what they give."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import User
from core.visibility import may_see_page
from network.models import BodyPage, Membership, NetworkIndexPage
from network.privacy import sync_all_members
from search.index.projection import project_all
from search.models import Entry
from tests.network.factories import BodyFactory, MembershipFactory

TODAY = date(2026, 5, 4)


def test_a_seat_lets_in(private_body: BodyPage, reader: User) -> None:
    MembershipFactory(body=private_body, person=reader)
    assert may_see_page(private_body, reader)


def test_a_seat_taken_away_shuts_out(private_body: BodyPage, member: User) -> None:
    Membership.objects.get(person=member).delete()
    assert not may_see_page(private_body, member)


def test_seats_deleted_together_shut_out(private_body: BodyPage, member: User) -> None:
    Membership.objects.all().delete()
    assert not may_see_page(private_body, member)


def test_whoever_has_two_seats_stays_when_one_goes(private_body: BodyPage, member: User) -> None:
    MembershipFactory(body=private_body, person=member, function="Vorsitz").delete()
    assert may_see_page(private_body, member)


def test_whoever_was_let_in_otherwise_stays_when_a_seat_goes(private_body: BodyPage, reader: User) -> None:
    private_body.team.group.user_set.add(reader)
    MembershipFactory(body=private_body, person=reader).delete()
    assert may_see_page(private_body, reader)


def test_a_seat_given_to_somebody_else_shuts_out(private_body: BodyPage, member: User, reader: User) -> None:
    seat = Membership.objects.get(person=member)
    seat.person = reader
    seat.save()
    assert (may_see_page(private_body, member), may_see_page(private_body, reader)) == (False, True)


def test_a_seat_moved_to_another_body_shuts_out(
    index: NetworkIndexPage, private_body: BodyPage, member: User
) -> None:
    other = BodyFactory(parent=index, private=True)
    seat = Membership.objects.get(person=member)
    seat.body = other
    seat.save()
    assert (may_see_page(private_body, member), may_see_page(other, member)) == (False, True)


@pytest.mark.parametrize(
    ("since", "until", "lets_in"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (TODAY + timedelta(days=1), None, False),
        (None, TODAY - timedelta(days=1), False),
    ],
)
def test_a_seat_holds_from_its_first_to_its_last_day(
    private_body: BodyPage, reader: User, since: Any, until: Any, lets_in: bool
) -> None:
    MembershipFactory(body=private_body, person=reader, since=since, until=until)
    sync_all_members(on=TODAY)
    assert may_see_page(private_body, reader) is lets_in


def test_a_seat_whose_last_day_has_passed_shuts_out_without_being_saved(
    private_body: BodyPage, reader: User
) -> None:
    today = timezone.localdate()
    MembershipFactory(body=private_body, person=reader, until=today)
    sync_all_members(on=today + timedelta(days=1))
    assert not may_see_page(private_body, reader)


def test_publishing_an_older_draft_changes_no_seats(private_body: BodyPage, reader: User) -> None:
    older = private_body.save_revision()
    MembershipFactory(body=private_body, person=reader)
    older.publish()
    assert may_see_page(private_body, reader)


def test_publishing_an_older_draft_brings_no_seat_back(private_body: BodyPage, member: User) -> None:
    older = private_body.save_revision()
    Membership.objects.get(person=member).delete()
    older.publish()
    assert not may_see_page(private_body, member)


def test_a_deleted_body_leaves_no_group(private_body: BodyPage, member: User) -> None:
    private_body.delete()
    assert not member.groups.exists()


def test_a_seat_that_nobody_holds_is_refused(body: BodyPage) -> None:
    with pytest.raises(ValidationError) as refused:
        Membership(body=body).full_clean()
    assert "name" in refused.value.message_dict


def test_a_term_that_ends_before_it_begins_is_refused(body: BodyPage) -> None:
    seat = Membership(body=body, name="Leitung", since=TODAY, until=TODAY - timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        seat.full_clean()
    assert "until" in refused.value.message_dict


def test_a_seat_that_ends_by_itself_is_no_longer_found(body: BodyPage) -> None:
    day = timezone.localdate()
    MembershipFactory(body=body, name="Leitung Jugendamt", person=None, until=day)
    project_all()
    Membership.objects.update(until=day - timedelta(1))  # as if a day had gone by
    sync_all_members()
    project_all()
    assert "Leitung Jugendamt" not in Entry.objects.get(title=body.title).text
