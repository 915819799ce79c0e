"""Who is in the records twice, over HTTP."""

import pytest

from kern.models import AuditRegel, Persoon
from tests.fabrieken import PersoonFactory, SamenvoegingFactory

from .telling import evenveel_queries

LIJST = "/api/v1/samenvoegingen"


@pytest.fixture
def paar(organisatie):
    """Two records of what may be one person."""
    return [
        PersoonFactory(
            organisatie=organisatie,
            voornaam="Aaltje",
            achternaam="Voorbeeld",
            huisnummer="3",
            telefoon="0740000000",
        )
        for _nr in range(2)
    ]


def ids(paar):
    return [str(persoon.id) for persoon in paar]


def test_samenvoegen_en_terugdraaien(client, paar):
    blijft, vervalt = ids(paar)
    antwoord = client.post(LIJST, {"blijft": blijft, "vervalt": vervalt})
    assert antwoord.status_code == 201
    assert client.get(f"/api/v1/personen/{vervalt}").status_code == 404
    adres = f"{LIJST}/{antwoord.json()['id']}/terugdraaiingen"
    terug = client.post(adres)
    assert terug.status_code == 201
    assert terug.json()["teruggedraaidDoor"] == str(client.gebruiker.id)
    assert client.get(f"/api/v1/personen/{vervalt}").status_code == 200
    assert client.post(adres).json()["code"] == "al_teruggedraaid"


def test_wie_al_is_samengevoegd_wordt_het_niet_nog_eens(client, organisatie, paar):
    derde = PersoonFactory(organisatie=organisatie)
    vervalt = paar[1]
    Persoon.objects.voor(organisatie).filter(pk=vervalt.pk).update(samengevoegd_met=derde)
    blijft, vervalt_id = ids(paar)
    antwoord = client.post(LIJST, {"blijft": blijft, "vervalt": vervalt_id})
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "al_samengevoegd")


def test_iemand_van_een_ander_bestaat_niet(client, paar, andere_organisatie):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    antwoord = client.post(LIJST, {"blijft": str(vreemd.id), "vervalt": "x"})
    assert antwoord.status_code == 400
    fouten = {fout["pointer"] for fout in antwoord.json()["errors"]}
    assert fouten == {"#/blijft", "#/vervalt"}


def test_kandidaten_zijn_er_tot_iemand_zegt_dat_het_twee_mensen_zijn(client, paar):
    (kandidaat,) = client.get(f"{LIJST}/kandidaten").json()
    assert {kandidaat["een"], kandidaat["ander"]} == set(ids(paar))
    assert "telefoon" in kandidaat["redenen"]
    eerste, tweede = ids(paar)
    antwoord = client.post(f"{LIJST}/afwijzingen", {"eerste": eerste, "tweede": tweede})
    assert antwoord.status_code == 201
    assert client.get(f"{LIJST}/kandidaten").json() == []


def test_wie_kandidaten_leest_komt_in_de_log(client, organisatie, paar):
    client.get(f"{LIJST}/kandidaten")
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert {str(regel.persoon_id) for regel in gezien} == set(ids(paar))


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    evenveel_queries(client, LIJST, lambda: SamenvoegingFactory(organisatie=organisatie))
