"""An account for every role of the demo, with a password that everybody may know."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group

from accounts.models import MunicipalityTeam, User, YouthOfficeTeam
from accounts.role_table import Role
from accounts.roles import group_of
from core.models import Municipality

PASSWORD = "praeventionsnetz-demo"  # noqa: S105 - printed at every start


@dataclass(frozen=True, slots=True)
class Person:
    """A demo account: the part of its address before the @, what it is, and where."""

    address: str
    first_name: str
    last_name: str
    role: Role
    organisation: str
    function: str
    municipality: str = ""
    office: str = ""
    is_contact: bool = False

    @property
    def email(self) -> str:
        """The address the person signs in with."""
        return f"{self.address}@{settings.DEMO_EMAIL_DOMAIN}"


PEOPLE = (
    Person(
        "fachkraft", "Frieda", "Fachkraft (Beispiel)", Role.READER, "Beratungsstelle (Beispiel)",
        "Beratung", "duelmen",
    ),
    Person(
        "ehrenamt", "Emil", "Ehrenamt (Beispiel)", Role.READER, "Familienpaten (Beispiel)",
        "Patenschaft", "olfen",
    ),
    Person(
        "redaktion.olfen", "Olga", "Olfen (Beispiel)", Role.EDITOR, "Stadt Olfen",
        "Familienbüro", "olfen", is_contact=True,
    ),
    Person(
        "redaktion.nottuln", "Nora", "Nottuln (Beispiel)", Role.EDITOR, "Gemeinde Nottuln",
        "Jugend und Soziales", "nottuln", is_contact=True,
    ),
    Person(
        "jugendamt.duelmen", "Doris", "Dülmen (Beispiel)", Role.YOUTH_OFFICE, "Jugendamt der Stadt Dülmen",
        "Netzwerk Frühe Hilfen", "duelmen", "Dülmen", is_contact=True,
    ),
    Person(
        "koordination", "Karla", "Koordination (Beispiel)", Role.COORDINATION, "Kreisjugendamt Coesfeld",
        "Koordination Präventionskette", "coesfeld", is_contact=True,
    ),
    Person(
        "gremium", "Gregor", "Gremium (Beispiel)", Role.BODY, "Gesundheitsamt (Beispiel)",
        "Mitglied der Steuerungsgruppe", "coesfeld",
    ),
    Person(
        "administration", "Ada", "Administration (Beispiel)", Role.ADMINISTRATION, "Kreis Coesfeld",
        "IT", "coesfeld",
    ),
)  # fmt: skip


def load_people() -> dict[str, User]:
    """Create the demo accounts that are missing and give all by the first part of their address."""
    users = {}
    for person in PEOPLE:
        user = User.objects.filter(email=person.email).first()
        if user is None:
            user = User.objects.create_user(
                person.email,
                PASSWORD,
                first_name=person.first_name,
                last_name=person.last_name,
                organisation=person.organisation,
                function=person.function,
                municipality=Municipality.objects.filter(slug=person.municipality).first(),
                is_contact=person.is_contact,
            )
            user.groups.add(_group(person))
        users[person.address] = user
    return users


def announce() -> str:
    """Tell, line by line, with which accounts the demo can be used."""
    width = max(len(person.email) for person in PEOPLE)
    lines = [
        f"  {person.email:<{width}}  {person.role.label} – {person.organisation}, {person.function}"
        for person in PEOPLE
    ]
    active = User.objects.filter(email__iendswith=f"@{settings.DEMO_EMAIL_DOMAIN}", is_active=True)
    if not active.exists():
        return "Es gibt keine aktiven Demo-Konten."
    return "\n".join([f"Demo-Konten (Passwort: {PASSWORD})", *lines])


def _group(person: Person) -> Group:
    if person.role is Role.EDITOR:
        return MunicipalityTeam.objects.get(municipality__slug=person.municipality).group
    if person.role is Role.YOUTH_OFFICE:
        return YouthOfficeTeam.objects.get(youth_office__name__contains=person.office).group
    if person.role is Role.BODY:
        # Whoever sits in a body reads as all do; the seat itself gives the rest (``demo.network``).
        return group_of(Role.READER)
    return group_of(person.role)
