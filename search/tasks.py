"""What the worker does for search."""

from django_tasks import task

from search.catching_up import catch_up_all


@task()
def catch_up_task() -> None:
    """Make the entries of all marks and bring every index up to date."""
    catch_up_all()
