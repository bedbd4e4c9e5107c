"""Makes directory content for tests: ``OfferFactory(parent=municipality_page)`` gives a published offer."""

from __future__ import annotations

import factory
import wagtail_factories

from core.models import LifePhase, Municipality, TargetGroup, Topic, YouthOffice
from directory.models import (
    Access,
    Availability,
    Closure,
    Confirmation,
    DirectoryPage,
    Language,
    MunicipalityPage,
    OfferContact,
    OfferOrigin,
    OfferPage,
    Provider,
    ProviderKind,
)


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


class LanguageFactory(factory.django.DjangoModelFactory):
    """A language."""

    name = factory.Sequence(lambda n: f"Sprache {n}")
    slug = factory.Sequence(lambda n: f"sprache-{n}")

    class Meta:
        model = Language


class ProviderFactory(factory.django.DjangoModelFactory):
    """A provider; without ``municipality`` it belongs to the county."""

    name = factory.Sequence(lambda n: f"Träger {n}")
    kind = ProviderKind.ASSOCIATION

    class Meta:
        model = Provider


class PageFactory(wagtail_factories.PageFactory):
    """A page below ``parent``; its slug is the one the page itself makes."""

    slug = ""

    class Meta:
        abstract = True


class DirectoryPageFactory(PageFactory):
    """The county's directory; ``parent`` is the start page."""

    title = "Angebote im Kreis"

    class Meta:
        model = DirectoryPage


class MunicipalityPageFactory(PageFactory):
    """A municipality's page; ``parent`` is the directory page."""

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.LazyAttribute(lambda page: page.municipality.name)

    class Meta:
        model = MunicipalityPage


class OfferFactory(PageFactory):
    """A published offer that has the seven things and nothing else.

    ``parent`` is a municipality's page or the directory page. Relations take lists (``topics=[…]``);
    ``contacts=[]`` leaves out the contact. ``live=False`` makes a draft, which may be incomplete.
    """

    title = factory.Sequence(lambda n: f"Elterncafé {n}")
    summary = "Treffen für Eltern mit kleinen Kindern."
    provider = factory.SubFactory(ProviderFactory)
    age_from = 0
    age_to = 36
    town = "Coesfeld"
    access = [Access.OPEN.value]
    contacts = factory.LazyFunction(lambda: [OfferContact(function="Anmeldung", phone="02541 12345")])

    class Meta:
        model = OfferPage


class ConfirmationFactory(factory.django.DjangoModelFactory):
    """A confirmation of ``offer``, now."""

    class Meta:
        model = Confirmation


class AvailabilityFactory(factory.django.DjangoModelFactory):
    """The availability of ``offer``."""

    class Meta:
        model = Availability


class ClosureFactory(factory.django.DjangoModelFactory):
    """A closure of ``offer`` from today until further notice."""

    reason = "Sommerpause"

    class Meta:
        model = Closure


class OfferOriginFactory(factory.django.DjangoModelFactory):
    """Where ``offer`` was imported from."""

    source = "Testliste"
    external_id = factory.Sequence(str)

    class Meta:
        model = OfferOrigin
