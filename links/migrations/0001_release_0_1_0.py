import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_release_0_1_0"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutsideLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.TextField(verbose_name="Adresse")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "noch nicht geprüft"),
                            ("ok", "erreichbar"),
                            ("failing", "einmal nicht erreichbar"),
                            ("broken", "kaputt"),
                            ("refused", "wird nicht geprüft"),
                        ],
                        default="new",
                        max_length=10,
                        verbose_name="Zustand",
                    ),
                ),
                ("problem", models.CharField(blank=True, max_length=200, verbose_name="Was war?")),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, db_index=True, null=True, verbose_name="geprüft"),
                ),
                ("failed_on", models.DateField(blank=True, null=True, verbose_name="nicht erreichbar seit")),
            ],
            options={
                "verbose_name": "Link nach außen",
                "verbose_name_plural": "Links nach außen",
                "ordering": ["url"],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_page", models.BigIntegerField(default=0)),
                ("finished_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "Rundgang über alle Links",
                "verbose_name_plural": "Rundgänge über alle Links",
            },
        ),
        migrations.CreateModel(
            name="LinkPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("title", models.CharField(max_length=255, verbose_name="Stelle")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="core.municipality",
                        verbose_name="Kommune",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="links.outsidelink",
                    ),
                ),
            ],
            options={
                "verbose_name": "Stelle mit einem Link",
                "verbose_name_plural": "Stellen mit einem Link",
                "indexes": [models.Index(fields=["content_type", "object_id"], name="link_place_source")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("link", "content_type", "object_id"), name="link_place_once"
                    )
                ],
            },
        ),
    ]
