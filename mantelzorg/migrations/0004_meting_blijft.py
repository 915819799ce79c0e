"""A measurement is never changed; each night somebody looks at burden; care hours get a history."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

ELKE_NACHT = "mantelzorg.achtergrond.elke_nacht"

POSTGRES = """
CREATE FUNCTION mantelzorg_meting_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'mantelzorg_meting is corrected by a newer one, never changed';
END $$;
CREATE TRIGGER mantelzorg_meting_blijft BEFORE UPDATE ON mantelzorg_meting
    FOR EACH ROW EXECUTE FUNCTION mantelzorg_meting_weiger();
"""
POSTGRES_TERUG = """
DROP TRIGGER mantelzorg_meting_blijft ON mantelzorg_meting;
DROP FUNCTION mantelzorg_meting_weiger();
"""
SQLITE = """
CREATE TRIGGER mantelzorg_meting_blijft BEFORE UPDATE ON mantelzorg_meting
BEGIN SELECT RAISE(ABORT, 'mantelzorg_meting is corrected by a newer one, never changed'); END;
"""
SQLITE_TERUG = "DROP TRIGGER mantelzorg_meting_blijft"


def blijft(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRES if postgres else SQLITE, params=None)


def mag_weer(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRES_TERUG if postgres else SQLITE_TERUG, params=None)


def begin_van_de_geschiedenis(apps, schema_editor):
    """What is known now, held since the care situation was last changed."""
    Zorgsituatie = apps.get_model("mantelzorg", "Zorgsituatie")
    Zorgomvang = apps.get_model("mantelzorg", "Zorgomvang")
    bekend = Zorgsituatie._base_manager.exclude(uren_per_week=None, nachten_verstoord=None)
    Zorgomvang._base_manager.bulk_create(
        (
            Zorgomvang(
                organisatie_id=situatie.organisatie_id,
                zorgsituatie_id=situatie.pk,
                datum=timezone.localdate(situatie.gewijzigd_op),
                uren_per_week=situatie.uren_per_week,
                nachten_verstoord=situatie.nachten_verstoord,
            )
            for situatie in bekend.iterator()
        ),
        batch_size=1000,
    )


def elke_nacht(apps, schema_editor):
    morgen = timezone.localtime() + timedelta(days=1)
    apps.get_model("django_q", "Schedule").objects.update_or_create(
        func=ELKE_NACHT,
        defaults={
            "name": "overbelasting bewaken",
            "schedule_type": "D",
            "next_run": morgen.replace(hour=0, minute=15, second=0, microsecond=0),
        },
    )


def niet_meer(apps, schema_editor):
    apps.get_model("django_q", "Schedule").objects.filter(func=ELKE_NACHT).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("mantelzorg", "0003_belasting"),
        ("django_q", "0018_task_success_index"),
    ]

    operations = [
        migrations.RunPython(begin_van_de_geschiedenis, migrations.RunPython.noop),
        migrations.RunPython(blijft, mag_weer),
        migrations.RunPython(elke_nacht, niet_meer),
    ]
