"""Jobs of the tests' own beside none of the site's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.registry import Registry
from jobs import due, models, queue, state, tasks
from jobs.registry import Every, Job


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry[Job]:
    """An empty list of jobs in the place of the site's."""
    jobs: Registry[Job] = Registry()
    for module in (due, models, queue, state, tasks):
        monkeypatch.setattr(module, "JOBS", jobs)
    return jobs


@pytest.fixture
def add(registry: Registry[Job]) -> Callable[..., Job]:
    """Register a job by its name; without ``run`` it does nothing."""

    def register(name: str, run: Any = lambda: None, every: Every = Every.TICK, **rest: Any) -> Job:
        return registry.register(Job(name, name.title(), run, every, **rest))

    return register


@pytest.fixture
def queued(settings: Any) -> None:
    """Queue tasks as on a real site, where no worker runs here."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
