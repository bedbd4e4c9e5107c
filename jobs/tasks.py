"""What the worker does of the jobs."""

from django_tasks import task

from jobs.registry import JOBS
from jobs.running import run


@task()
def run_job(name: str) -> None:
    """Run the job ``name`` if it is still due, and if this version still has it."""
    if name in JOBS:
        run(JOBS[name])
