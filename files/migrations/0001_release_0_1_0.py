import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models

import files.models.documents
import files.pictures.stored


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("core", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Image",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "description",
                    models.CharField(blank=True, default="", max_length=255, verbose_name="description"),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at"),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "copyright",
                    models.CharField(
                        blank=True,
                        help_text="So, wie es genannt werden muss, zum Beispiel «© Stadt Olfen».",
                        max_length=250,
                        verbose_name="Urheber:in / Rechte",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Adresse oder Beschreibung der Herkunft.",
                        max_length=250,
                        verbose_name="Quelle",
                    ),
                ),
                (
                    "alt_text",
                    models.CharField(
                        blank=True,
                        help_text="Was ist zu sehen? Für Menschen, die das Bild nicht sehen. Schmuckbilder: leer lassen.",
                        max_length=250,
                        verbose_name="Alternativtext",
                    ),
                ),
                (
                    "file",
                    files.pictures.stored.PictureModelField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="Datei",
                        width_field="width",
                    ),
                ),
                (
                    "file_state",
                    models.CharField(
                        choices=[
                            ("unchecked", "noch nicht entfernt"),
                            ("clean", "entfernt"),
                            ("damaged", "Datei ist beschädigt oder fehlt"),
                        ],
                        default="unchecked",
                        editable=False,
                        max_length=20,
                        verbose_name="Angaben in der Datei",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="core.TaggedFile",
                        to="core.Tag",
                        verbose_name="Schlagwörter",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hochgeladen von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bild",
                "verbose_name_plural": "Bilder",
                "permissions": [("choose_image", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="files.image",
                    ),
                ),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("file", models.FileField(upload_to="documents", verbose_name="file")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("file_size", models.PositiveBigIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "copyright",
                    models.CharField(
                        blank=True,
                        help_text="So, wie es genannt werden muss, zum Beispiel «© Stadt Olfen».",
                        max_length=250,
                        verbose_name="Urheber:in / Rechte",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Adresse oder Beschreibung der Herkunft.",
                        max_length=250,
                        verbose_name="Quelle",
                    ),
                ),
                ("text", models.TextField(blank=True, editable=False, verbose_name="Text im Dokument")),
                (
                    "text_state",
                    models.CharField(
                        choices=[
                            ("waiting", "Text wird noch gelesen"),
                            ("read", "Text ist durchsuchbar"),
                            ("no_text", "kein Text gefunden"),
                            ("unsupported", "Format wird nicht gelesen"),
                            ("failed", "Text konnte nicht gelesen werden"),
                        ],
                        default="waiting",
                        editable=False,
                        max_length=20,
                        verbose_name="Stand der Texterkennung",
                    ),
                ),
                (
                    "text_problem",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("broken", "Die Datei ist beschädigt."),
                            ("protected", "Die Datei ist mit einem Kennwort geschützt."),
                            ("wrong_format", "Der Inhalt passt nicht zur Endung der Datei."),
                            ("too_large", "Die Datei ist zu groß."),
                            ("too_costly", "Das Lesen dauert zu lange oder braucht zu viel Speicher."),
                            ("missing", "Die Datei liegt nicht mehr auf dem Server."),
                            ("unreachable", "Die Ablage der Dateien hat mehrmals nicht geantwortet."),
                            ("interrupted", "Das Lesen ist mehrmals abgebrochen."),
                        ],
                        editable=False,
                        max_length=20,
                        verbose_name="Warum nicht?",
                    ),
                ),
                (
                    "text_attempts",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="Versuche"),
                ),
                (
                    "text_version",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="Fassung des Lesers"
                    ),
                ),
                (
                    "text_due_at",
                    models.DateTimeField(
                        default=files.models.documents.reading_due,
                        editable=False,
                        verbose_name="Nächster Versuch",
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True,
                        help_text="A comma-separated list of tags.",
                        through="core.TaggedFile",
                        to="core.Tag",
                        verbose_name="Schlagwörter",
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="hochgeladen von",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dokument",
                "verbose_name_plural": "Dokumente",
                "permissions": [("choose_document", "Can choose document")],
                "abstract": False,
                "indexes": [models.Index(fields=["file"], name="document_by_file")],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(fields=["file"], name="image_by_file"),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(fields=["file"], name="rendition_by_file"),
        ),
        migrations.AddConstraint(
            model_name="rendition",
            constraint=models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="rendition_once"
            ),
        ),
    ]
