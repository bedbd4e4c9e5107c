"""``manage.py setup_roles``: makes groups and permissions from the table and repairs them."""

from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import RoleGroup
from accounts.roles import setup_roles


class Command(BaseCommand):
    """Bring groups and permissions in line with accounts/role_table.py."""

    help = "Legt Gruppen und Rechte aus der Rollentabelle an und stellt sie richtig."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the set-up and say how many groups there are."""
        setup_roles()
        self.stdout.write(f"{RoleGroup.objects.count()} Gruppen sind eingerichtet.")
