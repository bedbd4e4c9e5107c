"""Invitations say whether their mail was refused, now that it is sent later."""

from typing import Any

from django.db import migrations, models
from django.db.models import F


def note_unsent(apps: Any, schema_editor: Any) -> None:
    """What had no date of sending could not be sent."""
    invitations = apps.get_model("accounts", "Invitation").objects
    invitations.filter(sent_at=None, accepted_at=None).update(unsent_at=F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_phone_numbers")]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="unsent_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunPython(note_unsent, migrations.RunPython.noop),
    ]
