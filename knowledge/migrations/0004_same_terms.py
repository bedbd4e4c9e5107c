"""Terms of one name are refused by a column of small letters, not by an index on LOWER, which SQLite reads as ASCII."""

from typing import Any

from django.db import migrations

import core.letter_case
from core.letter_case import fill_same_names


def fill(apps: Any, schema_editor: Any) -> None:
    """Fill the new column; two terms of one name both stay, and whoever edits one is told."""
    fill_same_names(apps.get_model("knowledge", "GlossaryTerm"), "same_term")


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0003_listing_block")]

    operations = [
        migrations.RemoveConstraint(model_name="glossaryterm", name="glossary_term_unique_ignoring_case"),
        migrations.AddField(
            model_name="glossaryterm",
            name="same_term",
            field=core.letter_case.SameNameField(
                default="", editable=False, max_length=255, source="term", unique=False
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="glossaryterm",
            name="same_term",
            field=core.letter_case.SameNameField(
                default="", editable=False, max_length=255, source="term", unique=True
            ),
        ),
    ]
