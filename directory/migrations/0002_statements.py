from datetime import date, datetime, time
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.utils import timezone


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def fill_said_at(apps: Any, schema_editor: Any) -> None:
    """What was said on a day was said at noon; a closure at the latest when it began."""
    now = timezone.now()
    for row in apps.get_model("directory", "Availability").objects.all():
        row.said_at = min(noon(row.said_on), now)
        row.save(update_fields=["said_at"])
    for row in apps.get_model("directory", "Closure").objects.all():
        row.said_at = min(noon(row.starts_on), now)
        row.save(update_fields=["said_at"])


def said_at() -> models.DateTimeField:
    return models.DateTimeField(
        db_index=True, default=django.utils.timezone.now, editable=False, verbose_name="gesagt am"
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_release_0_1_0")]

    operations = [
        migrations.RenameField("confirmation", "confirmed_at", "said_at"),
        migrations.RenameField("providerproposal", "at", "said_at"),
        migrations.RenameField("closure", "reason", "note"),
        migrations.AddField("availability", "said_at", said_at()),
        migrations.AddField("closure", "said_at", said_at()),
        migrations.RunPython(fill_said_at, migrations.RunPython.noop),
        migrations.RemoveField("availability", "said_on"),
        migrations.AlterField(
            "availability",
            "offer",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="availabilities",
                to="directory.offerpage",
            ),
        ),
    ]
