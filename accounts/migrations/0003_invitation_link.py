"""The secret of an invitation, its term and its end stand in the table of links."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def move(apps: Any, schema_editor: Any) -> None:
    """Make a link of each invitation, with the same secret."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Invitation = apps.get_model("accounts", "Invitation")
    SignedLink = apps.get_model("signed_links", "SignedLink")
    kind, _created = ContentType.objects.get_or_create(app_label="accounts", model="invitation")
    for invitation in Invitation.objects.all():
        invitation.link = SignedLink.objects.create(
            token_hash=invitation.token_hash,
            purpose="invitation",
            content_type=kind,
            object_id=invitation.pk,
            recipient=invitation.email,
            expires_at=invitation.expires_at,
            used_at=invitation.accepted_at,
            revoked_at=invitation.withdrawn_at,
        )
        invitation.save(update_fields=["link"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_release_0_1_0"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("signed_links", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="link",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="signed_links.signedlink",
            ),
        ),
        migrations.RunPython(move, migrations.RunPython.noop),
    ]
