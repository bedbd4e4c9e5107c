"""Production refuses to start with anything missing or unsafe."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

from accounts.models import User
from intranet.demo_accounts import refuse_demo_accounts
from tests.needs import ROOT

COMPLETE = {
    "SECRET_KEY": "x7Kq" * 20,
    "BASE_URL": "https://praevention.example.org",
    "EMAIL_URL": "smtp://localhost:25",
}


def _load(monkeypatch: pytest.MonkeyPatch, **environment: str | None) -> ModuleType:
    for name, value in (COMPLETE | environment).items():
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    for name in ("intranet.settings.production", "intranet.settings.base"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return importlib.import_module("intranet.settings.production")


def test_complete_settings_load(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _load(monkeypatch).ALLOWED_HOSTS == ["praevention.example.org"]


def test_further_names_of_the_site_are_added_to_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = _load(monkeypatch, ALLOWED_HOSTS="intern.example.org").ALLOWED_HOSTS
    assert hosts == ["praevention.example.org", "intern.example.org"]


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY": "demo-only-secret-that-production-refuses-to-start-with"}, "SECRET_KEY"),
        ({"DEBUG": "1"}, "DEBUG"),
        ({"BASE_URL": None}, "BASE_URL"),
        ({"BASE_URL": "http://praevention.example.org"}, "BASE_URL"),
        ({"EMAIL_URL": None}, "EMAIL_URL"),
    ],
)
def test_it_refuses_what_is_missing_or_unsafe(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str | None], message: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=message):
        _load(monkeypatch, **environment)


@pytest.mark.django_db
def test_active_demo_accounts_stop_the_start() -> None:
    User.objects.create_user("Koordination@praeventionsnetz.example", "geheim-und-bekannt")
    with pytest.raises(ImproperlyConfigured, match="demo accounts"):
        refuse_demo_accounts()


@pytest.mark.django_db
def test_deactivated_demo_accounts_do_not() -> None:
    User.objects.create_user("a@praeventionsnetz.example", "geheim-und-bekannt", is_active=False)
    refuse_demo_accounts()


# What a real site runs, with the demo out of reach; ``make run`` alone fills a site with it.
WITHOUT_DEMO = """
import importlib, pkgutil, sys
sys.modules["demo"] = None
import intranet.wsgi, intranet.urls
for module in pkgutil.walk_packages(intranet.__path__, "intranet."):
    if module.name != "intranet.launch" and not module.name.startswith("intranet.settings"):
        importlib.import_module(module.name)
from django.apps import apps
from django.core.management import get_commands
assert not apps.is_installed("demo")
assert "demo" not in get_commands() and "remove_demo_accounts" in get_commands()
"""


def test_nothing_of_the_demo_is_part_of_a_real_site(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "ELASTICSEARCH_URL")
        },
        **COMPLETE,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.production",
        "DATA_DIR": str(tmp_path),
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WITHOUT_DEMO],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_image_leaves_the_demo_out() -> None:
    assert "demo" in (ROOT / ".dockerignore").read_text("utf-8").split()
