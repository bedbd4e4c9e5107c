"""Makes people, municipalities, youth offices and invitations for tests."""

from __future__ import annotations

import factory
from django.contrib.auth.models import Group

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import SINGLE_ROLES, group_of, setup_roles
from core.models import Municipality, Topic, YouthOffice

PASSWORD = "ein-sehr-langes-wort"


class YouthOfficeFactory(factory.django.DjangoModelFactory):
    """A youth office."""

    name = factory.Sequence(lambda n: f"Amt {n}")
    slug = factory.Sequence(lambda n: f"amt-{n}")

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

    name = factory.Sequence(lambda n: f"Stadt {n}")
    slug = factory.Sequence(lambda n: f"stadt-{n}")
    kind = Municipality.Kind.TOWN
    county = factory.SubFactory(CountyFactory)
    ags = factory.Sequence(lambda n: f"05558{n:03d}")
    ars = factory.Sequence(lambda n: f"055580{n:06d}")
    youth_office = factory.SubFactory(YouthOfficeFactory)

    class Meta:
        model = Municipality


class TopicFactory(factory.django.DjangoModelFactory):
    """A field of action."""

    name = factory.Sequence(lambda n: f"Thema {n}")
    slug = factory.Sequence(lambda n: f"thema-{n}")

    class Meta:
        model = Topic


class UserFactory(factory.django.DjangoModelFactory):
    """Someone who reads; ``UserFactory(groups=[…])`` puts them into groups."""

    first_name = "Mara"
    last_name = factory.Sequence(lambda n: f"Muster{n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = factory.django.Password(PASSWORD)

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self: User, create: bool, extracted: list[Group] | None, **kwargs: object) -> None:
        """Put the person into groups."""
        self.groups.add(*(extracted or ()))

    @factory.post_generation
    def topics(self: User, create: bool, extracted: list[Topic] | None, **kwargs: object) -> None:
        """Give the person topics."""
        self.topics.add(*(extracted or ()))


def user_with(
    role: Role, municipality: Municipality | None = None, office: YouthOffice | None = None
) -> User:
    """Make a person with ``role``, for a municipality or a youth office where the role needs one."""
    setup_roles()
    if role in SINGLE_ROLES:
        group = group_of(role)
    elif role is Role.EDITOR:
        group = MunicipalityTeam.objects.get(municipality=municipality).group
    else:
        group = YouthOfficeTeam.objects.get(youth_office=office).group
    return UserFactory(groups=[group])
