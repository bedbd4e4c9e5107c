"""What ``make run`` starts: database, demo content if there is none, search index, workers and server.

Every step says what it does; a second start finds everything in place and takes seconds.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

HOST = "127.0.0.1"


def main() -> int:
    """Prepare the site, run workers and server until the server or the user ends; give the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    port = int(os.environ.get("PORT", "8000"))
    if _taken(port):
        print(f"Port {port} ist belegt. Mit «PORT=8001 make run» geht es auf einem anderen.")
        return 1
    os.environ.setdefault("BASE_URL", f"http://{HOST}:{port}")

    import django

    django.setup()
    from intranet.older_database import ADVICE, refusal, unknown_migrations

    if unknown := unknown_migrations():
        print(f"{refusal(unknown)}\n{ADVICE}")
        return 1
    _prepare()
    return _serve(port)


def _taken(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _prepare() -> None:
    from django.core.management import call_command
    from django.db import transaction
    from wagtail.models import Page

    from accounts.roles import setup_roles
    from demo.loading import load_demo
    from search.api import catch_up_all

    _step("Datenbank")
    call_command("migrate", verbosity=0, interactive=False)
    # The root and Wagtail's welcome page are there from the start; content begins below.
    if not Page.objects.filter(depth__gt=2).exists():
        _step("Beispielinhalte (einmalig)")
        # All or nothing: a start that is broken off begins anew next time.
        with transaction.atomic():
            load_demo(lambda part: print(f"  {part} …", flush=True))
    _step("Rollen und Rechte")
    setup_roles()
    _step("Suchindex")
    for engine, problem in catch_up_all().items():
        print(f"  {engine}: {problem}")


def _step(what: str) -> None:
    print(f"• {what} …", flush=True)


def _serve(port: int) -> int:
    from django.conf import settings

    from demo.people import announce

    # Mail has a process of its own: a sign-in code waits for no document that is being read.
    workers = [
        Kept([sys.executable, "manage.py", "db_worker", "--verbosity", "0"]),
        Kept([sys.executable, "manage.py", "send_mails", "--watch"]),
    ]
    if settings.DEBUG:
        server_command = [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]
    else:
        server_command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *(
                "--host",
                HOST,
                "--port",
                str(port),
                "--workers",
                "1",
                "--blocking-threads",
                "4",
                "--no-ws",
                "--no-access-log",
            ),
            "intranet.wsgi:application",
        ]
    server = subprocess.Popen(server_command)
    print(f"\nPräventionsnetz läuft: http://{HOST}:{port}\n")
    print(announce())
    print("\nBeenden mit Strg+C.", flush=True)
    return _wait(server, workers)


class Kept:
    """A process that is started again when it ends, with a pause that grows while it does not stay."""

    FIRST_PAUSE, LONGEST_PAUSE, STAYED = 1.0, 60.0, 60.0  # seconds

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._pause = self.FIRST_PAUSE
        self._ended: float | None = None
        self._start()

    def _start(self) -> None:
        self.process = subprocess.Popen(self._command)
        self._begun = time.monotonic()

    def look(self) -> None:
        """Start the process again if it has ended and the pause is over."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        if self._ended is None:
            self._ended = now
            if now - self._begun > self.STAYED:
                self._pause = self.FIRST_PAUSE
            print(f"\n{self._command[2]} wurde beendet und wird neu gestartet.", flush=True)
        elif now - self._ended >= self._pause:
            self._pause = min(self._pause * 2, self.LONGEST_PAUSE)
            self._ended = None
            self._start()


def _wait(server: subprocess.Popen[bytes], workers: list[Kept]) -> int:
    """Wait until the server or the user ends, keep the workers running, then end all; give the exit code."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    code = 0
    try:
        while server.poll() is None:
            for worker in workers:
                worker.look()
            time.sleep(0.5)
        code = server.returncode
    except KeyboardInterrupt:
        print("\nWird beendet …")
    processes = [server, *(worker.process for worker in workers)]
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    for process in processes:
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
    return code


if __name__ == "__main__":
    sys.exit(main())
