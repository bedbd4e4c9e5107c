"""Makes directory content for tests: ``OfferFactory(parent=municipality_page)`` gives a published offer."""

from __future__ import annotations

import factory
import wagtail_factories

from directory.choices import Access, ProviderKind
from directory.models import (
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
)
from tests.core.factories import (
    CountyFactory as CountyFactory,
    LifePhaseFactory as LifePhaseFactory,
    MunicipalityFactory as MunicipalityFactory,
    TargetGroupFactory as TargetGroupFactory,
    TopicFactory as TopicFactory,
    YouthOfficeFactory as YouthOfficeFactory,
)


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

    note = "Sommerpause"

    class Meta:
        model = Closure


class OfferOriginFactory(factory.django.DjangoModelFactory):
    """Where ``offer`` was imported from."""

    source = "Testliste"
    external_id = factory.Sequence(str)

    class Meta:
        model = OfferOrigin
