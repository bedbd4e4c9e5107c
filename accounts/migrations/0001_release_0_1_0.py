import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import accounts.models.user


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="E-Mail")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Fachkraft oder Ehrenamt"),
                            ("body", "Gremium"),
                            ("editor", "Redaktion einer Kommune"),
                            ("youth_office", "Jugendamt-Koordination"),
                            ("coordination", "Koordination"),
                            ("administration", "Administration"),
                        ],
                        max_length=20,
                        verbose_name="Rolle",
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="angelegt am")),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="verschickt am")),
                ("unsent_at", models.DateTimeField(editable=False, null=True)),
                ("expires_at", models.DateTimeField(editable=False, verbose_name="gilt bis")),
                (
                    "accepted_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="angenommen am"),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="zurückgezogen am"),
                ),
            ],
            options={
                "verbose_name": "Einladung",
                "verbose_name_plural": "Einladungen",
                "ordering": ["-created_at"],
            },
        ),
        migrations.CreateModel(
            name="MunicipalityTeam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "Redaktion einer Kommune",
                "verbose_name_plural": "Redaktionen der Kommunen",
            },
        ),
        migrations.CreateModel(
            name="RoleGroup",
            fields=[
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="role_of",
                        serialize=False,
                        to="auth.group",
                        verbose_name="Gruppe",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("reader", "Fachkraft oder Ehrenamt"),
                            ("body", "Gremium"),
                            ("editor", "Redaktion einer Kommune"),
                            ("youth_office", "Jugendamt-Koordination"),
                            ("coordination", "Koordination"),
                            ("administration", "Administration"),
                        ],
                        db_index=True,
                        max_length=20,
                        verbose_name="Rolle",
                    ),
                ),
            ],
            options={
                "verbose_name": "Rolle einer Gruppe",
                "verbose_name_plural": "Rollen der Gruppen",
            },
        ),
        migrations.CreateModel(
            name="YouthOfficeTeam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "Koordination eines Jugendamts",
                "verbose_name_plural": "Koordinationen der Jugendämter",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                (
                    "email",
                    models.EmailField(
                        error_messages={"unique": "Mit dieser E-Mail-Adresse gibt es schon ein Konto."},
                        max_length=254,
                        unique=True,
                        verbose_name="E-Mail",
                    ),
                ),
                ("organisation", models.CharField(blank=True, max_length=200, verbose_name="Organisation")),
                ("function", models.CharField(blank=True, max_length=200, verbose_name="Funktion")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="Telefon (dienstlich)")),
                (
                    "is_contact",
                    models.BooleanField(
                        default=False,
                        help_text="Dann sehen alle Angemeldeten Name, Funktion, Organisation, Telefon und E-Mail.",
                        verbose_name="In der Liste der Ansprechpersonen zeigen",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
            ],
            options={
                "verbose_name": "Person",
                "verbose_name_plural": "Personen",
                "ordering": ["last_name", "first_name", "email"],
            },
            managers=[
                ("objects", accounts.models.user.UserManager()),
            ],
        ),
    ]
