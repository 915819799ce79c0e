"""Tasks about offers and matches."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kern', '0004_taken'),
    ]

    operations = [
        migrations.AlterField(
            model_name='taak',
            name='soort',
            field=models.CharField(choices=[('signaal', 'signaal opvolgen'), ('checkin', 'check-in bellen'), ('aanbod', 'verlopen aanbod opvolgen'), ('kennismaking', 'kennismaking regelen'), ('proef', 'proefmaand bespreken'), ('evaluatie', 'koppeling evalueren')], max_length=20, verbose_name='soort'),
        ),
    ]
