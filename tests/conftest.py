"""Fixtures that every test may use."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client, TransactionTestCase, override_settings
from django.test.client import store_rendered_templates
from pytest_django.plugin import blocking_manager_key

from accounts.models import User
from accounts.roles import coordination_group, setup_roles
from home.models import HomePage
from tests.database_copy import migrated_once
from tests.emptying import empty_database
from tests.leftovers import remember_rows, rows_left
from tests.scheduling import rank, scheduler
from tests.search.each_engine import remove_indexes
from tests.shares import leave_out_what_runs_elsewhere
from tests.tree import lay_ground, make_home

# Tests that run at once each have their own.
SERVER_INDEX = f"test-{os.getpid()}"
_NUMBERS = itertools.count()
SMALLEST_PARTS = ("django/forms/", "wagtailadmin/shared/")


def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    """Keep together what is made once for many tests, see ``tests.scheduling``."""
    return scheduler(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what CI runs elsewhere; let processes that share the suite begin with what takes longest."""
    leave_out_what_runs_elsewhere(config, items)
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: rank(item.nodeid))


def pytest_collection_finish() -> None:
    """Do not look for garbage among what is imported, which stays; looking takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After tests with real transactions, which leave an empty database, lay the ground for others again."""
    result = yield
    # After the last one there is no test database any more.
    if nextitem is not None and _empties(item) and not _empties(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            lay_ground()
    return result


def _empties(item: pytest.Item) -> bool:
    """Tell whether the database is emptied after a test."""
    marker = item.get_closest_marker("django_db")
    asked = "transactional_db" in getattr(item, "fixturenames", ())
    return asked or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def _own_directories(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give every test its own uploads and its own search index, made when something is written there."""
    base, number = tmp_path_factory.getbasetemp(), next(_NUMBERS)
    settings.MEDIA_ROOT = base / f"uploads-{number}"
    settings.SEARCH_INDEX_DIR = base / f"search-{number}"


@pytest.fixture(autouse=True, scope="session")
def _own_index_and_mail(django_test_environment: None) -> Iterator[None]:
    """Give the tests of this process an index of their own on a server, and send mail as the site does.

    Django's test runner would go past the table of outgoing mail. The sender hands it to ``mail.outbox``, at
    once as tasks run at once here (tests/mail/conftest.py has them wait).
    """
    with override_settings(ELASTICSEARCH_INDEX=SERVER_INDEX, EMAIL_BACKEND="mail.backend.OutboxBackend"):
        yield


@pytest.fixture(autouse=True, scope="session")
def _empty_quickly() -> Iterator[None]:
    """Empty the database in a quicker way after tests with real transactions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_database)
        yield


@pytest.fixture(autouse=True, scope="session")
def _keep_contexts_of_pages() -> Iterator[None]:
    """Let ``response.context`` know pages and their parts, but not the thousand icons and widgets of a form,
    to copy whose contexts takes a tenth of the time of a request."""

    def keep(store: Any, signal: Any, sender: Any, template: Any, context: Any, **rest: Any) -> None:
        if not str(template.name).startswith(SMALLEST_PARTS):
            store_rendered_templates(store, signal, sender, template, context, **rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", keep)
        yield


@pytest.fixture(scope="session")
def _database_copy() -> ExitStack:
    """What is open while the test database is made."""
    return ExitStack()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None,
    _database_copy: ExitStack,
    django_db_use_migrations: bool,
    django_db_blocker: Any,
) -> None:
    """Have the test database copied where it was migrated before."""
    if django_db_use_migrations:
        with django_db_blocker.unblock():
            _database_copy.enter_context(migrated_once())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, _database_copy: ExitStack, django_db_blocker: Any) -> None:
    """Make the test database, and lay the ground in it."""
    with django_db_blocker.unblock():
        _database_copy.close()
        lay_ground()
        remember_rows()


@pytest.fixture(autouse=True, scope="module")
def _leave_no_rows(django_db_blocker: Any) -> Iterator[None]:
    """Fail the last test of a file that leaves rows in the database."""
    yield
    with django_db_blocker.unblock():
        assert rows_left() == {}, "this file has left rows in the database"


@pytest.fixture(autouse=True, scope="session")
def _leave_nothing_on_the_server() -> Iterator[None]:
    """Remove at the end what the tests of this process have put on an Elasticsearch server."""
    yield
    if url := os.environ.get("ELASTICSEARCH_URL"):
        remove_indexes(url, SERVER_INDEX)


@pytest.fixture
def home_page(db: None) -> HomePage:
    """The start page below the root of the tree, with a default site."""
    return make_home()


@pytest.fixture
def coordination(client: Client, db: None) -> Client:
    """The browser of somebody from coordination."""
    setup_roles()
    person = User.objects.create_user("koordination@example.org", "ein-langes-passwort")
    person.groups.add(coordination_group())
    client.force_login(person)
    return client


@pytest.fixture
def reader(db: None) -> User:
    """Someone who may read and nothing else."""
    return User.objects.create_user("lesen@example.org", "ein-langes-passwort")


@pytest.fixture
def superuser(db: None) -> User:
    """Someone who may do everything."""
    return User.objects.create_superuser("admin@example.org", "ein-langes-passwort")


@pytest.fixture
def make_group(db: None) -> Any:
    """Make a group with members: ``make_group("Name", user, …)``."""

    def make(name: str, *members: User) -> Group:
        group, _ = Group.objects.get_or_create(name=name)
        group.user_set.add(*members)
        return group

    return make
