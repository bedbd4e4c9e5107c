import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import core.letter_case


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("directory", "0001_release_0_1_0"),
        ("files", "0001_release_0_1_0"),
        ("strategy", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticlePage",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("practice_example", "Praxisbeispiel"),
                            ("guide", "Leitfaden"),
                            ("method", "Methode"),
                            ("study", "Studie"),
                            ("question", "Frage und Antwort"),
                            ("minutes", "Zusammenfassung einer Sitzung"),
                        ],
                        default="guide",
                        max_length=30,
                        verbose_name="Art",
                    ),
                ),
                (
                    "body",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="Text",
                    ),
                ),
                (
                    "for_practice",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Das Wichtigste für Fachkräfte, in wenigen Sätzen.",
                        verbose_name="Was heißt das für die Praxis?",
                    ),
                ),
                (
                    "ask_contact",
                    models.CharField(
                        blank=True,
                        help_text="Funktion oder Stelle mit Telefon oder E-Mail.",
                        max_length=250,
                        verbose_name="oder diese Stelle",
                    ),
                ),
                (
                    "ask_person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Eine Person aus dem Netzwerk, die weiterhilft.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Wen fragen?",
                    ),
                ),
                (
                    "goals",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Zu welchen Zielen trägt das bei?",
                        related_name="articles",
                        to="strategy.strategicgoalpage",
                        verbose_name="Strategische Ziele",
                    ),
                ),
                (
                    "life_phases",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="articles", to="core.lifephase", verbose_name="Lebensphasen"
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
                    "topics",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True, related_name="articles", to="core.topic", verbose_name="Handlungsfelder"
                    ),
                ),
                (
                    "tried_in",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        help_text="Kommunen, in denen das schon ausprobiert wurde.",
                        related_name="articles",
                        to="core.municipality",
                        verbose_name="Erprobt in",
                    ),
                ),
            ],
            options={
                "verbose_name": "Artikel",
                "verbose_name_plural": "Artikel",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ArticleOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_articles",
                        to="directory.offerpage",
                        verbose_name="Angebot",
                    ),
                ),
                (
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related_offers",
                        to="knowledge.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Angebot",
                "verbose_name_plural": "Angebote",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleDocument",
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
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="knowledge.articlepage",
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
            name="ArticleAuthor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="Organisation")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="oder Person aus dem Netzwerk",
                    ),
                ),
                (
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="authors",
                        to="knowledge.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Autor:in",
                "verbose_name_plural": "Autor:innen",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArticleSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=300, verbose_name="Titel")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="Adresse")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel Herausgeber und Jahr.",
                        max_length=300,
                        verbose_name="Anmerkung",
                    ),
                ),
                (
                    "article",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="knowledge.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Quelle",
                "verbose_name_plural": "Quellen",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("term", models.CharField(max_length=120, verbose_name="Begriff")),
                (
                    "same_term",
                    core.letter_case.SameNameField(
                        default="", editable=False, max_length=255, source="term", unique=True
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        error_messages={"unique": "Dieses Kürzel ist schon vergeben."},
                        help_text="Leer lassen: es entsteht aus dem Begriff.",
                        max_length=120,
                        unique=True,
                        verbose_name="Kürzel in Adressen",
                    ),
                ),
                (
                    "definition",
                    models.CharField(
                        help_text="Ein Satz, den alle verstehen.", max_length=300, verbose_name="Kurz erklärt"
                    ),
                ),
                ("explanation", wagtail.fields.RichTextField(blank=True, verbose_name="Mehr dazu")),
                (
                    "synonyms",
                    models.CharField(
                        blank=True,
                        help_text="Mit Komma trennen, zum Beispiel «KoStAG, Steuerungsarbeitsgruppe».",
                        max_length=250,
                        verbose_name="Andere Wörter und Abkürzungen",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="glossary_terms",
                        to="core.topic",
                        verbose_name="Handlungsfelder",
                    ),
                ),
            ],
            options={
                "verbose_name": "Begriff",
                "verbose_name_plural": "Glossar",
                "ordering": ["term"],
            },
        ),
        migrations.CreateModel(
            name="KnowledgeIndexPage",
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
                "verbose_name": "Wissen (Übersicht)",
                "verbose_name_plural": "Wissen (Übersicht)",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ArticleOrigin",
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
                    "revision",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="origin",
                        to="knowledge.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Herkunft eines Artikels",
                "verbose_name_plural": "Herkunft von Artikeln",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("source", "external_id"), name="articleorigin_once")
                ],
            },
        ),
    ]
