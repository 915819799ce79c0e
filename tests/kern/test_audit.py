"""The audit log can only grow."""

import pytest
from django.db import DatabaseError, connection, transaction

from kern import audit
from kern.models import AuditRegel
from tests.fabrieken import PersoonFactory


@pytest.fixture
def regel(organisatie, actor):
    persoon = PersoonFactory(organisatie=organisatie)
    audit.dossiers_ingezien(actor, [persoon.id], pagina="test")
    return AuditRegel.objects.voor(organisatie).get()


def test_een_regel_zegt_wie_wat_van_wie_wanneer_vanaf_waar_en_waarom(regel, actor):
    assert regel.gebruiker_id == actor.gebruiker_id
    assert regel.rollen == "coordinator"
    assert regel.handeling == AuditRegel.Handeling.INZIEN
    assert regel.persoon_id is not None
    assert regel.tijdstip is not None
    assert regel.herkomst == "127.0.0.1"
    assert regel.doel == "test"
    assert regel.uitkomst == AuditRegel.Uitkomst.GELUKT


def test_een_regel_kan_niet_worden_gewijzigd(regel):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRegel.alles.filter(pk=regel.pk).update(doel="anders")


def test_een_regel_kan_niet_worden_verwijderd(regel):
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditRegel.alles.filter(pk=regel.pk).delete()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_de_tabel_kan_niet_worden_geleegd(regel):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kern_auditregel")
