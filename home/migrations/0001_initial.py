import django.core.validators
import django.db.models.deletion
import modelcluster.contrib.taggit
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import home.models.updates


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_initial"),
        ("network", "0001_initial"),
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
                ("date", models.DateField(default=home.models.updates.today, verbose_name="Datum")),
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
