"""The worklist over HTTP."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Ernst, Rol, Taak
from mantelzorg.models import Signaal
from tests.fabrieken import GebruikerFactory, PersoonFactory, SignaalFactory, TaakFactory

from .telling import evenveel_queries

LIJST = "/api/v1/taken"


@pytest.fixture
def collega(organisatie):
    return GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])


def taak(organisatie, **waarden) -> Taak:
    return TaakFactory(organisatie=organisatie, soort=Taak.Soort.PROEF, **waarden)


def gevonden(client, vraag=""):
    return [rij["id"] for rij in client.get(f"{LIJST}?{vraag}").json()["resultaten"]]


def test_bladeren_houdt_de_volgorde_van_de_werklijst_ook_bij_gelijke_ernst(client, organisatie):
    """Ties run over several pages: 110 tasks of two severities on three days."""
    for nr in range(110):
        taak(
            organisatie,
            ernst=[Ernst.ACUUT, Ernst.LAAG][nr % 2],
            uiterlijk_op=date(2026, 10, 1 + nr % 3),
        )
    vanaf_ernstigst = {Ernst.ACUUT: 0, Ernst.LAAG: 1}
    rijen = sorted(
        Taak.objects.voor(organisatie),
        key=lambda t: (vanaf_ernstigst[t.ernst], t.uiterlijk_op, t.id.hex),
    )
    adres, gezien = f"{LIJST}?aantal=20", []
    while adres:
        bladzijde = client.get(adres).json()
        gezien += [rij["id"] for rij in bladzijde["resultaten"]]
        laatste, adres = bladzijde, bladzijde["volgende"]
    assert gezien == [str(rij.id) for rij in rijen]
    terug = client.get(laatste["vorige"]).json()["resultaten"]
    assert [rij["id"] for rij in terug] == gezien[80:100]


def test_wat_is_afgerond_staat_niet_op_de_lijst_maar_is_er_nog(client, organisatie):
    af = taak(organisatie, afgerond_op=datetime(2026, 10, 9, tzinfo=UTC), uitkomst="actief")
    assert gevonden(client) == []
    assert client.get(f"{LIJST}/{af.id}").json()["uitkomst"] == "actief"


def test_filters(client, organisatie, collega):
    vandaag = timezone.localdate()
    mijn = taak(organisatie, eigenaar=client.gebruiker, uiterlijk_op=vandaag)
    van_collega = taak(organisatie, eigenaar=collega, uiterlijk_op=vandaag - timedelta(days=1))
    acuut = taak(organisatie, ernst=Ernst.ACUUT, uiterlijk_op=vandaag)
    signaal = TaakFactory(organisatie=organisatie, uiterlijk_op=vandaag)
    assert gevonden(client, "van=mij") == [str(mijn.id)]
    assert set(gevonden(client, "van=niemand")) == {str(acuut.id), str(signaal.id)}
    assert gevonden(client, f"eigenaar={collega.id}") == [str(van_collega.id)]
    assert gevonden(client, "teLaat=true") == [str(van_collega.id)]
    assert gevonden(client, "ernst=acuut") == [str(acuut.id)]
    assert gevonden(client, "soort=signaal") == [str(signaal.id)]


def test_wie_weg_is_heeft_geen_taken_meer(client, organisatie, collega):
    rij = taak(organisatie, eigenaar=collega)
    collega.actief = False
    collega.save()
    assert gevonden(client, "van=niemand") == [str(rij.id)]


def geven(client, rij, inhoud):
    adres = f"{LIJST}/{rij.id}"
    versie = client.get(adres)["ETag"]
    return client.post(f"{adres}/toewijzingen", inhoud, headers={"If-Match": versie})


def test_toewijzen_en_teruggeven(client, organisatie):
    rij = taak(organisatie)
    antwoord = geven(client, rij, {"eigenaar": str(client.gebruiker.id)})
    assert (antwoord.status_code, antwoord.json()["eigenaar"]) == (
        201,
        str(client.gebruiker.id),
    )
    assert geven(client, rij, {"eigenaar": None}).json()["eigenaar"] is None


@pytest.mark.parametrize("van", ["taak", "signaal", "taak van een signaal"])
def test_wat_een_ander_net_oppakte_neemt_niemand_ongezien_over(client, organisatie, van):
    signaal = SignaalFactory(organisatie=organisatie)
    adres = {
        "taak": lambda: f"{LIJST}/{taak(organisatie).id}",
        "signaal": lambda: f"/api/v1/signalen/{signaal.id}",
        "taak van een signaal": lambda: (
            f"{LIJST}/{TaakFactory(organisatie=organisatie, object_id=signaal.pk).id}"
        ),
    }[van]()
    versie = {"If-Match": client.get(adres)["ETag"]}
    ik, niemand = {"eigenaar": str(client.gebruiker.id)}, {"eigenaar": None}
    assert client.post(f"{adres}/toewijzingen", ik).status_code == 428
    assert client.post(f"{adres}/toewijzingen", ik, headers=versie).status_code == 201
    assert client.post(f"{adres}/toewijzingen", niemand, headers=versie).status_code == 412
    assert client.get(adres).json()["eigenaar"] == ik["eigenaar"]


def test_een_signaal_gaat_mee_met_zijn_taak(client, organisatie, collega):
    signaal = SignaalFactory(organisatie=organisatie)
    rij = TaakFactory(organisatie=organisatie, object_id=signaal.pk)
    antwoord = geven(client, rij, {"eigenaar": str(collega.id)})
    assert antwoord.status_code == 201
    assert Signaal.objects.voor(organisatie).get().eigenaar == collega


@pytest.mark.parametrize("wie", ["consulent", "vreemd", "niets"])
def test_wie_het_niet_kan_doen_krijgt_het_niet(client, organisatie, collega, wie):
    """A trial is the coordinators'; somebody of another organisation does not exist."""
    wat = {
        "consulent": {"eigenaar": str(collega.id)},
        "vreemd": {"eigenaar": str(GebruikerFactory(met_rollen=[Rol.COORDINATOR]).id)},
        "niets": {},
    }[wie]
    antwoord = geven(client, taak(organisatie), wat)
    assert antwoord.status_code == 400
    assert [fout["pointer"] for fout in antwoord.json()["errors"]] == ["#/eigenaar"]


