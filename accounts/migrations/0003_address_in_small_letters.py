"""Addresses are stored in small letters, so that being unique is enough; SQLite's LOWER knows ASCII only."""

from typing import Any

from django.db import migrations

from core.letter_case import lower


def write_small(apps: Any, schema_editor: Any) -> None:
    """Store addresses as they are looked up; one that another account has in that form stays as it is."""
    User = apps.get_model("accounts", "User")
    for user in User.objects.all():
        small = lower(user.email)
        if small != user.email and not User.objects.filter(email=small).exists():
            User.objects.filter(pk=user.pk).update(email=small)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="user", name="user_email_unique_ignoring_case"),
        migrations.RunPython(write_small, migrations.RunPython.noop),
    ]
