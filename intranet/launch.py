"""What ``make run`` starts: database, demo content if there is none, search index, worker and server.

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
    """Prepare the site, run worker and server until one of them or the user ends; give the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    port = int(os.environ.get("PORT", "8000"))
    if _taken(port):
        print(f"Port {port} ist belegt. Mit «PORT=8001 make run» geht es auf einem anderen.")
        return 1
    os.environ.setdefault("BASE_URL", f"http://{HOST}:{port}")

    import django

    django.setup()
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
    from home.demo.loading import load_demo
    from search.catching_up import catch_up_all

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

    from home.demo.people import announce

    worker = subprocess.Popen([sys.executable, "manage.py", "db_worker", "--verbosity", "0"])
    if settings.DEBUG:
        server_command = [sys.executable, "manage.py", "runserver", f"{HOST}:{port}"]
    else:
        server_command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi"),
            *("--host", HOST, "--port", str(port), "--workers", "1", "--blocking-threads", "4", "--no-ws"),
            "intranet.wsgi:application",
        ]
    server = subprocess.Popen(server_command)
    print(f"\nPräventionsnetz läuft: http://{HOST}:{port}\n")
    print(announce())
    print("\nBeenden mit Strg+C.", flush=True)
    return _wait([server, worker])


def _wait(processes: list[subprocess.Popen[bytes]]) -> int:
    """Wait until a process or the user ends, then end the others; give the first one's exit code."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    code = 0
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        code = next(process.returncode for process in processes if process.returncode is not None)
    except KeyboardInterrupt:
        print("\nWird beendet …")
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
