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
            name="BodyPage",
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
                            ("steering", "Steuerungsgruppe"),
                            ("planning", "Planungsgruppe"),
                            ("kostag", "KoStAG"),
                            ("core", "Kerngruppe"),
                            ("working", "Arbeitsgruppe"),
                            ("other", "sonstiges Gremium"),
                        ],
                        default="working",
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "purpose",
                    wagtail.fields.RichTextField(
                        blank=True, help_text="Wozu gibt es das Gremium?", verbose_name="Aufgabe"
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "alle Angemeldeten"),
                            ("members", "nur die Mitglieder und die Koordination"),
                        ],
                        default="all",
                        help_text="Gilt mit der Veröffentlichung, auch für alle Sitzungen darunter. Dateien bleiben nur dann im Kreis der Mitglieder, wenn sie in der Sammlung des Gremiums liegen.",
                        max_length=20,
                        verbose_name="Wer darf lesen?",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wenn die Arbeit in einem anderen Gremium weitergeht.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="merged_bodies",
                        to="network.bodypage",
                        verbose_name="aufgegangen in",
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
                "verbose_name": "Gremium",
                "verbose_name_plural": "Gremien",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="BodyTeam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "body",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="network.bodypage",
                    ),
                ),
                (
                    "collection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="body_team",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "granted",
                    models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="body_team", to="auth.group"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Initiative",
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
                        error_messages={"unique": "Diese Initiative gibt es schon."},
                        max_length=160,
                        unique=True,
                        verbose_name="Name",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        error_messages={"unique": "Dieses Kürzel ist schon vergeben."},
                        help_text="Leer lassen: es entsteht aus dem Namen.",
                        max_length=160,
                        unique=True,
                        verbose_name="Kürzel in Adressen",
                    ),
                ),
                ("description", wagtail.fields.RichTextField(blank=True, verbose_name="Worum es geht")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="Beginn")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="Leer: läuft weiter.", null=True, verbose_name="Ende"
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
                (
                    "coordinating_office",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Kreisjugendamt» oder «Kommunales Integrationszentrum».",
                        max_length=200,
                        verbose_name="Koordinierende Stelle",
                    ),
                ),
                (
                    "funding",
                    models.CharField(
                        blank=True,
                        help_text="Wer fördert, bis wann ist es gesichert?",
                        max_length=250,
                        verbose_name="Förderung",
                    ),
                ),
                ("website", models.URLField(blank=True, verbose_name="Website")),
                (
                    "bodies",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Gremien, die für diese Initiative arbeiten.",
                        related_name="initiatives",
                        to="network.bodypage",
                        verbose_name="Gremien",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="initiatives",
                        to="core.municipality",
                        verbose_name="Kommune der Stelle",
                    ),
                ),
            ],
            options={
                "verbose_name": "Initiative",
                "verbose_name_plural": "Initiativen",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="MeetingPage",
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
                ("date", models.DateField(null=True, verbose_name="Datum")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="Beginn")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="Ende")),
                ("place", models.CharField(blank=True, max_length=250, verbose_name="Ort")),
                (
                    "minutes",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Bitte keine Namen oder Angaben, die auf einzelne Familien schließen lassen.",
                        verbose_name="Protokoll",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("as_body", "wie beim Gremium"),
                            ("members", "nur die Mitglieder und die Koordination"),
                        ],
                        default="as_body",
                        help_text="Gilt mit der Veröffentlichung.",
                        max_length=20,
                        verbose_name="Wer darf lesen?",
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
                "verbose_name": "Sitzung",
                "verbose_name_plural": "Sitzungen",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="MeetingDocument",
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
                    "meeting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="network.meetingpage",
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
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("title", models.CharField(max_length=250, verbose_name="Thema")),
                ("note", models.TextField(blank=True, verbose_name="Erläuterung")),
                (
                    "meeting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_items",
                        to="network.meetingpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tagesordnungspunkt",
                "verbose_name_plural": "Tagesordnung",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeetingTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("text", models.CharField(max_length=300, verbose_name="Aufgabe")),
                (
                    "responsible",
                    models.CharField(
                        blank=True,
                        help_text="Stelle oder Funktion, zum Beispiel «Koordination».",
                        max_length=200,
                        verbose_name="wer",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="bis wann")),
                (
                    "meeting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="network.meetingpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Aufgabe",
                "verbose_name_plural": "Aufgaben",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                        blank=True,
                        help_text="Ohne Konto: lieber die Funktion als der Name, zum Beispiel «Leitung Jugendamt».",
                        max_length=200,
                        verbose_name="oder Bezeichnung",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="Organisation")),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        help_text="Zum Beispiel «Vorsitz».",
                        max_length=200,
                        verbose_name="Aufgabe im Gremium",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="seit")),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="Letzter Tag. Leer: bis auf Weiteres.",
                        null=True,
                        verbose_name="bis",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="network.bodypage",
                        verbose_name="Gremium",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="body_memberships",
                        to="core.municipality",
                        verbose_name="vertritt die Kommune",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wer hier steht, darf lesen, was nur das Gremium lesen darf.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="body_memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mitgliedschaft",
                "verbose_name_plural": "Mitgliedschaften",
                "ordering": ["body", "organisation", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NetworkIndexPage",
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
                "verbose_name": "Netzwerk (Übersicht)",
                "verbose_name_plural": "Netzwerk (Übersicht)",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="Zum Beispiel «3/2019».", max_length=20, verbose_name="Nummer"
                    ),
                ),
                ("text", models.TextField(verbose_name="Beschluss")),
                (
                    "meeting",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="resolutions",
                        to="network.meetingpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Beschluss",
                "verbose_name_plural": "Beschlüsse",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
