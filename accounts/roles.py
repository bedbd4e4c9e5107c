"""Roles in the database: groups and permissions made from ``accounts.role_table`` and kept true to it.

Everything here may be called any number of times; it adds what is missing and removes what is too much.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Site

from accounts.models import MunicipalityTeam, RoleGroup, YouthOfficeTeam
from accounts.permission_names import name_permissions
from accounts.role_table import RIGHTS, Rights, Role, Where
from accounts.teams import (
    ensure_municipality_team,
    ensure_office_team,
    make_team,
    rename_team,
    root_collection,
    shared_collection,
)
from accounts.workflows import sync_workflows
from core.models import Municipality, YouthOffice

__all__ = [
    "coordination_group",
    "grant_municipality_page",
    "group_of",
    "is_coordination",
    "make_team",
    "may_edit",
    "municipalities_of",
    "rename_team",
    "roles_of",
    "setup_roles",
]

ADMIN_ACCESS = "wagtailadmin.access_admin"
# Roles of which the site has exactly one group.
SINGLE_ROLES = (Role.READER, Role.COORDINATION, Role.ADMINISTRATION)


def group_of(role: Role) -> Group:
    """Give the one group of a role that has only one (``SINGLE_ROLES``); make it when it is missing.

    Raises ValueError for a role that has many groups.
    """
    if role not in SINGLE_ROLES:
        raise ValueError(f"{role} has more than one group.")
    found = RoleGroup.objects.select_related("group").filter(role=role).order_by("pk").first()
    if found is None:
        group, _created = Group.objects.get_or_create(name=str(role.label))
        found = RoleGroup.objects.create(group=group, role=role)
    return found.group


def coordination_group() -> Group:
    """Give the group «Koordination»."""
    return group_of(Role.COORDINATION)


def roles_of(user: Any) -> frozenset[Role]:
    """Give the roles a person has through groups; nobody, and who is not active, has none.

    Kept on the user object as Django keeps permissions, so that asking per row costs one query.
    """
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_roles_of"):
        roles = RoleGroup.objects.filter(group__user=user).values_list("role", flat=True)
        user._roles_of = frozenset(Role(role) for role in roles)
    return user._roles_of


def is_coordination(user: Any) -> bool:
    """Tell whether ``user`` cares for the whole site: coordination, administration or superuser."""
    if user.is_active and user.is_superuser:
        return True
    return bool(roles_of(user) & {Role.COORDINATION, Role.ADMINISTRATION})


def may_edit(user: Any) -> bool:
    """Tell whether ``user`` has editing rights anywhere, that is, access to the admin."""
    return bool(user.is_authenticated and user.has_perm(ADMIN_ACCESS))


def municipalities_of(user: Any) -> set[int]:
    """Give the ids of the municipalities that ``user`` edits through a team or a youth office's team."""
    if not user.is_authenticated or not user.is_active:
        return set()
    mine = Q(team__group__user=user) | Q(youth_office__team__group__user=user)
    return set(Municipality.objects.filter(mine).values_list("pk", flat=True))


def grant_municipality_page(page: Page, municipality: Municipality) -> None:
    """Make ``page`` the page of ``municipality``: its Redaktion and its youth office may edit below it."""
    with transaction.atomic():
        team = ensure_municipality_team(municipality)
        if team.page_id != page.pk:
            MunicipalityTeam.objects.filter(page_id=page.pk).update(page=None)
            team.page_id = page.pk
            team.save(update_fields=["page"])
        sync_municipality(municipality)


def sync_municipality(municipality: Municipality) -> None:
    """Make the group and collection of a town or municipality and set the rights of all who care for it."""
    with transaction.atomic():
        if municipality.kind != Municipality.Kind.COUNTY:
            team = ensure_municipality_team(municipality)
            _sync_group(team.group, Role.EDITOR, [team])
        _sync_offices()
        sync_workflows()


def sync_youth_office(office: YouthOffice) -> None:
    """Make the group of a youth office and set its rights."""
    with transaction.atomic():
        ensure_office_team(office)
        _sync_offices()
        sync_workflows()


