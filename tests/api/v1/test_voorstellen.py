"""Rounds and proposals over HTTP."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kern.models import AuditRegel
from matching.models import Matchronde
from tests.fabrieken import MatchrondeFactory, VoorstelFactory


def test_een_lijst_toont_alleen_de_eigen_organisatie(client, organisatie, andere_organisatie):
    eigen = VoorstelFactory(organisatie=organisatie)
    VoorstelFactory(organisatie=andere_organisatie)
    resultaten = client.get("/api/v1/voorstellen").json()["results"]
    assert [rij["id"] for rij in resultaten] == [str(eigen.id)]


def test_wie_leest_komt_in_de_log(client, organisatie):
    voorstel = VoorstelFactory(organisatie=organisatie)
    client.get(f"/api/v1/voorstellen/{voorstel.id}")
    personen = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert set(personen.values_list("persoon_id", flat=True)) == {
        voorstel.vrijwilliger.persoon_id,
        voorstel.hulpvraag.zorgsituatie.zorgvrager_id,
        voorstel.hulpvraag.zorgsituatie.mantelzorger_id,
    }


def test_goedkeuren(client, organisatie):
    voorstel = VoorstelFactory(organisatie=organisatie)
    adres = f"/api/v1/voorstellen/{voorstel.id}/beoordelingen"
    antwoord = client.post(adres, {"besluit": "goedkeuren"}, format="json")
    assert antwoord.status_code == 201
    voorstel.refresh_from_db()
    assert voorstel.status == "goedgekeurd"


def test_een_ronde_aanvragen_geeft_iets_om_te_volgen(client, organisatie):
    antwoord = client.post("/api/v1/matchrondes")
    assert antwoord.status_code == 202
    assert client.get(f"/api/v1/matchrondes/{antwoord.json()['id']}").json()["status"] == "wacht"
    assert Matchronde.objects.voor(organisatie).count() == 1


def test_een_tweede_ronde_tegelijk_geeft_409(client, organisatie):
    MatchrondeFactory(organisatie=organisatie, status="bezig")
    assert client.post("/api/v1/matchrondes").status_code == 409


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def tel(aantal):
        VoorstelFactory.create_batch(aantal, organisatie=organisatie)
        with CaptureQueriesContext(connection) as queries:
            client.get("/api/v1/voorstellen")
        return len(queries)

    assert tel(60) == tel(200)  # a full page, then three more


@pytest.mark.parametrize("cursor", ["cD1hYmM=", "cD0A", "x"])
@pytest.mark.parametrize("lijst", ["voorstellen", "matchrondes"])
def test_een_onzinnige_cursor_is_een_fout(client, organisatie, lijst, cursor):
    VoorstelFactory.create_batch(2, organisatie=organisatie)
    assert client.get(f"/api/v1/{lijst}?cursor={cursor}").status_code == 400
