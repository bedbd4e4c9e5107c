import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_release_0_1_0"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("core", "0001_release_0_1_0"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="municipality",
            field=models.ForeignKey(
                blank=True,
                help_text="Voreinstellung der Suche. Rechte entstehen daraus nicht.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="core.municipality",
                verbose_name="Meine Kommune",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="topics",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="core.topic", verbose_name="Themen, die mich interessieren"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="user_permissions",
            field=models.ManyToManyField(
                blank=True,
                help_text="Specific permissions for this user.",
                related_name="user_set",
                related_query_name="user",
                to="auth.permission",
                verbose_name="user permissions",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="accepted_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="angenommen von",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="body_group",
            field=models.ForeignKey(
                blank=True,
                help_text="Nur für Mitglieder eines Gremiums.",
                limit_choices_to={"role_of__role": "body"},
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="auth.group",
                verbose_name="Gremium",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="created_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="eingeladen von",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="municipality",
            field=models.ForeignKey(
                blank=True,
                help_text="Nur für die Redaktion einer Kommune.",
                limit_choices_to=models.Q(("kind", "county"), _negated=True),
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="core.municipality",
                verbose_name="Kommune",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="youth_office",
            field=models.ForeignKey(
                blank=True,
                help_text="Nur für die Koordination eines Jugendamts.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="core.youthoffice",
                verbose_name="Jugendamt",
            ),
        ),
        migrations.AddField(
            model_name="municipalityteam",
            name="collection",
            field=models.OneToOneField(
                help_text="Bilder und Dokumente dieser Kommune.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="municipality_team",
                to="wagtailcore.collection",
                verbose_name="Sammlung",
            ),
        ),
        migrations.AddField(
            model_name="municipalityteam",
            name="group",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="municipality_team",
                to="auth.group",
                verbose_name="Gruppe",
            ),
        ),
        migrations.AddField(
            model_name="municipalityteam",
            name="municipality",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="team",
                to="core.municipality",
                verbose_name="Kommune",
            ),
        ),
        migrations.AddField(
            model_name="municipalityteam",
            name="page",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="municipality_team",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="Seite der Kommune",
            ),
        ),
        migrations.AddField(
            model_name="youthofficeteam",
            name="group",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="youth_office_team",
                to="auth.group",
                verbose_name="Gruppe",
            ),
        ),
        migrations.AddField(
            model_name="youthofficeteam",
            name="youth_office",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="team",
                to="core.youthoffice",
                verbose_name="Jugendamt",
            ),
        ),
    ]
