"""Legal bases over HTTP."""

from datetime import date

from django.utils import timezone

from kern.models import AuditRegel, Toestemming
from tests.fabrieken import PersoonFactory, ToestemmingFactory

from .telling import evenveel_queries

LIJST = "/api/v1/toestemmingen"


def gegevens(persoon, **anders):
    basis = {"doel": "gezondheid", "grondslag": "toestemming", "datum": "2026-03-01"}
    return {"persoon": str(persoon.id)} | basis | anders


def test_vastleggen_zegt_wie_het_deed(consulent, organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    antwoord = consulent.post(LIJST, gegevens(persoon))
    assert antwoord.status_code == 201
    assert antwoord.json()["vastgelegdDoor"] == str(consulent.gebruiker.id)
    assert antwoord["Location"].endswith(str(persoon.toestemmingen.get().id))


def test_hetzelfde_nog_eens_is_dezelfde(consulent, organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    eerste = consulent.post(LIJST, gegevens(persoon)).json()
    assert consulent.post(LIJST, gegevens(persoon)).json()["id"] == eerste["id"]


def test_een_dag_die_moet_komen_is_een_fout(consulent, organisatie):
    antwoord = consulent.post(
        LIJST, gegevens(PersoonFactory(organisatie=organisatie), datum="2098-01-01")
    )
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/datum"]


def test_een_persoon_van_een_ander_bestaat_niet(consulent, andere_organisatie):
    vreemd = PersoonFactory(organisatie=andere_organisatie)
    antwoord = consulent.post(LIJST, gegevens(vreemd))
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/persoon"]


def test_intrekken_geldt_vanaf_vandaag_en_kan_een_keer(consulent, organisatie):
    rij = ToestemmingFactory(organisatie=organisatie, datum=date(2026, 3, 1))
    adres = f"{LIJST}/{rij.id}/intrekkingen"
    antwoord = consulent.post(adres)
    assert antwoord.status_code == 201
    assert antwoord.json()["ingetrokkenOp"] == f"{timezone.localdate()}"
    assert consulent.post(adres).status_code == 400


def test_filteren_op_persoon_doel_en_wat_nog_geldt(consulent, organisatie):
    rij = ToestemmingFactory(organisatie=organisatie)
    for anders in (
        {"doel": "delen"},
        {"ingetrokken_op": date(2026, 4, 1)},
    ):
        ToestemmingFactory(organisatie=organisatie, persoon=rij.persoon, **anders)
    ToestemmingFactory(organisatie=organisatie)
    vraag = f"persoon={rij.persoon_id}&doel=gezondheid&ingetrokken=false"
    gevonden = consulent.get(f"{LIJST}?{vraag}").json()["resultaten"]
    assert [gevonden["id"] for gevonden in gevonden] == [str(rij.id)]


def test_wie_leest_komt_in_de_log(consulent, organisatie):
    rij = ToestemmingFactory(organisatie=organisatie)
    consulent.get(LIJST)
    gezien = AuditRegel.objects.voor(organisatie).get(gebeurtenis="dossier_ingezien")
    assert gezien.persoon_id == rij.persoon_id


def test_het_aantal_queries_groeit_niet_mee(consulent, organisatie):
    evenveel_queries(consulent, LIJST, lambda: ToestemmingFactory(organisatie=organisatie))
    assert Toestemming.objects.voor(organisatie).count() == 30
