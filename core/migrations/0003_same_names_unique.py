"""The database refuses two tags of one name; apart from 0002, since PostgreSQL alters no table with rows under way."""

from django.db import migrations

import core.letter_case


class Migration(migrations.Migration):
    dependencies = [("core", "0002_same_names")]

    operations = [
        migrations.AlterField(
            model_name="tag",
            name="same_name",
            field=core.letter_case.SameNameField(
                default="", editable=False, max_length=255, source="name", unique=True
            ),
        ),
    ]
