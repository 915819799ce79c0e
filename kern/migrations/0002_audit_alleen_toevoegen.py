"""The audit log can only grow: triggers refuse UPDATE, DELETE and (on PostgreSQL) TRUNCATE."""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION kern_auditregel_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'kern_auditregel can only be added to';
END $$;
CREATE TRIGGER kern_auditregel_alleen_toevoegen BEFORE UPDATE OR DELETE ON kern_auditregel
    FOR EACH ROW EXECUTE FUNCTION kern_auditregel_weiger();
CREATE TRIGGER kern_auditregel_niet_legen BEFORE TRUNCATE ON kern_auditregel
    FOR EACH STATEMENT EXECUTE FUNCTION kern_auditregel_weiger();
"""
POSTGRES_TERUG = """
DROP TRIGGER kern_auditregel_niet_legen ON kern_auditregel;
DROP TRIGGER kern_auditregel_alleen_toevoegen ON kern_auditregel;
DROP FUNCTION kern_auditregel_weiger();
"""
SQLITE = [
    f"""
    CREATE TRIGGER kern_auditregel_geen_{handeling.lower()} BEFORE {handeling} ON kern_auditregel
    BEGIN SELECT RAISE(ABORT, 'kern_auditregel can only be added to'); END;
    """
    for handeling in ("UPDATE", "DELETE")
]
SQLITE_TERUG = [
    f"DROP TRIGGER kern_auditregel_geen_{handeling}" for handeling in ("update", "delete")
]


def aan(apps, schema_editor):
    for sql in [POSTGRES] if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sql, params=None)


def uit(apps, schema_editor):
    for sql in (
        [POSTGRES_TERUG] if schema_editor.connection.vendor == "postgresql" else SQLITE_TERUG
    ):
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("kern", "0001_initial")]
    operations = [migrations.RunPython(aan, uit)]
