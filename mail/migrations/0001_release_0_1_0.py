import django.utils.timezone
from django.db import migrations, models

import mail.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MailServer",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("failing_since", models.DateTimeField(null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("rest_until", models.DateTimeField(null=True)),
                ("last_error", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="mail_one_server")
                ],
            },
        ),
        migrations.CreateModel(
            name="OutgoingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=mail.models.new_key, editable=False, max_length=150, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sign_in_code", "Anmelde-Code"),
                            ("password_reset", "Neues Passwort"),
                            ("invitation", "Einladung"),
                            ("account", "Hinweis zum Konto"),
                            ("report", "Meldung einer Barriere"),
                            ("notice", "Benachrichtigung"),
                        ],
                        default="notice",
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("priority", models.PositiveSmallIntegerField(editable=False)),
                ("recipient", models.CharField(max_length=320, verbose_name="An")),
                ("message", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "wartet"),
                            ("sent", "verschickt"),
                            ("failed", "abgelehnt"),
                            ("expired", "nicht rechtzeitig verschickt"),
                            ("discarded", "verworfen"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="Angelegt"
                    ),
                ),
                (
                    "send_after",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="Nächster Versuch"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="Gilt bis")),
                ("attempts", models.PositiveIntegerField(default=0, verbose_name="Versuche")),
                ("last_error", models.CharField(blank=True, max_length=500, verbose_name="Letzter Fehler")),
                ("lease_owner", models.CharField(blank=True, editable=False, max_length=32)),
                ("lease_until", models.DateTimeField(editable=False, null=True)),
                ("sent_at", models.DateTimeField(editable=False, null=True, verbose_name="Verschickt")),
            ],
            options={
                "verbose_name": "Ausgehende E-Mail",
                "verbose_name_plural": "Ausgehende E-Mails",
                "ordering": ["-created_at", "-pk"],
                "default_permissions": ("view", "change"),
                "indexes": [
                    models.Index(fields=["state", "-priority", "send_after"], name="mail_outgoing_due"),
                    models.Index(fields=["created_at"], name="mail_outgoing_created"),
                ],
            },
        ),
    ]
