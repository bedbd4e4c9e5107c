"""The site in a process of its own, as in production, for as long as browsers need it.

    python -m tests.e2e.server DIRECTORY DATABASE MAIL_PORT

serves what is in that directory and database on a free port, prints the port, and ends when its input does.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from tests.needs import ROOT


def settings_for(directory: Path, mail_port: int) -> dict[str, Any]:
    """Return the settings of the site, for the server and for the tests that look at what it has done."""
    return {
        "MEDIA_ROOT": directory / "uploads",
        "SEARCH_INDEX_DIR": directory / "search",
        "ELASTICSEARCH_INDEX": f"e2e-{directory.name}-{mail_port}",
        "CACHES": {
            "default": {
                "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
                "LOCATION": directory / "cache",
            }
        },
        "EMAIL_BACKEND": "mail.backend.OutboxBackend",
        "MAIL_TRANSPORT": "mail.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": mail_port,
        "DEMO": True,
    }


@contextmanager
def serving(directory: Path, database: str, mail_port: int) -> Iterator[str]:
    """Serve the site within; gives its address without a slash at the end."""
    command = [sys.executable, "-m", "tests.e2e.server", str(directory), database, str(mail_port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603
        assert process.stdout
        port = process.stdout.readline().strip()
        assert port, "the server has not started"
        yield f"http://localhost:{port}"
        process.communicate()


def main(directory: Path, database: str, mail_port: int) -> None:
    """Serve until the input ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.test")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    for name, value in settings_for(directory, mail_port).items():
        setattr(settings, name, value)
    django.setup()
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.test.testcases import QuietWSGIRequestHandler

    server = ThreadedWSGIServer(("localhost", 0), QuietWSGIRequestHandler)
    server.set_app(StaticFilesHandler(WSGIHandler()))
    Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
