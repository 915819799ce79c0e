"""The audit log can only grow."""

from uuid import uuid4

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


def test_een_lijst_schrijft_een_volledige_regel_per_persoon(actor, organisatie):
    eerste, tweede = uuid4(), uuid4()
    audit.dossiers_ingezien(actor, [eerste, tweede, eerste, None], pagina="lijst")
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert {regel.persoon_id for regel in regels} == {eerste, tweede}
    for regel in regels:
        assert regel.object_id == regel.persoon_id
        assert (regel.gebruiker_id, regel.herkomst) == (actor.gebruiker_id, actor.herkomst)
        assert regel.bijzonderheden == {"pagina": "lijst"}
        assert regel.tijdstip is not None
