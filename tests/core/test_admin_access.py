"""Who is led to the administration: those who may enter it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.context_processors import PermWrapper
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import User

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
    user = User.objects.get(pk=reader.pk)
    menu = render_to_string("components/account_menu.html", {"user": user, "perms": PermWrapper(user)})
    assert (reverse("wagtailadmin_home") in menu) == EXPECTED[prepare]


def test_who_is_not_signed_in_may_not() -> None:
    user = AnonymousUser()
    menu = render_to_string("components/account_menu.html", {"user": user, "perms": PermWrapper(user)})
    assert reverse("wagtailadmin_home") not in menu
