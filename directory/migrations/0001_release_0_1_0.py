import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import directory.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("files", "0001_release_0_1_0"),
        ("strategy", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Language",
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
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Nach ISO 639, zum Beispiel de, uk oder ar.",
                        max_length=8,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z]{2,3}(-[A-Za-z]+)?\\Z", "Zum Beispiel de, uk oder ar."
                            )
                        ],
                        verbose_name="Sprachcode",
                    ),
                ),
            ],
            options={
                "verbose_name": "Sprache",
                "verbose_name_plural": "Sprachen",
                "ordering": ["order", "name"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DirectoryPage",
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
                        help_text="Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        verbose_name="Einführung",
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
                "verbose_name": "Verzeichnis",
                "verbose_name_plural": "Verzeichnisse",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MunicipalityPage",
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
                        help_text="Was sollten Fachkräfte über diese Kommune wissen? Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        verbose_name="Einführung",
                    ),
                ),
                (
                    "contact_office",
                    models.CharField(
                        blank=True,
                        help_text="Die Stelle, keine Privatperson, zum Beispiel «Familienbüro im Rathaus».",
                        max_length=200,
                        verbose_name="Ansprechstelle",
                    ),
                ),
                ("contact_phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail")),
                ("contact_website", models.URLField(blank=True, verbose_name="Website")),
                (
                    "listings",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text="Zum Beispiel Meldungen, die Ihre Kommune betreffen. Sie stehen unter den Angeboten.",
                        verbose_name="Automatische Listen",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.image",
                        verbose_name="Bild",
                    ),
                ),
                (
                    "municipality",
                    models.OneToOneField(
                        help_text="Jede Kommune hat genau eine Seite. Deren Adresse entsteht aus ihrem Namen.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="page",
                        to="core.municipality",
                        verbose_name="Kommune",
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
                "verbose_name": "Seite einer Kommune",
                "verbose_name_plural": "Seiten der Kommunen",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="OfferPage",
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
                    "description",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Was geschieht dort, wie läuft es ab, was bringt es? Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        verbose_name="Beschreibung",
                    ),
                ),
                (
                    "age_from",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In Monaten: 36 = 3 Jahre. Leer: nicht festgelegt.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="Alter ab (Monate)",
                    ),
                ),
                (
                    "age_to",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="In Monaten: 72 = bis zum 6. Geburtstag. Leer: nicht festgelegt.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="Alter bis unter (Monate)",
                    ),
                ),
                (
                    "prevention_kinds",
                    directory.fields.ChoiceListField(
                        blank=True, default=list, verbose_name="Art der Prävention"
                    ),
                ),
                (
                    "prevention_times",
                    directory.fields.ChoiceListField(
                        blank=True, default=list, verbose_name="Zeitpunkt der Prävention"
                    ),
                ),
                ("formats", directory.fields.ChoiceListField(blank=True, default=list, verbose_name="Form")),
                (
                    "access",
                    directory.fields.ChoiceListField(
                        default=list, help_text="Wie kommt man hinein?", verbose_name="Zugang"
                    ),
                ),
                (
                    "access_note",
                    models.CharField(
                        blank=True,
                        help_text="Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        max_length=250,
                        verbose_name="Hinweis zum Zugang",
                    ),
                ),
                ("costs", directory.fields.ChoiceListField(blank=True, default=list, verbose_name="Kosten")),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Nur wenn es einen festen Preis gibt.",
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="Preis in Euro",
                    ),
                ),
                (
                    "cost_note",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «45 Euro für zehn Treffen, Geschwister frei».",
                        max_length=250,
                        verbose_name="Hinweis zu den Kosten",
                    ),
                ),
                (
                    "interpreting",
                    models.CharField(
                        choices=[("ja", "ja"), ("nein", "nein"), ("unbekannt", "nicht bekannt")],
                        default="unbekannt",
                        max_length=10,
                        verbose_name="Dolmetschen möglich",
                    ),
                ),
                (
                    "accessible",
                    models.CharField(
                        choices=[("ja", "ja"), ("nein", "nein"), ("unbekannt", "nicht bekannt")],
                        default="unbekannt",
                        max_length=10,
                        verbose_name="Barrierefrei",
                    ),
                ),
                (
                    "accessible_note",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Aufzug vorhanden, keine induktive Höranlage».",
                        max_length=250,
                        verbose_name="Hinweis zur Barrierefreiheit",
                    ),
                ),
                (
                    "childcare",
                    models.CharField(
                        choices=[("ja", "ja"), ("nein", "nein"), ("unbekannt", "nicht bekannt")],
                        default="unbekannt",
                        max_length=10,
                        verbose_name="Kinderbetreuung während des Angebots",
                    ),
                ),
                (
                    "open_to_all",
                    models.CharField(
                        choices=[("ja", "ja"), ("nein", "nein"), ("unbekannt", "nicht bekannt")],
                        default="unbekannt",
                        max_length=10,
                        verbose_name="Auch ohne Anspruch auf Leistungen nach SGB II oder SGB XII",
                    ),
                ),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        help_text="Woher kommt das Geld?",
                        max_length=200,
                        verbose_name="Förderprogramm",
                    ),
                ),
                (
                    "funding_until",
                    models.DateField(blank=True, null=True, verbose_name="Förderung gesichert bis"),
                ),
                ("places", models.PositiveIntegerField(blank=True, null=True, verbose_name="Plätze")),
                (
                    "reached_per_year",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Ungefähr, nur die Zahl.",
                        null=True,
                        verbose_name="Erreichte Menschen im Jahr",
                    ),
                ),
                ("serves_all", models.BooleanField(default=False, verbose_name="Gilt im ganzen Kreis")),
                (
                    "place_name",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Familienzentrum St. Vitus, 1. Stock».",
                        max_length=200,
                        verbose_name="Name des Ortes",
                    ),
                ),
                (
                    "hide_address",
                    models.BooleanField(
                        default=False,
                        help_text="Zum Beispiel bei Schutzwohnungen. Dann steht überall nur der Ort.",
                        verbose_name="Genaue Adresse verbergen",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Website")),
                ("appointment_url", models.URLField(blank=True, verbose_name="Termin online buchen")),
                (
                    "waiting_weeks",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Übliche Wartezeit in Wochen"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Angebot gilt ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Angebot gilt bis")),
                (
                    "goals",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="offers",
                        to="strategy.strategicgoalpage",
                        verbose_name="Strategische Ziele",
                    ),
                ),
                (
                    "languages",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="offers", to="directory.language", verbose_name="Sprachen"
                    ),
                ),
                (
                    "legal_bases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="offers",
                        to="core.legalbase",
                        verbose_name="Rechtsgrundlagen",
                    ),
                ),
                (
                    "life_phases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="offers", to="core.lifephase", verbose_name="Lebensphasen"
                    ),
                ),
                (
                    "municipalities",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Unter der Seite einer Kommune: leer heißt, es gilt für diese Kommune.",
                        related_name="offers",
                        to="core.municipality",
                        verbose_name="Gilt für diese Kommunen",
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
                (
                    "target_groups",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="offers", to="core.targetgroup", verbose_name="Zielgruppen"
                    ),
                ),
                (
                    "topics",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="offers", to="core.topic", verbose_name="Handlungsfelder"
                    ),
                ),
            ],
            options={
                "verbose_name": "Angebot",
                "verbose_name_plural": "Angebote",
                "permissions": [("serve_county_offerpage", "Angebot: im ganzen Kreis gelten lassen")],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="OfferDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="files.document",
                        verbose_name="Dokument",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer_documents",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dokument",
                "verbose_name_plural": "Dokumente",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "function",
                    models.CharField(
                        help_text="Zum Beispiel «Anmeldung» oder «Koordination».",
                        max_length=120,
                        verbose_name="Funktion oder Stelle",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-Mail")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kontakt",
                "verbose_name_plural": "Kontakte",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DraftConflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="Quelle")),
                ("fields", models.JSONField(default=list, verbose_name="geänderte Felder")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="eingelesen am")),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_conflict",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Entwurf im Widerspruch zum Import",
                "verbose_name_plural": "Entwürfe im Widerspruch zum Import",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "confirmed_at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="bestätigt am"
                    ),
                ),
                (
                    "in_name_of",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kommune", "von der Kommune"),
                            ("jugendamt", "vom Jugendamt"),
                            ("koordination", "von der Koordination"),
                        ],
                        default="",
                        max_length=20,
                        verbose_name="im Namen",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="Anmerkung")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="von",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bestätigung",
                "verbose_name_plural": "Bestätigungen",
                "ordering": ["-confirmed_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        help_text="Für alle sichtbar, zum Beispiel «Sommerpause».",
                        max_length=200,
                        verbose_name="Grund",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="geschlossen ab"),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Leer: bis auf Weiteres.",
                        null=True,
                        verbose_name="geschlossen bis",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="von",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="closures",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schließung",
                "verbose_name_plural": "Schließungen",
                "ordering": ["-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Availability",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("frei", "Plätze frei"),
                            ("warteliste", "Warteliste"),
                            ("aufnahmestopp", "Zurzeit keine Aufnahme"),
                            ("unbekannt", "Nicht bekannt"),
                        ],
                        default="unbekannt",
                        max_length=20,
                        verbose_name="Gibt es Plätze?",
                    ),
                ),
                (
                    "weeks",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(260),
                        ],
                        verbose_name="Wartezeit in Wochen (ungefähr)",
                    ),
                ),
                (
                    "said_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="gesagt am"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="von",
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="availability",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Freie Plätze",
                "verbose_name_plural": "Freie Plätze",
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("weekdays", directory.fields.ChoiceListField(default=list, verbose_name="Wochentage")),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="von")),
                ("closes", models.TimeField(blank=True, null=True, verbose_name="bis")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="gilt ab")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="gilt bis")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «nur in den Schulwochen».",
                        max_length=120,
                        verbose_name="Hinweis",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opening_hours",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Öffnungszeit",
                "verbose_name_plural": "Öffnungszeiten",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Provider",
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
                ("name", models.CharField(max_length=200, verbose_name="Name")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Leer: entsteht aus dem Namen.",
                        max_length=120,
                        unique=True,
                        verbose_name="Kürzel in Adressen",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kommune", "Kommune"),
                            ("jugendamt", "Jugendamt"),
                            ("awo", "Arbeiterwohlfahrt (AWO)"),
                            ("caritas", "Caritas"),
                            ("diakonie", "Diakonie"),
                            ("drk", "Deutsches Rotes Kreuz (DRK)"),
                            ("paritaet", "Der Paritätische"),
                            ("kirche", "Kirche, Religionsgemeinschaft"),
                            ("schule", "Schule"),
                            ("kita", "Kita"),
                            ("klinik", "Klinik"),
                            ("praxis", "Praxis"),
                            ("verein", "Verein"),
                            ("ehrenamt", "Ehrenamtliche"),
                            ("sonstige", "Sonstige"),
                        ],
                        default="sonstige",
                        max_length=20,
                        verbose_name="Art des Trägers",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon")),
                (
                    "email",
                    models.EmailField(
                        blank=True,
                        help_text="Dienstliche Adresse, möglichst keine persönliche.",
                        max_length=254,
                        verbose_name="E-Mail",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Website")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        help_text="Ihre Redaktion pflegt die Angaben. Leer: der Kreis pflegt sie.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="providers",
                        to="core.municipality",
                        verbose_name="zuständige Kommune",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="Der Träger, zu dem dieser gehört, zum Beispiel der Kreisverband.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="branches",
                        to="directory.provider",
                        verbose_name="gehört zu",
                    ),
                ),
            ],
            options={
                "verbose_name": "Träger",
                "verbose_name_plural": "Träger",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="offerpage",
            name="provider",
            field=models.ForeignKey(
                help_text="Wer bietet es an? Fehlt der Träger, legen Sie ihn im Menü «Träger» an.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offers",
                to="directory.provider",
                verbose_name="Träger",
            ),
        ),
        migrations.CreateModel(
            name="Cooperation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cooperations",
                        to="directory.offerpage",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cooperations",
                        to="directory.provider",
                        verbose_name="Träger",
                    ),
                ),
            ],
            options={
                "verbose_name": "Kooperation",
                "verbose_name_plural": "Kooperationen",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProviderProposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("changes", models.JSONField(default=dict, verbose_name="Änderungen")),
                ("note", models.TextField(blank=True, verbose_name="Begründung")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="am")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offen", "offen"),
                            ("angenommen", "übernommen"),
                            ("abgelehnt", "abgelehnt"),
                        ],
                        default="offen",
                        max_length=20,
                        verbose_name="Stand",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="entschieden am")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="von",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entschieden von",
                    ),
                ),
                (
                    "provider",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="directory.provider",
                        verbose_name="Träger",
                    ),
                ),
            ],
            options={
                "verbose_name": "Änderungsvorschlag",
                "verbose_name_plural": "Änderungsvorschläge",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ServedBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "left",
                    models.PositiveBigIntegerField(
                        help_text="Schlüssel der Kommune; leer: der Kreis.", null=True
                    ),
                ),
                ("arrived", models.PositiveBigIntegerField(null=True)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Geltung vor dem Verschieben",
                "verbose_name_plural": "Geltung vor dem Verschieben",
            },
        ),
        migrations.CreateModel(
            name="OfferOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="Quelle")),
                ("external_id", models.CharField(max_length=120, verbose_name="Kennung in der Quelle")),
                (
                    "imported_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="zuletzt eingelesen am"
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origin",
                        to="directory.offerpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Herkunft",
                "verbose_name_plural": "Herkunft",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("source", "external_id"), name="offerorigin_once")
                ],
            },
        ),
    ]
