"""Apart from the one before: PostgreSQL changes no table whose rows were just written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_invitation_link")]

    operations = [
        migrations.RemoveField(model_name="invitation", name="expires_at"),
        migrations.RemoveField(model_name="invitation", name="token_hash"),
        migrations.RemoveField(model_name="invitation", name="withdrawn_at"),
    ]
