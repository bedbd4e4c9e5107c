"""Who may read what only a body may read.

One rule: what is for members has exactly one view restriction, for the body's team and coordination; what
is for all has none. The restriction follows the *published* audience, as the row in the database has it, and
is set in the transaction that saves it: a draft changes nothing, and there is no moment in between.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction

from accounts.roles import coordination_group
from accounts.teams import make_team, rename_team
from network.models import BodyPage, BodyTeam, MeetingPage, Membership
from search.api import mark_all


def sync_body(body: BodyPage) -> None:
    """Make page, team and files of ``body`` as private as its published audience says.

    Its meetings inherit the restriction through the tree.
    """
    with transaction.atomic():
        team = team_of(body)
        private = _row(body)["audience"] == BodyPage.Audience.MEMBERS
        _restrict(PageViewRestriction, {"page": body}, _readers(team) if private else [])
        sync_files(team)


def sync_meeting(meeting: MeetingPage) -> None:
    """Make ``meeting`` as private as its published audience says, and with it the files of its body."""
    with transaction.atomic():
        team = team_of(meeting.get_parent(update=True).specific)
        private = _row(meeting)["audience"] == MeetingPage.Audience.MEMBERS
        _restrict(PageViewRestriction, {"page": meeting}, _readers(team) if private else [])
        sync_files(team)


def sync_files(team: BodyTeam) -> None:
    """Restrict the files of ``team`` while its body or any of its meetings is for members only."""
    body = _row(team.body)
    meetings = MeetingPage.objects.filter(path__startswith=body["path"])
    private = (
        body["audience"] == BodyPage.Audience.MEMBERS
        or meetings.filter(audience=MeetingPage.Audience.MEMBERS).exists()
    )
    _restrict(CollectionViewRestriction, {"collection": team.collection}, _readers(team) if private else [])


def team_of(body: BodyPage) -> BodyTeam:
    """Give the team of ``body``, made when it has none, with the name that the body has now.

    An alias of a body has no team of its own: those who read the original read it.
    """
    if body.alias_of_id:
        body = BodyPage.objects.get(pk=body.alias_of_id)
    title = _row(body)["title"]
    team = BodyTeam.objects.select_related("group", "collection", "body").filter(body_id=body.pk).first()
    if team is None:
        group, collection = make_team(title)
        return BodyTeam.objects.create(body=body, group=group, collection=collection)
    rename_team(team.group, team.collection, title)
    return team


def sync_members(body: BodyPage, on: date | None = None) -> None:
    """Put into the team of ``body`` whoever has a seat on the day ``on`` (today by default).

    Takes out only those whom a seat had brought in: nobody loses a place that was given in another way.
    """
    with transaction.atomic():
        team = team_of(body)
        seats = Membership.objects.current(on).filter(body_id=team.body_id)
        wanted = set(seats.exclude(person=None).values_list("person_id", flat=True))
        granted = set(team.granted.values_list("pk", flat=True))
        present = set(team.group.user_set.values_list("pk", flat=True))
        leaving, joining = granted - wanted, wanted - present
        team.group.user_set.remove(*leaving)
        team.granted.remove(*leaving)
        team.group.user_set.add(*joining)
        team.granted.add(*joining)


def sync_all_members(on: date | None = None) -> int:
    """Let seats begin and end whose day has come; return how many bodies were looked at.

    Safe to call at any time.

    Bodies are found by who has a seat today, so search looks at each of them again.
    """
    teams = list(BodyTeam.objects.select_related("body"))
    for team in teams:
        sync_members(team.body, on)
    mark_all(BodyPage.objects.live())
    return len(teams)


def _row(page: Any) -> dict[str, Any]:
    """What the database says of a page: the object at hand may be a draft."""
    return type(page).objects.values("audience", "title", "path").get(pk=page.pk)


def _readers(team: BodyTeam) -> list[Group]:
    return [team.group, coordination_group()]


def _restrict(model: Any, place: dict[str, Page | Any], groups: list[Group]) -> None:
    """Leave exactly one restriction to ``groups`` at ``place``, or none where there are no groups."""
    first, *others = list(model.objects.filter(**place).order_by("pk")) or [None]
    if groups and first is None:
        first = model.objects.create(restriction_type=BaseViewRestriction.GROUPS, **place)
    for restriction in others if groups else [first, *others]:
        if restriction is not None:
            restriction.delete()
    if not groups:
        return
    if first.restriction_type != BaseViewRestriction.GROUPS:
        first.restriction_type = BaseViewRestriction.GROUPS
        first.save()
    if {group.pk for group in groups} != set(first.groups.values_list("pk", flat=True)):
        first.groups.set(groups)
