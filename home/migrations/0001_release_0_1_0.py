import django.core.serializers.json
import django.db.models.deletion
import modelcluster.contrib.taggit
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LegalText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("imprint", "Impressum"),
                            ("privacy", "Datenschutz"),
                            ("accessibility", "Erklärung zur Barrierefreiheit"),
                        ],
                        error_messages={"unique": "Diesen Text gibt es schon. Bitte bearbeiten Sie ihn."},
                        max_length=20,
                        unique=True,
                        verbose_name="Seite",
                    ),
                ),
                ("text", wagtail.fields.RichTextField(verbose_name="Text")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="zuletzt geändert")),
            ],
            options={
                "verbose_name": "Rechtstext",
                "verbose_name_plural": "Rechtstexte",
                "ordering": ["kind"],
            },
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Ein bis zwei Sätze. Sie stehen in Listen und Suchergebnissen.",
                        max_length=300,
                        verbose_name="Kurz gesagt",
                    ),
                ),
                (
                    "changed_on",
                    models.DateField(
                        blank=True,
                        help_text="Nur bei Änderungen, die Lesende kennen sollten – nicht bei Tippfehlern.",
                        null=True,
                        verbose_name="inhaltlich geändert am",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="Für alle sichtbar.",
                        max_length=250,
                        verbose_name="Was hat sich geändert?",
                    ),
                ),
                (
                    "introduction",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Kurz, für Menschen, die neu dazukommen.",
                        verbose_name="Was ist das Netzwerk?",
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Weiterer Inhalt",
                    ),
                ),
                (
                    "responsible_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="auth.group",
                        verbose_name="oder verantwortliche Gruppe",
                    ),
                ),
                (
                    "responsible_person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leer: wer für die übergeordnete Seite verantwortlich ist.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verantwortliche Person",
                    ),
                ),
                (
                    "tags",
                    modelcluster.contrib.taggit.ClusterTaggableManager(
                        blank=True,
                        help_text="Wörter, unter denen andere suchen würden. Mit Komma trennen.",
                        through="core.PageTag",
                        to="core.Tag",
                        verbose_name="Schlagwörter",
                    ),
                ),
            ],
            options={
                "verbose_name": "Startseite",
                "verbose_name_plural": "Startseiten",
            },
            bases=("wagtailcore.page",),
        ),
    ]