def setup_roles() -> None:
    """Make and repair every group of the table: what is missing is added, what is too much is removed.

    Permissions get their German names. Page rights of coordination need a default
    site; without one they come with the next call. Raises LookupError when the table names a
    permission that does not exist.
    """
    with transaction.atomic():
        for municipality in Municipality.objects.without_county():
            ensure_municipality_team(municipality)
        for office in YouthOffice.objects.all():
            ensure_office_team(office)
        for role in SINGLE_ROLES:
            _sync_group(group_of(role), role, [])
        for team in MunicipalityTeam.objects.select_related("group", "collection"):
            _sync_group(team.group, Role.EDITOR, [team])
        _sync_offices()
        for body in RoleGroup.objects.filter(role=Role.BODY).select_related("group"):
            _sync_group(body.group, Role.BODY, [])
        sync_workflows()
        name_permissions()


def _sync_offices() -> None:
    for office_team in YouthOfficeTeam.objects.select_related("group"):
        teams = MunicipalityTeam.objects.filter(municipality__youth_office=office_team.youth_office_id)
        _sync_group(office_team.group, Role.YOUTH_OFFICE, teams.select_related("collection"))


def _sync_group(group: Group, role: Role, teams: Iterable[MunicipalityTeam]) -> None:
    """Give ``group`` the rights of ``role``, for the pages and collections of ``teams`` where it is OWN."""
    rights = RIGHTS[role]
    teams = list(teams)
    group.permissions.set(_permissions(_model_codenames(rights)))
    pages, collections = _places(rights, teams)
    page_permissions = _permissions(rights.pages)
    wanted_pages = {(page, permission) for page in pages for permission in page_permissions}
    held = set(GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission_id"))
    _apply(GroupPagePermission, group, "page_id", held, wanted_pages)

    file_permissions = _permissions(rights.files)
    wanted_files = {(pk, permission) for pk in collections for permission in file_permissions}
    if rights.shared_files:
        shared = shared_collection().pk
        wanted_files |= {(shared, permission) for permission in _permissions(rights.shared_files)}
    held = set(
        GroupCollectionPermission.objects.filter(group=group).values_list("collection_id", "permission_id")
    )
    _apply(GroupCollectionPermission, group, "collection_id", held, wanted_files)


def _places(rights: Rights, teams: list[MunicipalityTeam]) -> tuple[list[int], list[int]]:
    """The ids of the pages and of the collections that the rights hold in."""
    if rights.where is Where.SITE:
        pages = list(Site.objects.filter(is_default_site=True).values_list("root_page_id", flat=True))
        return pages, [root_collection().pk]
    if rights.where is Where.OWN:
        return [team.page_id for team in teams if team.page_id], [team.collection_id for team in teams]
    return [], []


def _apply(
    model: Any, group: Group, place: str, held: set[tuple[int, int]], wanted: set[tuple[int, int]]
) -> None:
    for place_id, permission_id in held - wanted:
        model.objects.filter(group=group, permission_id=permission_id, **{place: place_id}).delete()
    model.objects.bulk_create(
        model(group=group, permission_id=permission_id, **{place: place_id})
        for place_id, permission_id in sorted(wanted - held)
    )


def _model_codenames(rights: Rights) -> list[str]:
    codenames = [ADMIN_ACCESS] if rights.admin_access else []
    for label, actions in rights.models.items():
        app, model = label.split(".")
        codenames += [f"{app}.{action}_{model}" for action in actions.split()]
    return codenames


def _permissions(codenames: Iterable[str]) -> list[int]:
    """Give the ids of permissions named "app.codename"; raises LookupError for one that does not exist."""
    wanted = set(codenames)
    if not wanted:
        return []
    # Asked by the second half of the name only: one condition for each pair is a query that takes long to
    # build, and all groups are synchronised with every municipality.
    rows = Permission.objects.filter(codename__in={name.split(".")[1] for name in wanted})
    found = {
        f"{app}.{codename}": pk
        for pk, app, codename in rows.values_list("pk", "content_type__app_label", "codename")
    }
    if missing := wanted - found.keys():
        raise LookupError(f"No such permission, see accounts/role_table.py: {', '.join(sorted(missing))}")
    return [found[name] for name in sorted(wanted)]
