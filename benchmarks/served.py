"""The site of a benchmark served as ``make run`` serves it: granian as a process of its own."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

HOST = "127.0.0.1"
SERVER = (
    *("-m", "granian", "--interface", "wsgi", "--host", HOST, "--no-ws"),
    *("--blocking-threads", "4", "--log-level", "warning", "--no-access-log"),
)
APPLICATION = "intranet.wsgi:application"
PATIENCE = 300  # seconds


@contextmanager
def web_worker(
    workers: int = 1, application: str = APPLICATION, **environment: str
) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Start web workers on a free port and wait until they answer; give their process and the port.

    ``environment`` holds variables besides those of this process.
    """
    port = _free_port()
    options = ["--workers", str(workers), "--port", str(port)]
    with started([*SERVER, *options, application], **environment) as process:
        wait(lambda: _answers(port))
        yield process, port


@contextmanager
def started(arguments: list[str], **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python with ``arguments`` and end it with the block."""
    process = subprocess.Popen(  # noqa: S603 - nothing from outside
        [sys.executable, *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def session_of_a_reader() -> tuple[str, str]:
    """Sign a new reader in; give the name of the session's cookie and its key."""
    from django.conf import settings
    from django.test import Client

    from accounts.models import User

    client = Client(SERVER_NAME=HOST)
    client.force_login(User.objects.create_user("reader@benchmark.example", None))
    return settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value


def get(port: int, address: str, cookie: str) -> None:
    """Ask for a page; raises RuntimeError for anything but 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", address, headers={"Cookie": cookie, "Host": f"{HOST}:{port}"})
        status = connection.getresponse().status
    finally:
        connection.close()
    if status != 200:
        raise RuntimeError(f"{address} answered {status}")


def _answers(port: int) -> bool:
    try:
        get(port, "/health/", "")
    except (OSError, http.client.HTTPException):
        return False
    return True


def wait(done: Callable[[], bool]) -> None:
    """Ask ``done`` until it says yes. Raises TimeoutError after five minutes."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
