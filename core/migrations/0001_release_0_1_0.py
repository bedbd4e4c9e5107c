import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import core.letter_case


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LegalBase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleinere Zahlen stehen weiter oben.", verbose_name="Reihenfolge"
                    ),
                ),
            ],
            options={
                "verbose_name": "Rechtsgrundlage",
                "verbose_name_plural": "Rechtsgrundlagen",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LifePhase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleinere Zahlen stehen weiter oben.", verbose_name="Reihenfolge"
                    ),
                ),
                (
                    "age_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="0 = ab der Geburt.",
                        null=True,
                        verbose_name="Alter ab (Monate)",
                    ),
                ),
                (
                    "age_to",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="36 = bis zum 3. Geburtstag.",
                        null=True,
                        verbose_name="Alter bis unter (Monate)",
                    ),
                ),
            ],
            options={
                "verbose_name": "Lebensphase",
                "verbose_name_plural": "Lebensphasen",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(allow_unicode=True, max_length=100, unique=True, verbose_name="slug"),
                ),
                (
                    "same_name",
                    core.letter_case.SameNameField(
                        default="", editable=False, max_length=255, source="name", unique=True
                    ),
                ),
            ],
            options={
                "verbose_name": "Schlagwort",
                "verbose_name_plural": "Schlagwörter",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleinere Zahlen stehen weiter oben.", verbose_name="Reihenfolge"
                    ),
                ),
            ],
            options={
                "verbose_name": "Zielgruppe",
                "verbose_name_plural": "Zielgruppen",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                ("description", models.TextField(blank=True, verbose_name="Beschreibung")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Kleinere Zahlen stehen weiter oben.", verbose_name="Reihenfolge"
                    ),
                ),
                (
                    "icon",
                    models.CharField(
                        blank=True,
                        help_text="Name eines Symbols aus dem Designsystem KERN.",
                        max_length=40,
                        verbose_name="Symbol",
                    ),
                ),
            ],
            options={
                "verbose_name": "Handlungsfeld",
                "verbose_name_plural": "Handlungsfelder",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="YouthOffice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "street",
                    models.CharField(blank=True, max_length=200, verbose_name="Straße und Hausnummer"),
                ),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}\\Z", "Eine Postleitzahl hat genau fünf Ziffern, zum Beispiel 48653."
                            )
                        ],
                        verbose_name="Postleitzahl",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=120, verbose_name="Ort")),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        help_text="Dezimalgrad, zum Beispiel 51,94.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                47.2, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                            django.core.validators.MaxValueValidator(
                                55.1, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                        ],
                        verbose_name="Breitengrad",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        help_text="Dezimalgrad, zum Beispiel 7,17.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                5.8, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                            django.core.validators.MaxValueValidator(
                                15.1, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                        ],
                        verbose_name="Längengrad",
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail")),
                ("website", models.URLField(blank=True, verbose_name="Website")),
            ],
            options={
                "verbose_name": "Jugendamt",
                "verbose_name_plural": "Jugendämter",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True, max_length=120, unique=True, verbose_name="Kürzel in Adressen"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("county", "Kreis"), ("town", "Stadt"), ("municipality", "Gemeinde")],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "ags",
                    models.CharField(
                        max_length=8,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}(\\d{3})?\\Z", "Ein AGS hat fünf oder acht Ziffern."
                            )
                        ],
                        verbose_name="Amtlicher Gemeindeschlüssel (AGS)",
                    ),
                ),
                (
                    "ars",
                    models.CharField(
                        max_length=12,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{5}(\\d{7})?\\Z", "Ein ARS hat fünf oder zwölf Ziffern."
                            )
                        ],
                        verbose_name="Amtlicher Regionalschlüssel (ARS)",
                    ),
                ),
                (
                    "postcodes",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text='Als Liste: ["48653"].',
                        verbose_name="Postleitzahlen",
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                47.2, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                            django.core.validators.MaxValueValidator(
                                55.1, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                        ],
                        verbose_name="Breitengrad der Mitte",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                5.8, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                            django.core.validators.MaxValueValidator(
                                15.1, "Dieser Punkt liegt nicht in Deutschland."
                            ),
                        ],
                        verbose_name="Längengrad der Mitte",
                    ),
                ),
                (
                    "border",
                    models.JSONField(
                        blank=True,
                        help_text="GeoJSON-Geometrie (Polygon oder MultiPolygon) in EPSG:4326.",
                        null=True,
                        verbose_name="Grenze",
                    ),
                ),
                (
                    "county",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leer nur beim Kreis selbst.",
                        limit_choices_to={"kind": "county"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="core.municipality",
                        verbose_name="Kreis",
                    ),
                ),
                (
                    "youth_office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="municipalities",
                        to="core.youthoffice",
                        verbose_name="zuständiges Jugendamt",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kommune",
                "verbose_name_plural": "Kommunen",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PageTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="page_tags",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="page_tags", to="core.tag"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "content_object"), name="page_tag_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TaggedFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.IntegerField(db_index=True, verbose_name="object ID")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(app_label)s_%(class)s_tagged_items",
                        to="contenttypes.contenttype",
                        verbose_name="content type",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="file_tags", to="core.tag"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "content_type", "object_id"), name="file_tag_once")
                ],
            },
        ),
    ]
