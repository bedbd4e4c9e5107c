"""What is known of each job: its last run, who runs it now, whether it waits for the worker."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jobs.registry import JOBS, Every, Job

LONGEST_ERROR = 500  # letters


class JobStateQuerySet(models.QuerySet["JobState"]):
    """Narrows the states of jobs."""

    def of(self, job: Job, host: str) -> JobStateQuerySet:
        """Return the one state of ``job``: that of ``host`` where every host runs it."""
        return self.filter(name=job.name, host=host if job.per_host else "")

    def due(self, job: Job, now: datetime) -> JobStateQuerySet:
        """Return the states in which ``job`` is due again."""
        if job.every is Every.TICK:
            return self
        never = Q(succeeded_at=None)
        if job.every is Every.ONCE:
            return self.filter(never)
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        # Of tomorrow: noted before the machine's clock was set back.
        return self.filter(never | Q(succeeded_at__lt=today) | Q(succeeded_at__gt=now + timedelta(days=1)))

    def free(self, job: Job, now: datetime) -> JobStateQuerySet:
        """Return the states in which nobody runs ``job``; a lease that is too long is of another clock."""
        return self.filter(Q(lease_until=None) | Q(lease_until__lte=now) | Q(lease_until__gt=now + job.lease))


class JobState(models.Model):
    """A job on the whole site, or on one host. A run that has begun and not ended holds the lease."""

    class Outcome(models.TextChoices):
        """How the last run came out."""

        NEVER = "never", _("noch nie gelaufen")
        WELL = "well", _("in Ordnung")
        FAILED = "failed", _("gescheitert")
        RUNNING = "running", _("läuft gerade")
        INTERRUPTED = "interrupted", _("abgebrochen")
        QUEUED = "queued", _("wartet auf die Hintergrundarbeit")

    name = models.CharField(max_length=60)
    host = models.CharField(_("Server"), max_length=120, blank=True)
    started_at = models.DateTimeField(_("Zuletzt begonnen"), null=True)
    succeeded_at = models.DateTimeField(null=True)  # when the last run that went well began
    duration = models.DurationField(_("Dauer"), null=True)
    rows = models.PositiveIntegerField(_("Zeilen"), null=True)
    error = models.CharField(_("Fehler"), max_length=LONGEST_ERROR, blank=True)
    queued_until = models.DateTimeField(null=True)
    lease_owner = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True)

    objects = JobStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("Regelmäßige Arbeit")
        verbose_name_plural = _("Regelmäßige Arbeiten")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["name", "host"], name="one_state_of_a_job")]

    def __str__(self) -> str:
        return f"{self.label} ({self.host})" if self.host else str(self.label)

    @property
    def job(self) -> Job:
        """The job. Raises KeyError for one that this version does not know."""
        return JOBS[self.name]

    @property
    def label(self) -> str | Promise:
        """What the job does, in words."""
        return self.job.label if self.name in JOBS else self.name

    @property
    def every(self) -> str:
        """How often the job is due, in words."""
        return str(self.job.every.label)

    @property
    def outcome(self) -> Outcome:
        """How the last run came out, or what is happening now."""
        if self.lease_owner:
            is_over = self.lease_until is None or self.lease_until <= timezone.now()
            return self.Outcome.INTERRUPTED if is_over else self.Outcome.RUNNING
        if self.error:
            return self.Outcome.FAILED
        if self.queued_until:
            return self.Outcome.QUEUED
        return self.Outcome.WELL if self.succeeded_at else self.Outcome.NEVER

    @property
    def outcome_text(self) -> str:
        """The outcome in words, with the reason where the job failed."""
        return f"{self.outcome.label}: {self.error}" if self.error else str(self.outcome.label)

    @property
    def seconds(self) -> float | None:
        """How long the last run took that ended, in seconds."""
        return None if self.duration is None else round(self.duration.total_seconds(), 1)
