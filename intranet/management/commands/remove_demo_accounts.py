"""Close the demo accounts, so that a site that was tried out may become a real one."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from intranet.demo_accounts import active_demo_accounts


class Command(BaseCommand):
    """Deactivates every account that the demo made."""

    help = "Sperrt alle Demo-Konten, sonst nichts."

    def handle(self, *args: Any, **options: Any) -> None:
        """Deactivate them and say how many there were."""
        self.stdout.write(f"{active_demo_accounts().update(is_active=False)} Demo-Konten gesperrt.")
