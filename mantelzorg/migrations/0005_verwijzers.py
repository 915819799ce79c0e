"""Who referred a carer through the API, and what they sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mantelzorg", "0004_meting_blijft"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="aanmelding",
            name="ingediend_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ingediend door",
            ),
        ),
        migrations.AddField(
            model_name="aanmelding",
            name="inzending",
            field=models.JSONField(
                blank=True, default=dict, verbose_name="wat de verwijzer stuurde"
            ),
        ),
    ]
