"""Bodies, meetings, seats and initiatives for tests: ``BodyFactory(parent=index)`` gives a published body."""

from __future__ import annotations

from datetime import date

import factory

from network.models import BodyPage, Initiative, MeetingPage, Membership, NetworkIndexPage
from tests.directory.factories import PageFactory


class NetworkIndexFactory(PageFactory):
    """The overview of the network; ``parent`` is the start page."""

    title = "Netzwerk"

    class Meta:
        model = NetworkIndexPage


class BodyFactory(PageFactory):
    """A published body that all may read; ``private=True`` makes it one for its members."""

    class Params:
        private = factory.Trait(audience=BodyPage.Audience.MEMBERS)

    title = factory.Sequence(lambda n: f"Arbeitsgruppe {n}")

    class Meta:
        model = BodyPage


class MeetingFactory(PageFactory):
    """A published meeting; ``parent`` is its body; ``private=True`` makes it one for members."""

    class Params:
        private = factory.Trait(audience=MeetingPage.Audience.MEMBERS)

    title = factory.Sequence(lambda n: f"Sitzung {n}")
    date = date(2019, 3, 25)

    class Meta:
        model = MeetingPage


class MembershipFactory(factory.django.DjangoModelFactory):
    """A seat in ``body``; without ``person`` it is held by a function."""

    name = factory.Maybe("person", "", "Leitung Jugendamt")
    person = None

    class Meta:
        model = Membership


class InitiativeFactory(factory.django.DjangoModelFactory):
    """An initiative."""

    name = factory.Sequence(lambda n: f"Präventionsketten {n}")

    class Meta:
        model = Initiative