def test_wat_af_is_krijgt_niemand_meer(client, organisatie):
    af = taak(organisatie, afgerond_op=datetime(2026, 10, 9, tzinfo=UTC), uitkomst="actief")
    antwoord = geven(client, af, {"eigenaar": None})
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "afgerond")


def test_wie_leest_komt_in_de_log(client, organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    taak(organisatie, persoon=persoon)
    client.get(LIJST)
    gezien = AuditRegel.objects.voor(organisatie).get(gebeurtenis="dossier_ingezien")
    assert gezien.persoon_id == persoon.id


def test_het_aantal_queries_groeit_niet_mee(client, organisatie, collega):
    def maak():
        persoon = PersoonFactory(organisatie=organisatie)
        taak(organisatie, persoon=persoon, eigenaar=collega, object_id=uuid4())

    evenveel_queries(client, LIJST, maak)


def test_hoeveel_er_te_doen_is(client, organisatie, andere_organisatie, collega):
    gisteren = timezone.localdate() - timedelta(days=1)
    taak(organisatie, eigenaar=client.gebruiker, uiterlijk_op=timezone.localdate())
    taak(organisatie, eigenaar=client.gebruiker, uiterlijk_op=gisteren)
    taak(organisatie, uiterlijk_op=gisteren)
    taak(organisatie, eigenaar=collega)
    taak(organisatie, afgerond_op=timezone.now(), uitkomst="actief")
    taak(andere_organisatie)
    aantallen = {
        "mij": 2,
        "mijTeLaat": 1,
        "niemand": 1,
        "niemandTeLaat": 1,
        "nachtNietAf": None,
    }
    assert client.get(f"{LIJST}/aantallen").json() == aantallen
