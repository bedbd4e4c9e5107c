"""A link counts once, until its day, and only while nobody has revoked it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import Tag
from signed_links.links import find, issue, revoke, use
from signed_links.models import SignedLink

pytestmark = pytest.mark.django_db
TERM = timedelta(days=14)


@pytest.fixture
def thing() -> Tag:
    return Tag.objects.create(name="Kita", slug="kita")


def make(thing: Tag, purpose: str = "probe") -> tuple[SignedLink, str]:
    return issue(purpose, thing, "nele@example.org", TERM)


def test_a_link_leads_to_its_thing(thing: Tag) -> None:
    link, token = make(thing)
    found = find("probe", token)
    assert found == link
    assert (found.thing, found.recipient, found.is_usable) == (thing, "nele@example.org", True)
    assert timedelta(days=13, hours=23) < found.expires_at - timezone.now() <= TERM


def test_the_token_is_not_in_the_table(thing: Tag) -> None:
    _link, token = make(thing)
    assert token not in str(SignedLink.objects.values().get())


def test_a_link_is_good_for_nothing_but_its_purpose(thing: Tag) -> None:
    _link, token = make(thing)
    assert find("other", token) is None


def test_a_link_can_be_used_once(thing: Tag) -> None:
    link, _token = make(thing)
    assert use(link)
    assert not use(link)
    link.refresh_from_db()
    assert not link.is_usable


def test_a_new_link_makes_older_ones_of_its_purpose_worthless(thing: Tag) -> None:
    old, _token = make(thing)
    other, _token = make(thing, "other")
    other_thing, _token = make(Tag.objects.create(name="Hort", slug="hort"))
    new, _token = make(thing)
    assert set(SignedLink.objects.usable()) == {other, other_thing, new}
    assert not use(old)


def test_a_revoked_link_cannot_be_used(thing: Tag) -> None:
    link, token = make(thing)
    assert revoke("probe", thing) == 1
    assert not use(link)
    found = find("probe", token)
    assert found is not None
    assert found.revoked_at is not None


def test_what_was_used_is_not_revoked_afterwards(thing: Tag) -> None:
    link, _token = make(thing)
    use(link)
    assert revoke("probe", thing) == 0


def test_a_link_whose_time_is_over_cannot_be_used(thing: Tag) -> None:
    link, _token = make(thing)
    SignedLink.objects.update(expires_at=timezone.now())
    link.refresh_from_db()
    assert (link.is_expired, link.is_usable, use(link)) == (True, False, False)
