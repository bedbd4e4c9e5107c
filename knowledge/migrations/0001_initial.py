import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_initial"),
        ("directory", "0001_initial"),
        ("files", "0001_initial"),
        ("strategy", "0001_initial"),
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
                    wagtail.fields.StreamField(
                        [
                            ("text", 0),
                            ("callout", 4),
                            ("image", 7),
                            ("documents", 10),
                            ("table", 14),
                            ("accordion", 18),
                            ("quote", 21),
                            ("contact", 27),
                            ("linked_entries", 32),
                        ],
                        blank=True,
                        block_lookup={
                            0: ("core.blocks.rich_text.TextBlock", (), {}),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("note", "Hinweis"),
                                        ("important", "Wichtig"),
                                        ("good_to_know", "Gut zu wissen"),
                                    ],
                                    "label": "Art",
                                },
                            ),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Überschrift", "max_length": 120, "required": False},
                            ),
                            3: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "ol", "ul", "link", "document-link"],
                                    "label": "Text",
                                },
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("kind", 1), ("title", 2), ("text", 3)]], {}),
                            5: (
                                "wagtail.images.blocks.ImageBlock",
                                [],
                                {
                                    "help_text": "Der Alternativtext sagt, was hier zu sehen ist. Reine Schmuckbilder: «dekorativ».",
                                    "label": "Bild",
                                },
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Was steht nicht schon im Text? Die Rechte am Bild ergänzen wir von selbst.",
                                    "label": "Bildunterschrift",
                                    "max_length": 250,
                                    "required": False,
                                },
                            ),
                            7: ("wagtail.blocks.StructBlock", [[("image", 5), ("caption", 6)]], {}),
                            8: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Dokument"}),
                            9: ("wagtail.blocks.ListBlock", (8,), {"label": "Dokumente", "min_num": 1}),
                            10: ("wagtail.blocks.StructBlock", [[("title", 2), ("documents", 9)]], {}),
                            11: ("wagtail.blocks.CharBlock", (), {"label": "Text", "required": False}),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Steht rechtsbündig. Einheit bitte in die Spaltenüberschrift.",
                                    "label": "Zahl",
                                    "max_length": 40,
                                    "required": False,
                                },
                            ),
                            13: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {
                                    "features": ["bold", "italic", "link"],
                                    "label": "Text mit Links",
                                    "required": False,
                                },
                            ),
                            14: (
                                "wagtail.contrib.typed_table_block.blocks.TypedTableBlock",
                                [[("text", 11), ("number", 12), ("rich_text", 13)]],
                                {},
                            ),
                            15: ("wagtail.blocks.CharBlock", (), {"label": "Überschrift", "max_length": 200}),
                            16: ("wagtail.blocks.StructBlock", [[("heading", 15), ("text", 3)]], {}),
                            17: ("wagtail.blocks.ListBlock", (16,), {"label": "Abschnitte", "min_num": 1}),
                            18: ("wagtail.blocks.StructBlock", [[("sections", 17)]], {}),
                            19: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {"help_text": "Ohne Anführungszeichen.", "label": "Zitat", "rows": 3},
                            ),
                            20: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Funktion oder Veröffentlichung. Keine Namen von Familien.",
                                    "label": "Quelle",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            21: ("wagtail.blocks.StructBlock", [[("text", 19), ("source", 20)]], {}),
                            22: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Zum Beispiel «Familienbüro Olfen». Keine privaten Personen.",
                                    "label": "Stelle oder Funktion",
                                    "max_length": 150,
                                },
                            ),
                            23: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "label": "Telefon (dienstlich)",
                                    "max_length": 60,
                                    "required": False,
                                    "validators": [
                                        django.core.validators.RegexValidator(
                                            "^\\+?[\\d\\s()/.\\-–]{4,}\\Z",
                                            "Bitte nur Ziffern, Leerzeichen und + ( ) / - verwenden, zum Beispiel 02541 18-0.",
                                        )
                                    ],
                                },
                            ),
                            24: (
                                "wagtail.blocks.EmailBlock",
                                (),
                                {"label": "E-Mail (dienstlich)", "required": False},
                            ),
                            25: ("wagtail.blocks.URLBlock", (), {"label": "Website", "required": False}),
                            26: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "Zum Beispiel Sprechzeiten.",
                                    "label": "Hinweis",
                                    "max_length": 300,
                                    "required": False,
                                    "rows": 2,
                                },
                            ),
                            27: (
                                "wagtail.blocks.StructBlock",
                                [[("name", 22), ("phone", 23), ("email", 24), ("link", 25), ("note", 26)]],
                                {},
                            ),
                            28: ("wagtail.blocks.PageChooserBlock", (), {"label": "Seite"}),
                            29: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Ein kurzer Satz.",
                                    "label": "Warum lohnt sich das?",
                                    "max_length": 200,
                                    "required": False,
                                },
                            ),
                            30: ("wagtail.blocks.StructBlock", [[("page", 28), ("note", 29)]], {}),
                            31: ("wagtail.blocks.ListBlock", (30,), {"label": "Einträge", "min_num": 1}),
                            32: ("wagtail.blocks.StructBlock", [[("title", 2), ("entries", 31)]], {}),
                        },
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
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("term"),
                        name="glossary_term_unique_ignoring_case",
                        violation_error_message="Diesen Begriff gibt es schon.",
                    )
                ],
            },
        ),
    ]
