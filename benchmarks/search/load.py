"""Asks pages over HTTP: one after the other for the time of each, eight at once for how many a second."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.served import HOST

CONCURRENCY = 8


@dataclass(frozen=True)
class Target:
    """A server: its port, the cookie of somebody signed in (or ""), the addresses to ask in turn."""

    port: int
    cookie: str
    addresses: Sequence[str]


def ask_once(target: Target, number: int) -> tuple[float, int]:
    """Ask for the address with this number; give milliseconds and bytes."""
    with _connection(target) as connection:
        began = time.perf_counter()
        size = _ask(connection, target, target.addresses[number % len(target.addresses)])
        return (time.perf_counter() - began) * 1000, size


def per_second(target: Target, seconds: float) -> float:
    """Ask from ``CONCURRENCY`` connections for so many seconds; give the answers a second."""
    end = time.perf_counter() + seconds
    counts = [0] * CONCURRENCY

    def work(place: int) -> None:
        turn = itertools.cycle(target.addresses[place * 5 :] or target.addresses)
        with _connection(target) as connection:
            while time.perf_counter() < end:
                _ask(connection, target, next(turn))
                counts[place] += 1

    began = time.perf_counter()
    threads = [threading.Thread(target=work, args=(place,)) for place in range(CONCURRENCY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - began)


@contextmanager
def _connection(target: Target) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(HOST, target.port, timeout=120)
    connection.connect()
    try:
        yield connection
    finally:
        connection.close()


def _ask(connection: http.client.HTTPConnection, target: Target, address: str) -> int:
    headers = {"Host": f"{HOST}:{target.port}", "Accept-Encoding": "gzip"}
    if target.cookie:
        headers["Cookie"] = target.cookie
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    size = len(response.read())
    if response.status != 200:
        raise RuntimeError(f"{address} answered {response.status}")
    return size
