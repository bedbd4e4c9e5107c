"""Telephone numbers of entries, which are all made again to have them."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

BATCH = 1_000


def mark_entries(apps: Any, schema_editor: Any) -> None:
    """Have every entry made again."""
    entries = apps.get_model("search", "Entry").objects.filter(deleted=False)
    mark = apps.get_model("search", "Mark")
    rows = entries.values_list("content_type_id", "object_id").iterator(BATCH)
    mark.objects.bulk_create(
        (mark(content_type_id=content_type, object_id=pk) for content_type, pk in rows), batch_size=BATCH
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0008_synonyms_by_name")]

    operations = [
        migrations.AddField("entry", "phones", models.JSONField(blank=True, default=list)),
        migrations.RunPython(mark_entries, migrations.RunPython.noop, elidable=True),
    ]
