from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="JobState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("host", models.CharField(blank=True, max_length=120, verbose_name="Server")),
                ("started_at", models.DateTimeField(null=True, verbose_name="Zuletzt begonnen")),
                ("succeeded_at", models.DateTimeField(null=True)),
                ("duration", models.DurationField(null=True, verbose_name="Dauer")),
                ("rows", models.PositiveIntegerField(null=True, verbose_name="Zeilen")),
                ("error", models.CharField(blank=True, max_length=500, verbose_name="Fehler")),
                ("queued_until", models.DateTimeField(null=True)),
                ("lease_owner", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "Regelmäßige Arbeit",
                "verbose_name_plural": "Regelmäßige Arbeiten",
                "default_permissions": ("view",),
                "constraints": [models.UniqueConstraint(fields=("name", "host"), name="one_state_of_a_job")],
            },
        ),
    ]
