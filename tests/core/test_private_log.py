"""The log names no titles, no words of searches and nothing that somebody has entered."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, OperationalError
from django.test import RequestFactory
from django.urls import resolve

from core.private_log import PrivateFormatter, told
from home.models import HomePage
from intranet.log_settings import logging_config
from tests.directory.factories import DirectoryPageFactory, OfferFactory
from tests.needs import ROOT
from tests.network.factories import BodyFactory, NetworkIndexFactory
from tests.search.processes import database_url

CANARY = "Kanarienvogel"


def line(message: str, *args: Any, error: BaseException | None = None, **extra: Any) -> str:
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, message, args, info)
    record.__dict__.update(extra)
    return PrivateFormatter("%(name)s %(message)s").format(record)


def raised(error: BaseException, cause: BaseException | None = None) -> BaseException:
    try:
        raise error from cause
    except BaseException as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError(CANARY), "ValueError"),
        (IntegrityError(f"Key (slug)=({CANARY}) exists"), "django.db.utils.IntegrityError"),
        (KeyError(CANARY), "KeyError"),
        (
            OSError(28, "No space left on device", f"/uploads/{CANARY}.pdf"),
            "OSError: ENOSPC No space left on device",
        ),
        (UnicodeEncodeError("ascii", CANARY, 0, 1, CANARY), "UnicodeEncodeError"),
        (
            OperationalError("server closed the connection"),
            "django.db.utils.OperationalError: server closed the connection",
        ),
        (
            ImproperlyConfigured("SECRET_KEY is missing"),
            "django.core.exceptions.ImproperlyConfigured: SECRET_KEY is missing",
        ),
    ],
)
def test_an_exception_is_told_without_what_it_repeats(error: Exception, words: str) -> None:
    assert told(error) == words
    text = line("It failed: %s", error, error=raised(error))
    assert (CANARY in text, words in text, "test_private_log.py" in text) == (False, True, True)


def test_what_stands_behind_an_exception_is_told_too() -> None:
    text = line("It failed", error=raised(RuntimeError(CANARY), raised(ValueError(CANARY))))
    assert text.index("ValueError") < text.index("RuntimeError")
    assert CANARY not in text


@pytest.mark.parametrize("path", [f"/suche/?q={CANARY}", f"/netz/{CANARY.lower()}/", "/dateien/geheim.pdf"])
def test_a_request_is_named_by_the_pattern_of_its_address(path: str) -> None:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(request.path)  # type: ignore[assignment]
    text = line("%s: %s", "Not Found", request.path, request=request, status_code=404)
    assert (CANARY.lower() in text.lower(), "geheim" in text, "404 GET /" in text) == (False, False, True)


def test_a_page_is_named_by_its_number(home_page: HomePage) -> None:
    home_page.title = CANARY
    assert line("The links of %s were not taken in", home_page) == (
        f"x The links of home.HomePage {home_page.pk} were not taken in"
    )


def test_what_wagtail_says_of_saved_pages_is_not_logged_at_any_level() -> None:
    loggers = logging_config("DEBUG")["loggers"]
    assert loggers["wagtail"]["level"] == "WARNING"
    assert "mail_admins" not in str(loggers["django"]["handlers"])


# A real site


@pytest.fixture
def served(home_page: HomePage, tmp_path: Path, transactional_db: None) -> Iterator[tuple[int, str, Path]]:
    """A served copy of the test database with canary words, as somebody who has signed in; give port, cookie
    and log."""
    network = NetworkIndexFactory(parent=home_page)
    BodyFactory(parent=network, title=f"Rat {CANARY}", slug=f"rat-{CANARY.lower()}", private=True)
    OfferFactory(parent=DirectoryPageFactory(parent=home_page), title=f"Hilfe {CANARY}")
    log = tmp_path / "log"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "intranet.settings.dev",
        "DATABASE_URL": database_url(tmp_path),
        "DATA_DIR": str(tmp_path / "data"),
        "LOG_LEVEL": "DEBUG",
        "LINK_CHECK": "0",
    }
    enter = (
        "import django; django.setup()\n"
        "from importlib import import_module\n"
        "from django.conf import settings\n"
        "from accounts.models import User\n"
        "import time\n"
        "user = User.objects.create_superuser('kanarie@example.org', 'ein-langes-passwort')\n"
        "session = import_module(settings.SESSION_ENGINE).SessionStore()\n"
        "session['_auth_user_id'] = str(user.pk)\n"
        "session['_auth_user_backend'] = 'django.contrib.auth.backends.ModelBackend'\n"
        "session['_auth_user_hash'] = user.get_session_auth_hash()\n"
        "session['signed_in_at'] = int(time.time())\n"
        "session.create(); print(session.session_key)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", enter], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--no-access-log", "intranet.wsgi:application"]
    with log.open("w") as output:
        server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=output, stderr=output)  # noqa: S603
    try:
        for _attempt in range(300):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.1)
        yield port, done.stdout.strip().splitlines()[-1], log
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_the_log_of_a_served_site_tells_nothing(served: tuple[int, str, Path]) -> None:
    port, session, log = served

    def ask(method: str, path: str, signed_in: bool = True, **form: str) -> int:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Cookie": f"csrftoken={'a' * 32}" + (f"; sessionid={session}" if signed_in else "")}
        body = None
        if form:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": "a" * 32}
            body = urlencode(form)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status

    word = quote(CANARY)
    found = {
        "search": ask("GET", f"/suche/?q={word}"),
        "suggestions": ask("GET", f"/suche/vorschlaege/?q={word}"),
        "odd search": ask("GET", f"/suche/?q={word}&seite=99999999999999999999&alter={word}"),
        "missing": ask("GET", f"/{word}/gibt/es/nicht/"),
        "private": ask("GET", f"/netz/rat-{CANARY.lower()}/", signed_in=False),
        "file": ask("GET", f"/dateien/documents/{word}.pdf"),
        "administration": ask("GET", f"/admin/pages/search/?q={word}"),
        "no token": ask("POST", f"/konto/anmelden/?next=/{word}/", signed_in=False, login=CANARY),
        "strange host": ask("GET", f"/?{word}"),
    }
    assert found["search"] == 200
    assert found["missing"] == 404
    # A refusal that did not wait for the body leaves the connection as it was.
    kept = HTTPConnection("127.0.0.1", port, timeout=60)
    for _number in range(5):
        kept.request("POST", "/konto/anmelden/", f"login={CANARY}" + "x" * 200_000)
        refusal = kept.getresponse()
        refusal.read()
        assert (refusal.status, refusal.will_close) == (403, False)
    kept.close()
    text = log.read_text()
    assert "WARNING django.request 404 GET" in text  # the log is there, and says where
    assert CANARY.lower() not in text.lower()
