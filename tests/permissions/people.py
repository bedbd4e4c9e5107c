"""One person for every role, and the short names that the tables use."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import group_of
from core.models import Municipality
from network.models import BodyPage
from tests.network.factories import MembershipFactory

# Head of a column in the tables → who it is.
ROLES = {
    "Fach": "Fachkraft oder Ehrenamt",
    "Grem": "member of the private body «Kerngruppe»",
    "RedO": "Redaktion of Olfen",
    "RedC": "Redaktion of Coesfeld",
    "JA-K": "Jugendamt-Koordination of the county's office, which serves Olfen",
    "JA-C": "Jugendamt-Koordination of Coesfeld's own office",
    "Koor": "Koordination",
    "Admi": "Administration",
    "supe": "superuser",
    "anon": "not signed in",
}
EDITORS = ("RedO", "RedC", "JA-K", "JA-C", "Koor", "Admi", "supe")
SIGNED_IN = tuple(role for role in ROLES if role != "anon")


def make_people(
    olfen: Municipality, coesfeld: Municipality, private_body: BodyPage
) -> dict[str, User | AnonymousUser]:
    """Make one person for each of ROLES; all but the superuser are in the group of their role only."""
    groups = {
        "Fach": group_of(Role.READER),
        "Grem": group_of(Role.READER),
        "RedO": MunicipalityTeam.objects.get(municipality=olfen).group,
        "RedC": MunicipalityTeam.objects.get(municipality=coesfeld).group,
        "JA-K": YouthOfficeTeam.objects.get(youth_office=olfen.youth_office).group,
        "JA-C": YouthOfficeTeam.objects.get(youth_office=coesfeld.youth_office).group,
        "Koor": group_of(Role.COORDINATION),
        "Admi": group_of(Role.ADMINISTRATION),
    }
    people: dict[str, User | AnonymousUser] = {"anon": AnonymousUser()}
    for role, group in groups.items():
        person = User.objects.create_user(f"{role.lower()}@example.org", "ein-langes-passwort")
        person.first_name, person.last_name = "Kim", role
        person.save()
        person.groups.add(group)
        people[role] = person
    people["supe"] = User.objects.create_superuser("supe@example.org", "ein-langes-passwort")
    MembershipFactory(body=private_body, person=people["Grem"])
    return people
