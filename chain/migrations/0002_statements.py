import json
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

RENAMED = {"text": "note", "created_by": "by", "created_at": "said_at"}


def rename_in_revisions(apps: Any, schema_editor: Any) -> None:
    """Older states of a note call its fields by their new names, so that they can be brought back."""
    revisions = apps.get_model("wagtailcore", "Revision").objects
    kind = {"content_type__app_label": "chain", "content_type__model": "gapnote"}
    for revision in revisions.filter(**kind):
        content = revision.content
        if isinstance(content, str):
            content = json.loads(content)
        revision.content = {RENAMED.get(name, name): value for name, value in content.items()}
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("chain", "0001_release_0_1_0"),
        ("directory", "0002_statements"),
    ]

    operations = [
        migrations.RenameField("gapnote", "text", "note"),
        migrations.RenameField("gapnote", "created_by", "by"),
        migrations.RenameField("gapnote", "created_at", "said_at"),
        migrations.AddField(
            "gapnote",
            "offer",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="gap_notes",
                to="directory.offerpage",
                verbose_name="Angebot, das die Lücke schließt",
            ),
        ),
        migrations.RunPython(rename_in_revisions, migrations.RunPython.noop),
    ]
