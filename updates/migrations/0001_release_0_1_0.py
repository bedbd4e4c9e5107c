import django.core.serializers.json
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import updates.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("network", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UpdateIndexPage",
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
                "verbose_name": "Liste der Meldungen",
                "verbose_name_plural": "Listen der Meldungen",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="UpdatePage",
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
                ("date", models.DateField(default=updates.models.today, verbose_name="Datum")),
                (
                    "pinned_until",
                    models.DateField(
                        blank=True,
                        help_text="Bis zu diesem Tag steht die Meldung ganz oben.",
                        null=True,
                        verbose_name="oben anheften bis",
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Text",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wenn die Meldung aus einem Gremium kommt.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="updates",
                        to="network.bodypage",
                        verbose_name="Gremium",
                    ),
                ),
                (
                    "municipalities",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Leer: alle Kommunen. Lesen können die Meldung immer alle.",
                        related_name="updates",
                        to="core.municipality",
                        verbose_name="betrifft diese Kommunen",
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
                "verbose_name": "Meldung",
                "verbose_name_plural": "Meldungen",
                "indexes": [models.Index(fields=["-date"], name="update_newest_first")],
            },
            bases=("wagtailcore.page",),
        ),
    ]
