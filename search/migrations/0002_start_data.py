"""What a new site needs: the state of the vocabularies, without which every search reads all names."""

import uuid
from typing import Any

from django.db import migrations


def give_token(apps: Any, schema_editor: Any) -> None:
    """Make the one row that tells whether names have changed."""
    apps.get_model("search", "VocabularyState").objects.create(pk=1, token=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("search", "0001_release_0_1_0")]

    operations = [migrations.RunPython(give_token, migrations.RunPython.noop)]
