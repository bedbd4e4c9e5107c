"""Who may enter the administration, asked with one query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission

from accounts.models import User
from core.admin_access import may_enter_admin

pytestmark = pytest.mark.django_db


def _access() -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")


def _with_another_right(user: User) -> None:
    user.user_permissions.add(Permission.objects.exclude(pk=_access().pk)[0])


def _with_the_right(user: User) -> None:
    user.user_permissions.add(_access())


def _in_a_group_with_it(user: User) -> None:
    group = Group.objects.create(name="Redaktion")
    group.permissions.add(_access())
    user.groups.add(group)


def _another_has_it(user: User) -> None:
    _with_the_right(User.objects.create_user("andere@example.org", None))


def _no_longer_active(user: User) -> None:
    _with_the_right(user)
    user.is_active = False


def _superuser(user: User) -> None:
    user.is_superuser = True


def _inactive_superuser(user: User) -> None:
    user.is_superuser, user.is_active = True, False


EXPECTED: dict[Callable[[User], None], bool] = {
    _with_another_right: False,
    _with_the_right: True,
    _in_a_group_with_it: True,
    _another_has_it: False,
    _no_longer_active: False,
    _superuser: True,
    _inactive_superuser: False,
}


@pytest.mark.parametrize("prepare", EXPECTED)
def test_it_is_the_permission_that_django_knows(prepare: Callable[[User], None], reader: User) -> None:
    prepare(reader)
    reader.save()
    found = may_enter_admin(User.objects.get(pk=reader.pk))
    assert found == User.objects.get(pk=reader.pk).has_perm("wagtailadmin.access_admin") == EXPECTED[prepare]


def test_who_is_not_signed_in_may_not() -> None:
    assert may_enter_admin(AnonymousUser()) is False


def test_it_costs_one_query(reader: User, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        may_enter_admin(reader)


def test_it_costs_none_where_permissions_were_read(reader: User, django_assert_num_queries: Any) -> None:
    reader.has_perm("core.view_topic")
    with django_assert_num_queries(0):
        may_enter_admin(reader)
