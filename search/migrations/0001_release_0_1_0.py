import uuid

import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="EngineFailure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("engine", models.CharField(max_length=50, unique=True)),
                ("host", models.CharField(max_length=255)),
                ("error", models.TextField()),
                ("failed_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "Letzter Fehler der Suche",
                "verbose_name_plural": "Letzte Fehler der Suche",
            },
        ),
        migrations.CreateModel(
            name="Projection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.BigIntegerField()),
                ("version", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "Stand der Suche",
                "verbose_name_plural": "Stände der Suche",
            },
        ),
        migrations.CreateModel(
            name="SearchSeen",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("day", models.DateField(db_index=True)),
            ],
            options={
                "verbose_name": "heute gezählte Suche",
                "verbose_name_plural": "heute gezählte Suchen",
            },
        ),
        migrations.CreateModel(
            name="SynonymList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField(default=uuid.uuid4)),
                ("started_with", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "Stand der Synonyme",
                "verbose_name_plural": "Stände der Synonyme",
            },
        ),
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
        migrations.CreateModel(
            name="SearchTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64, unique=True)),
                ("first_on", models.DateField(db_index=True)),
                ("known_on", models.DateField(blank=True, null=True, verbose_name="bekannt seit")),
                ("text", models.CharField(blank=True, max_length=250, verbose_name="Gesucht")),
                ("words", models.CharField(blank=True, max_length=500)),
                ("folded", models.CharField(blank=True, db_index=True, max_length=500)),
                ("removed_on", models.DateField(blank=True, db_index=True, null=True)),
            ],
            options={
                "verbose_name": "Suchtext",
                "verbose_name_plural": "Suchtexte",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        fields=("words",),
                        name="search_words_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SynonymRule",
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
                            ("group", "Gruppe: Alle Wörter meinen dasselbe"),
                            ("one_way", "Einbahn: Wer das eine eingibt, findet auch das andere"),
                        ],
                        default="group",
                        max_length=10,
                        verbose_name="Art der Regel",
                    ),
                ),
                (
                    "typed",
                    models.CharField(
                        blank=True,
                        help_text="Nur bei «Einbahn»: das Wort, das jemand eintippt. Zum Beispiel «Schreibaby».",
                        max_length=80,
                        verbose_name="Eingabe",
                    ),
                ),
                (
                    "names",
                    models.TextField(
                        help_text="Jedes Wort in eine eigene Zeile. Ein Eintrag darf aus mehreren Wörtern bestehen. Bei «Gruppe»: alle Wörter, die dasselbe meinen. Bei «Einbahn»: was die Suche zusätzlich finden soll.",
                        max_length=3240,
                        verbose_name="Wörter",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="Ohne Häkchen ruht die Regel. Sie bleibt gespeichert und wirkt nicht.",
                        verbose_name="Regel gilt",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Warum gibt es diese Regel? Nur in der Verwaltung zu sehen.",
                        max_length=250,
                        verbose_name="Notiz",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "Synonym",
                "verbose_name_plural": "Synonyme",
                "ordering": [
                    django.db.models.functions.text.Lower(
                        django.db.models.functions.text.Concat(
                            "typed", "names", output_field=models.TextField()
                        )
                    ),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("kind", models.CharField(blank=True, max_length=50)),
                ("title", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("keywords", models.TextField(blank=True)),
                ("url", models.TextField(blank=True)),
                ("facets", models.JSONField(blank=True, default=dict)),
                ("age_from", models.IntegerField(blank=True, null=True)),
                ("age_to", models.IntegerField(blank=True, null=True)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("date", models.DateField(blank=True, null=True)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("phones", models.JSONField(blank=True, default=list)),
                (
                    "details",
                    models.JSONField(
                        blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("restrictions", models.JSONField(blank=True, default=list)),
                ("deleted", models.BooleanField(default=False)),
                ("version", models.BigIntegerField(db_index=True)),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sucheintrag",
                "verbose_name_plural": "Sucheinträge",
                "constraints": [
                    models.UniqueConstraint(fields=("content_type", "object_id"), name="entry_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_id", models.BigIntegerField()),
                ("error", models.TextField(blank=True, db_default="", default="")),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "Vormerkung für die Suche",
                "verbose_name_plural": "Vormerkungen für die Suche",
                "indexes": [models.Index(fields=["object_id", "content_type"], name="mark_of")],
            },
        ),
        migrations.CreateModel(
            name="SearchCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("without_words", models.BooleanField(default=False)),
                ("day", models.DateField(db_index=True, verbose_name="Tag")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("none", "ohne Treffer"),
                            ("partial", "kein Treffer mit allen Wörtern"),
                            ("few", "1 oder 2 Treffer"),
                            ("some", "3 oder mehr Treffer"),
                        ],
                        max_length=10,
                        verbose_name="Ergebnis",
                    ),
                ),
                ("filters", models.CharField(blank=True, max_length=500, verbose_name="Filter")),
                ("people", models.PositiveIntegerField(default=1, verbose_name="Personen")),
                (
                    "term",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="search.searchterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "Suchstatistik",
                "verbose_name_plural": "Suchstatistik",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("term__isnull", False)),
                        fields=("term", "day", "outcome", "filters"),
                        name="search_count_of_a_term_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("term__isnull", True)),
                        fields=("without_words", "day", "outcome", "filters"),
                        name="search_count_without_term_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWitness",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("day", models.DateField()),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="witnesses",
                        to="search.searchterm",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beleg für einen Suchtext",
                "verbose_name_plural": "Belege für Suchtexte",
                "constraints": [
                    models.UniqueConstraint(fields=("term", "key"), name="search_witness_once_a_person"),
                    models.UniqueConstraint(fields=("term", "day"), name="search_witness_once_a_day"),
                ],
            },
        ),
    ]
