"""How apps say what is to be done regularly.

An app registers each of its jobs once, in ``AppConfig.ready``::

    JOBS.register(Job("links", _("Links nach außen prüfen"), check_links, Every.TICK, in_background=True))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.registry import Registry


class Every(models.TextChoices):
    """How often a job is due. One that fails is due again with the next ``tick``, whatever this says."""

    TICK = "tick", _("bei jedem Lauf")
    DAY = "day", _("täglich")
    ONCE = "once", _("einmal")


class JobFailed(Exception):
    """A job could not do all it had to. Its words are shown and logged: they must not repeat content."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is due again and again.

    ``run`` does what is due now and returns how many rows that were, or None where nothing is counted; it has
    to bear being ended at any moment and beginning again. ``in_background``: takes so long that it is left to
    the worker. ``per_host``: every host has to do it, for what it keeps itself. ``lease``: after so long a
    run that has not ended counts as dead, and the next may begin. Jobs run in the order of ``order``.
    """

    name: str
    label: str | Promise
    run: Callable[[], int | None]
    every: Every
    in_background: bool = False
    per_host: bool = False
    lease: timedelta = timedelta(minutes=10)
    order: int = 100


JOBS: Registry[Job] = Registry()
