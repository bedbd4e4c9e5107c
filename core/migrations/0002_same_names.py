"""Tags of one name are refused by a column of small letters, not by an index on LOWER, which SQLite reads as ASCII."""

from typing import Any

from django.db import migrations

import core.letter_case
from core.letter_case import fill_same_names


def fill(apps: Any, schema_editor: Any) -> None:
    """Fill the new column; of two tags of one name the older one gets all that is tagged."""
    Tag = apps.get_model("core", "Tag")
    for kept, twin in fill_same_names(Tag, "same_name"):
        for model, place in (("PageTag", ("content_object",)), ("TaggedFile", ("content_type", "object_id"))):
            for row in apps.get_model("core", model).objects.filter(tag=twin):
                if (
                    type(row)
                    .objects.filter(tag=kept, **{name: getattr(row, name) for name in place})
                    .exists()
                ):
                    row.delete()
                else:
                    row.tag = kept
                    row.save()
        twin.delete()


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="tag", name="tag_name_unique_ignoring_case"),
        migrations.AddField(
            model_name="tag",
            name="same_name",
            field=core.letter_case.SameNameField(
                default="", editable=False, max_length=255, source="name", unique=False
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
