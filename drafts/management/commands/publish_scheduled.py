"""Ends and publishes what is due, in place of Wagtail's command, which takes a plan along with what ends."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from drafts.due import end_due_pages, publish_due_plans


class Command(WagtailCommand):
    """Ends the pages whose time is up, then publishes what is planned for now."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or with ``--dryrun`` only say what would be done."""
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        end_due_pages()
        _published, problems = publish_due_plans()
        if problems:
            raise CommandError("; ".join(problems))
