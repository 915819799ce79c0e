"""What priorities were made of, kept with each round; each night the waiting requests are watched."""

from datetime import timedelta

from django.db import migrations, models
from django.utils import timezone

ELKE_NACHT = "matching.achtergrond.elke_nacht"


def elke_nacht(apps, schema_editor):
    """After `mantelzorg.achtergrond.elke_nacht`."""
    morgen = timezone.localtime() + timedelta(days=1)
    apps.get_model("django_q", "Schedule").objects.update_or_create(
        func=ELKE_NACHT,
        defaults={
            "name": "wachtenden bewaken",
            "schedule_type": "D",
            "next_run": morgen.replace(hour=0, minute=45, second=0, microsecond=0),
        },
    )


NIEUW = {
    "risicopunten": {"onbekend": 5, "laag": 0, "verhoogd": 10, "hoog": 40, "acuut": 90},
    "wachtpunten": {"per_week": 1, "hoogstens": 13},
    "netwerkpunten": {"geen": 10},
}


def aanvullen(apps, schema_editor):
    """Stored sets get the shipped points for what did not count before."""
    parametersets = apps.get_model("matching", "Parameterset").alles
    for rij in parametersets.all():
        rij.waarden = NIEUW | rij.waarden
        rij.save(update_fields=["waarden"])


def weghalen(apps, schema_editor):
    parametersets = apps.get_model("matching", "Parameterset").alles
    for rij in parametersets.all():
        rij.waarden = {naam: deel for naam, deel in rij.waarden.items() if naam not in NIEUW}
        rij.save(update_fields=["waarden"])


def niet_meer(apps, schema_editor):
    apps.get_model("django_q", "Schedule").objects.filter(func=ELKE_NACHT).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("matching", "0003_toelichting"),
        ("mantelzorg", "0003_belasting"),
        ("django_q", "0018_task_success_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="matchronde",
            name="prioriteiten",
            field=models.JSONField(default=dict, verbose_name="opbouw van de prioriteiten"),
        ),
        migrations.AddField(
            model_name="nietgematcht",
            name="prioriteit",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="voorrang"),
        ),
        migrations.RunPython(aanvullen, weghalen),
        migrations.RunPython(elke_nacht, niet_meer),
    ]
