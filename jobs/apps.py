"""Configuration of the jobs app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Registers the jobs app with Django, and the one job that is its own."""

    name = "jobs"
    verbose_name = "Regelmäßige Arbeiten"

    def ready(self) -> None:
        """Have old tasks of the worker forgotten every day."""
        from jobs.queue import forget_old_tasks
        from jobs.registry import JOBS, Every, Job

        label = _("Erledigte Hintergrundarbeiten vergessen")
        JOBS.register(Job("old_tasks", label, forget_old_tasks, Every.DAY))
