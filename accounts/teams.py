"""Making the groups and collections of municipalities, youth offices and bodies."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.models import Collection

from accounts.models import MunicipalityTeam, RoleGroup, YouthOfficeTeam
from accounts.role_table import Role
from core.models import Municipality, YouthOffice

_NAME_LENGTH = 150 - len(" (999)")  # Django's limit for the name of a group, less room for a number


def new_group(name: str, role: Role) -> Group:
    """Make a group with ``role``, called ``name`` or ``name (2)`` … when another group has that name."""
    group = Group.objects.create(name=_free_name(name))
    RoleGroup.objects.create(group=group, role=role)
    return group


def make_team(name: str) -> tuple[Group, Collection]:
    """Make a new group and a new collection for a body called ``name``, and give both.

    They are always new: two bodies of the same name must not read each other's papers. The collection is
    open until its owner restricts it; the group has no permissions of its own.
    """
    title = _("Gremium %(name)s") % {"name": name}
    group = new_group(title, Role.BODY)
    return group, _new_collection(group.name)


def rename_team(group: Group, collection: Collection, name: str) -> None:
    """Call group and collection of a body after its new ``name``."""
    _rename(group, collection, _("Gremium %(name)s") % {"name": name})


def ensure_municipality_team(municipality: Municipality) -> MunicipalityTeam:
    """Give the team of a town or municipality, made when missing, renamed when its name has changed."""
    name = _("Redaktion %(name)s") % {"name": municipality.name}
    team = (
        MunicipalityTeam.objects.select_related("group", "collection")
        .filter(municipality=municipality)
        .first()
    )
    if team is None:
        return MunicipalityTeam.objects.create(
            municipality=municipality,
            group=new_group(name, Role.EDITOR),
            collection=_new_collection(municipality.name),
        )
    RoleGroup.objects.update_or_create(group=team.group, defaults={"role": Role.EDITOR})
    _rename(team.group, None, name)
    if team.collection.name != municipality.name:
        team.collection.name = municipality.name
        team.collection.save(update_fields=["name"])
    return team


def ensure_office_team(office: YouthOffice) -> YouthOfficeTeam:
    """Give the team of a youth office, made when missing, renamed when its name has changed."""
    name = _("Jugendamt-Koordination %(name)s") % {"name": office.name}
    team = YouthOfficeTeam.objects.select_related("group").filter(youth_office=office).first()
    if team is None:
        return YouthOfficeTeam.objects.create(youth_office=office, group=new_group(name, Role.YOUTH_OFFICE))
    RoleGroup.objects.update_or_create(group=team.group, defaults={"role": Role.YOUTH_OFFICE})
    _rename(team.group, None, name)
    return team


def shared_collection() -> Collection:
    """Give the collection that all editors may take files from and coordination fills."""
    name = _("Gemeinsame Dateien")
    return root_collection().get_children().filter(name=name).first() or _new_collection(name)


def root_collection() -> Collection:
    """Give the collection above all others, which Wagtail's migrations make."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def _new_collection(name: str) -> Collection:
    return root_collection().add_child(name=name)


def _rename(group: Group, collection: Collection | None, name: str) -> None:
    if group.name != name and not group.name.startswith(f"{name[:_NAME_LENGTH]} ("):
        group.name = _free_name(name)
        group.save(update_fields=["name"])
    if collection is not None and collection.name != group.name:
        collection.name = group.name
        collection.save(update_fields=["name"])


def _free_name(name: str) -> str:
    """``name`` itself, or with the first number that no other group has."""
    name = name[:_NAME_LENGTH]
    taken = set(Group.objects.filter(name__startswith=name).values_list("name", flat=True))
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} ({number})"
    return candidate
