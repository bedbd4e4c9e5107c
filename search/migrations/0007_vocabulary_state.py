import uuid
from typing import Any

from django.db import migrations, models


def give_token(apps: Any, schema_editor: Any) -> None:
    """Without a token, every search reads all names."""
    apps.get_model("search", "VocabularyState").objects.create(pk=1, token=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0006_searches_without_all_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="VocabularyState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField()),
            ],
            options={
                "verbose_name": "Stand der Vokabulare",
                "verbose_name_plural": "Stände der Vokabulare",
            },
        ),
        migrations.RunPython(give_token, migrations.RunPython.noop, elidable=True),
        # Marks are now looked up by the objects of a page of hits, whatever their types.
        migrations.RemoveIndex(model_name="mark", name="mark_object"),
        migrations.AddIndex(
            model_name="mark",
            index=models.Index(fields=["object_id", "content_type"], name="mark_of"),
        ),
    ]
