"""The role table in the database: made, repaired, and following what changes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    WorkflowPage,
)

from accounts import roles
from accounts.models import MunicipalityTeam, RoleGroup, YouthOfficeTeam
from accounts.role_table import ALL_PAGES, FILES, PAGES, RIGHTS, Rights, Role
from home.models import HomePage
from tests.accounts.factories import (
    CountyFactory,
    MunicipalityFactory,
    UserFactory,
    YouthOfficeFactory,
    user_with,
)

pytestmark = pytest.mark.django_db


def page_rights(group: Group, page: Page) -> set[str]:
    rows = GroupPagePermission.objects.filter(group=group, page=page)
    return {f"wagtailcore.{name}" for name in rows.values_list("permission__codename", flat=True)}


def file_rights(group: Group, collection: Collection) -> set[str]:
    rows = GroupCollectionPermission.objects.filter(group=group, collection=collection)
    return {
        f"{app}.{name}"
        for app, name in rows.values_list("permission__content_type__app_label", "permission__codename")
    }


def everything() -> tuple[set[object], ...]:
    return (
        set(Group.objects.values_list("pk", "name")),
        set(Group.permissions.through.objects.values_list("group", "permission")),
        set(GroupPagePermission.objects.values_list("group", "page", "permission")),
        set(GroupCollectionPermission.objects.values_list("group", "collection", "permission")),
        set(Collection.objects.values_list("pk", "name")),
        set(WorkflowPage.objects.values_list("page", "workflow")),
    )


@pytest.fixture
def town_page(home_page: HomePage) -> Page:
    return home_page.add_child(instance=Page(title="Olfen", slug="olfen"))


@pytest.mark.parametrize("role", list(Role))
def test_every_right_of_the_table_exists(role: Role) -> None:
    rights = RIGHTS[role]
    names = [*rights.pages, *rights.files, *rights.shared_files, *roles._model_codenames(rights)]
    assert len(roles._permissions(names)) == len(set(names))


def test_unknown_right_in_the_table_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RIGHTS, Role.READER, Rights(models={"core.topic": "chnage"}))
    with pytest.raises(LookupError, match="chnage_topic"):
        roles.setup_roles()


def test_second_run_changes_nothing(home_page: HomePage, town_page: Page) -> None:
    roles.grant_municipality_page(town_page, MunicipalityFactory())
    roles.setup_roles()
    before = everything()
    roles.setup_roles()
    assert everything() == before


def test_missing_and_superfluous_rights_are_repaired(home_page: HomePage, town_page: Page) -> None:
    town = MunicipalityFactory()
    roles.grant_municipality_page(town_page, town)
    roles.setup_roles()
    before = everything()
    group = town.team.group
    group.permissions.set(Permission.objects.filter(codename="delete_user"))
    GroupPagePermission.objects.filter(group=group).delete()
    right = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=home_page, permission=right)
    GroupCollectionPermission.objects.filter(group=group).first().delete()  # type: ignore[union-attr]
    roles.setup_roles()
    assert everything() == before


def test_groups_that_are_none_of_ours_are_left_alone() -> None:
    group = Group.objects.create(name="Eigene Gruppe")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    roles.setup_roles()
    assert group.permissions.count() == 1


def test_renamed_group_keeps_its_role() -> None:
    roles.setup_roles()
    group = roles.coordination_group()
    group.name = "Steuerung"
    group.save()
    roles.setup_roles()
    assert roles.coordination_group() == group


def test_coordination_has_its_rights_on_the_start_page(home_page: HomePage) -> None:
    roles.setup_roles()
    assert page_rights(roles.coordination_group(), home_page) == set(ALL_PAGES)


def test_readers_have_no_rights() -> None:
    roles.setup_roles()
    assert not roles.group_of(Role.READER).permissions.exists()


@pytest.mark.parametrize("role", [Role.COORDINATION, Role.EDITOR, Role.YOUTH_OFFICE])
def test_only_administration_edits_people(role: Role) -> None:
    town = MunicipalityFactory()
    assert not user_with(role, town, town.youth_office).has_perm("accounts.change_user")


def test_administration_is_no_superuser() -> None:
    person = user_with(Role.ADMINISTRATION)
    assert (person.is_superuser, person.has_perm("accounts.change_user")) == (False, True)


def test_new_municipality_gets_group_and_collection() -> None:
    team = MunicipalityFactory(name="Olfen").team
    assert (team.group.name, team.collection.name) == ("Redaktion Olfen", "Olfen")


def test_new_municipality_may_use_its_collection() -> None:
    team = MunicipalityFactory().team
    assert file_rights(team.group, team.collection) == set(FILES)


def test_new_municipality_may_enter_the_admin() -> None:
    town = MunicipalityFactory()
    assert roles.may_edit(UserFactory(groups=[town.team.group]))


def test_county_gets_no_group_of_its_own() -> None:
    assert not MunicipalityTeam.objects.filter(municipality=CountyFactory()).exists()


def test_collections_of_others_are_out_of_reach() -> None:
    one, other = MunicipalityFactory(), MunicipalityFactory()
    assert file_rights(one.team.group, other.team.collection) == set()


def test_renamed_municipality_renames_its_team() -> None:
    town = MunicipalityFactory(name="Olfn")
    town.name = "Olfen"
    town.save()
    town.team.refresh_from_db()
    assert town.team.group.name == "Redaktion Olfen"


def test_deleted_municipality_leaves_no_group() -> None:
    town = MunicipalityFactory()
    group = town.team.group
    town.delete()
    assert not Group.objects.filter(pk=group.pk).exists()


def test_page_of_a_municipality_is_edited_by_its_redaktion(town_page: Page) -> None:
    town = MunicipalityFactory()
    roles.grant_municipality_page(town_page, town)
    assert page_rights(town.team.group, town_page) == set(PAGES)


def test_page_of_a_municipality_is_edited_by_its_youth_office(town_page: Page) -> None:
    town = MunicipalityFactory()
    roles.grant_municipality_page(town_page, town)
    assert page_rights(town.youth_office.team.group, town_page) >= set(PAGES)


def test_changed_youth_office_takes_over(town_page: Page) -> None:
    town = MunicipalityFactory()
    roles.grant_municipality_page(town_page, town)
    town.youth_office = YouthOfficeFactory()
    town.save()
    assert page_rights(town.youth_office.team.group, town_page) >= set(PAGES)


def test_former_youth_office_loses_its_rights(town_page: Page) -> None:
    town = MunicipalityFactory()
    former = town.youth_office.team.group
    roles.grant_municipality_page(town_page, town)
    town.youth_office = YouthOfficeFactory()
    town.save()
    assert (page_rights(former, town_page), file_rights(former, town.team.collection)) == (set(), set())


def test_youth_office_approves_below_the_pages_it_serves(town_page: Page) -> None:
    roles.setup_roles()
    town = MunicipalityFactory()
    roles.grant_municipality_page(town_page, town)
    task = WorkflowPage.objects.get(page=town_page).workflow.tasks.get()
    assert town.youth_office.team.group in GroupApprovalTask.objects.get(pk=task.pk).groups.all()


def test_coordination_approves_on_the_whole_site(home_page: HomePage) -> None:
    roles.setup_roles()
    task = home_page.get_workflow().tasks.get()
    assert list(GroupApprovalTask.objects.get(pk=task.pk).groups.all()) == [roles.coordination_group()]


def test_municipality_group_gives_the_ids_of_its_municipality() -> None:
    town, _other = MunicipalityFactory(), MunicipalityFactory()
    assert roles.municipalities_of(UserFactory(groups=[town.team.group])) == {town.pk}


def test_profile_municipality_gives_no_rights() -> None:
    assert roles.municipalities_of(UserFactory(municipality=MunicipalityFactory())) == set()


def test_youth_office_cares_for_all_it_serves() -> None:
    office = YouthOfficeFactory()
    towns = {MunicipalityFactory(youth_office=office).pk, MunicipalityFactory(youth_office=office).pk}
    assert roles.municipalities_of(user_with(Role.YOUTH_OFFICE, office=office)) == towns


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.READER, False),
        (Role.EDITOR, False),
        (Role.YOUTH_OFFICE, False),
        (Role.COORDINATION, True),
        (Role.ADMINISTRATION, True),
    ],
)
def test_who_counts_as_coordination(role: Role, expected: bool) -> None:
    town = MunicipalityFactory()
    assert roles.is_coordination(user_with(role, town, town.youth_office)) is expected


def test_inactive_coordination_counts_no_more() -> None:
    person = user_with(Role.COORDINATION)
    person.is_active = False
    assert not roles.is_coordination(person)


def test_two_bodies_of_one_name_have_different_groups() -> None:
    assert roles.make_team("Planungsgruppe")[0] != roles.make_team("Planungsgruppe")[0]


def test_body_group_has_no_permissions_after_repair() -> None:
    group, _collection = roles.make_team("Planungsgruppe")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    roles.setup_roles()
    assert not group.permissions.exists()


def test_body_team_can_be_renamed() -> None:
    group, collection = roles.make_team("Kerngruppe")
    roles.rename_team(group, collection, "Kernteam")
    assert (group.name, collection.name) == ("Gremium Kernteam", "Gremium Kernteam")


def test_every_group_has_one_role() -> None:
    town = MunicipalityFactory()
    roles.setup_roles()
    # Wagtail's migrations bring two groups of their own; home.site_setup removes them on a new site.
    ours = Group.objects.exclude(name__in=["Moderators", "Editors"])
    assert set(RoleGroup.objects.values_list("group", flat=True)) == set(ours.values_list("pk", flat=True))
    assert YouthOfficeTeam.objects.filter(youth_office=town.youth_office).exists()
