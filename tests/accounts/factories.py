"""Makes people, municipalities, youth offices and invitations for tests."""

from __future__ import annotations

import factory
from django.contrib.auth.models import Group

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import SINGLE_ROLES, group_of, setup_roles
from core.models import Municipality, Topic, YouthOffice
from tests.core.factories import (
    CountyFactory as CountyFactory,
    MunicipalityFactory as MunicipalityFactory,
    TopicFactory as TopicFactory,
    YouthOfficeFactory as YouthOfficeFactory,
)

PASSWORD = "ein-sehr-langes-wort"


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
