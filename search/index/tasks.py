"""What the worker does for search."""

import logging

from django_tasks import task

from search.index.sync import catch_up_all

logger = logging.getLogger(__name__)


@task()
def catch_up_task() -> None:
    """Make the entries of all marks and bring every index up to date."""
    catch_up_all(lambda done, due: logger.info("Search: %s of %s marks handled", done, due))
