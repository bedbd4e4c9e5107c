import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("files", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                ("title", models.CharField(max_length=250, verbose_name="Indikator")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Was gezählt wird, von wem und wie oft.",
                        verbose_name="Wie wird gemessen?",
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("output", "Output: was geleistet wird"),
                            ("outcome_structures", "Outcome: was sich an den Strukturen ändert"),
                            ("outcome_target_group", "Outcome: was sich für die Zielgruppe ändert"),
                            ("impact", "Impact: was sich in der Gesellschaft ändert"),
                        ],
                        max_length=30,
                        verbose_name="Stufe der Wirkungstreppe",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("up", "soll steigen"),
                            ("down", "soll sinken"),
                            ("keep", "soll gleich bleiben"),
                        ],
                        default="up",
                        max_length=10,
                        verbose_name="Richtung",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Familien», «Prozent».",
                        max_length=60,
                        verbose_name="Einheit",
                    ),
                ),
                (
                    "counts_persons",
                    models.BooleanField(
                        default=False,
                        help_text="Dann steht bei Zahlen unter 4 nur «unter 4», damit niemand zu erkennen ist.",
                        verbose_name="zählt Personen",
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Ausgangswert"
                    ),
                ),
                ("baseline_on", models.DateField(blank=True, null=True, verbose_name="Ausgangswert vom")),
                (
                    "target",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="Zielwert"
                    ),
                ),
                ("target_on", models.DateField(blank=True, null=True, verbose_name="zu erreichen bis")),
            ],
            options={
                "verbose_name": "Indikator",
                "verbose_name_plural": "Indikatoren",
                "ordering": ["objective", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                ("title", models.CharField(max_length=250, verbose_name="Maßnahme")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        verbose_name="Beschreibung",
                    ),
                ),
                (
                    "responsible",
                    models.CharField(
                        blank=True,
                        help_text="Stelle oder Organisation, zum Beispiel «Kreisjugendamt».",
                        max_length=200,
                        verbose_name="verantwortlich",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "geplant"),
                            ("running", "läuft"),
                            ("done", "abgeschlossen"),
                            ("stopped", "eingestellt"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="Stand",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="Beginn")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="Ende")),
            ],
            options={
                "verbose_name": "Maßnahme",
                "verbose_name_plural": "Maßnahmen",
                "ordering": ["objective", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GoalSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Zum Beispiel «Strategische Ziele der Präventionskette».",
                        max_length=200,
                        verbose_name="Name",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        help_text="Zum Beispiel «Steuerungsgruppe Kommunale Präventionsketten».",
                        max_length=200,
                        verbose_name="wer sie aufgestellt hat",
                    ),
                ),
                ("dated", models.DateField(verbose_name="Stand vom")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        help_text="Für wen die Ziele gelten.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goal_sets",
                        to="core.municipality",
                        verbose_name="Kreis oder Kommune",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zielkatalog",
                "verbose_name_plural": "Zielkataloge",
                "ordering": ["-dated", "name"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("measured_on", models.DateField(verbose_name="Datum")),
                ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="Wert")),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Woher die Zahl stammt.", max_length=250, verbose_name="Quelle"
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        max_length=250,
                        verbose_name="Hinweis",
                    ),
                ),
                (
                    "indicator",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="values",
                        to="strategy.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "Wert",
                "verbose_name_plural": "Werte",
                "ordering": ["measured_on"],
            },
        ),
        migrations.CreateModel(
            name="LeitbildPage",
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
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                (
                    "guiding_goal",
                    models.TextField(
                        help_text="Was das Netzwerk erreichen will, in ein bis drei Sätzen.",
                        verbose_name="Leitziel",
                    ),
                ),
                ("introduction", wagtail.fields.RichTextField(blank=True, verbose_name="Einführung")),
                (
                    "version",
                    models.CharField(
                        help_text="Zum Beispiel «1. Fassung 2018».", max_length=60, verbose_name="Fassung"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.document",
                        verbose_name="Leitbild als Datei",
                    ),
                ),
                (
                    "previous_version",
                    models.ForeignKey(
                        blank=True,
                        help_text="Die frühere Fassung bleibt lesbar und weist auf diese hin.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="next_versions",
                        to="strategy.leitbildpage",
                        verbose_name="ersetzt die Fassung",
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
                "verbose_name": "Leitbild",
                "verbose_name_plural": "Leitbilder",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CouncilResolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="Titel der Vorlage")),
                (
                    "paper_number",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «SV-9-1217».",
                        max_length=60,
                        verbose_name="Nummer der Vorlage",
                    ),
                ),
                ("paper_on", models.DateField(verbose_name="Datum der Vorlage")),
                (
                    "lead_office",
                    models.CharField(
                        blank=True,
                        help_text="Der Fachbereich, der sie einbringt.",
                        max_length=200,
                        verbose_name="Federführung",
                    ),
                ),
                (
                    "subject",
                    models.TextField(
                        blank=True,
                        help_text="Der Sachverhalt in wenigen Sätzen.",
                        verbose_name="Worum geht es?",
                    ),
                ),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Adresse im Ratsinformationssystem.",
                        verbose_name="Link zur Vorlage",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.document",
                        verbose_name="Vorlage als Datei",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="council_resolutions",
                        to="core.municipality",
                        verbose_name="Kommune oder Kreis",
                    ),
                ),
                (
                    "leitbilder",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Über welche Fassung mit ihren Zielen beschlossen wird.",
                        related_name="council_resolutions",
                        to="strategy.leitbildpage",
                        verbose_name="Leitbild",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ratsbeschluss",
                "verbose_name_plural": "Ratsbeschlüsse",
                "ordering": ["-paper_on", "municipality", "pk"],
            },
        ),
        migrations.AddField(
            model_name="indicator",
            name="measure",
            field=models.ForeignKey(
                blank=True,
                help_text="Nur wenn der Indikator eine bestimmte Maßnahme misst.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="indicators",
                to="strategy.measure",
                verbose_name="Maßnahme",
            ),
        ),
        migrations.CreateModel(
            name="ObjectivePage",
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
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                (
                    "statement",
                    models.TextField(
                        help_text="Der Wortlaut des Handlungsziels.", verbose_name="Handlungsziel"
                    ),
                ),
                ("explanation", wagtail.fields.RichTextField(blank=True, verbose_name="Erläuterung")),
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
                "verbose_name": "Handlungsziel",
                "verbose_name_plural": "Handlungsziele",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddField(
            model_name="measure",
            name="objective",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="measures",
                to="strategy.objectivepage",
                verbose_name="Handlungsziel",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="objective",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="indicators",
                to="strategy.objectivepage",
                verbose_name="Handlungsziel",
            ),
        ),
        migrations.CreateModel(
            name="PreventionStandard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                ("title", models.CharField(max_length=200, unique=True, verbose_name="Standard")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Leer: wird aus dem Titel gebildet.",
                        max_length=120,
                        unique=True,
                        verbose_name="Kürzel in Adressen",
                    ),
                ),
                (
                    "description",
                    models.TextField(
                        help_text="Was genau überall da sein soll.", verbose_name="Beschreibung"
                    ),
                ),
                (
                    "minimum_offers",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(
                                1, "Ein Standard verlangt mindestens ein Angebot."
                            )
                        ],
                        verbose_name="Angebote je Kommune, mindestens",
                    ),
                ),
                (
                    "life_phases",
                    models.ManyToManyField(
                        related_name="prevention_standards", to="core.lifephase", verbose_name="Lebensphasen"
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="prevention_standards",
                        to="core.topic",
                        verbose_name="Handlungsfelder",
                    ),
                ),
            ],
            options={
                "verbose_name": "Präventionsstandard",
                "verbose_name_plural": "Präventionsstandards",
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="Principle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=200, verbose_name="Leitsatz")),
                ("text", models.TextField(blank=True, verbose_name="Erläuterung")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="principles",
                        to="strategy.leitbildpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Leitsatz",
                "verbose_name_plural": "Leitsätze",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResolutionPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("text", models.TextField(verbose_name="Punkt des Beschlussvorschlags")),
                (
                    "resolution",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="strategy.councilresolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "Punkt",
                "verbose_name_plural": "Punkte",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResolutionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body",
                    models.CharField(
                        help_text="Zum Beispiel «Rat der Stadt Coesfeld».",
                        max_length=200,
                        verbose_name="Gremium",
                    ),
                ),
                ("meets_on", models.DateField(blank=True, null=True, verbose_name="Sitzung am")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("advice", "Vorberatung"),
                            ("decision", "Entscheidung"),
                            ("notice", "Kenntnisnahme"),
                        ],
                        max_length=20,
                        verbose_name="Aufgabe",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("open", "offen"),
                            ("adopted", "beschlossen"),
                            ("adopted_with_changes", "mit Änderungen beschlossen"),
                            ("rejected", "abgelehnt"),
                            ("postponed", "vertagt"),
                        ],
                        default="open",
                        help_text="«beschlossen» heißt bei Vorberatung und Kenntnisnahme: empfohlen oder zur Kenntnis genommen.",
                        max_length=30,
                        verbose_name="Ergebnis",
                    ),
                ),
                (
                    "votes_for",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Ja-Stimmen"),
                ),
                (
                    "votes_against",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Nein-Stimmen"),
                ),
                (
                    "votes_abstained",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Enthaltungen"),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel, was geändert wurde.",
                        max_length=300,
                        verbose_name="Hinweis",
                    ),
                ),
                (
                    "resolution",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="strategy.councilresolution",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beratungsschritt",
                "verbose_name_plural": "Beratungsfolge",
                "ordering": ["meets_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StrategicGoalPage",
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
                    "adopted_by",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreistag des Kreises Coesfeld». Leer: Arbeitsstand.",
                        max_length=200,
                        verbose_name="beschlossen von",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="beschlossen am")),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Im Zielkatalog kommt jede Nummer nur einmal vor. Leer: ohne Nummer.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1, "Ziele werden ab 1 gezählt.")
                        ],
                        verbose_name="Nummer",
                    ),
                ),
                ("statement", models.TextField(help_text="Der Wortlaut des Ziels.", verbose_name="Ziel")),
                ("explanation", wagtail.fields.RichTextField(blank=True, verbose_name="Erläuterung")),
                (
                    "goal_set",
                    models.ForeignKey(
                        help_text="Zu wessen Zielen es gehört, und von wann sie sind.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="strategy.goalset",
                        verbose_name="Zielkatalog",
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
                "verbose_name": "Strategisches Ziel",
                "verbose_name_plural": "Strategische Ziele",
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.AddConstraint(
            model_name="goalset",
            constraint=models.UniqueConstraint(
                fields=("name", "dated"),
                name="goal_set_once_a_day",
                violation_error_message="Diesen Zielkatalog gibt es mit diesem Datum schon.",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.UniqueConstraint(
                fields=("indicator", "measured_on"),
                name="indicator_value_once_a_day",
                violation_error_message="Für diesen Tag gibt es schon einen Wert.",
            ),
        ),
        migrations.AddConstraint(
            model_name="councilresolution",
            constraint=models.UniqueConstraint(
                condition=models.Q(("paper_number", ""), _negated=True),
                fields=("municipality", "paper_number"),
                name="paper_number_once_a_municipality",
                violation_error_message="Diese Vorlage gibt es in dieser Kommune schon.",
            ),
        ),
    ]
