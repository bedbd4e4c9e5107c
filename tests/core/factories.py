"""Makes youth offices, municipalities and vocabulary for tests of every app."""

from __future__ import annotations

import factory

from core.models import LifePhase, Municipality, TargetGroup, Topic, YouthOffice


class YouthOfficeFactory(factory.django.DjangoModelFactory):
    """A youth office."""

    name = factory.Sequence(lambda n: f"Jugendamt {n}")
    slug = factory.Sequence(lambda n: f"jugendamt-{n}")

    class Meta:
        model = YouthOffice


class CountyFactory(factory.django.DjangoModelFactory):
    """The county, always the same one."""

    name = "Kreis Coesfeld"
    slug = "kreis-coesfeld"
    kind = Municipality.Kind.COUNTY
    ags = "05558"
    ars = "05558"

    class Meta:
        model = Municipality
        django_get_or_create = ("ags",)


class MunicipalityFactory(factory.django.DjangoModelFactory):
    """A town with a youth office of its own."""

    name = factory.Sequence(lambda n: f"Musterstadt {n}")
    slug = factory.Sequence(lambda n: f"musterstadt-{n}")
    kind = Municipality.Kind.TOWN
    county = factory.SubFactory(CountyFactory)
    ags = factory.Sequence(lambda n: f"05558{n:03d}")
    ars = factory.Sequence(lambda n: f"055580{n:06d}")
    postcodes = ["48653"]
    youth_office = factory.SubFactory(YouthOfficeFactory)

    class Meta:
        model = Municipality


class LifePhaseFactory(factory.django.DjangoModelFactory):
    """A life phase."""

    name = factory.Sequence(lambda n: f"Lebensphase {n}")
    slug = factory.Sequence(lambda n: f"lebensphase-{n}")

    class Meta:
        model = LifePhase


class TopicFactory(factory.django.DjangoModelFactory):
    """A field of action."""

    name = factory.Sequence(lambda n: f"Handlungsfeld {n}")
    slug = factory.Sequence(lambda n: f"handlungsfeld-{n}")

    class Meta:
        model = Topic


class TargetGroupFactory(factory.django.DjangoModelFactory):
    """A target group."""

    name = factory.Sequence(lambda n: f"Zielgruppe {n}")
    slug = factory.Sequence(lambda n: f"zielgruppe-{n}")

    class Meta:
        model = TargetGroup
