from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0002_text_problems")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="text_version",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, verbose_name="Fassung des Lesers"
            ),
        ),
    ]
