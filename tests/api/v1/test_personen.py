"""Persons over HTTP."""

from uuid import uuid4

import pytest

from kern.models import AuditRegel, Persoon, Rol
from kern.services.toestemmingen import toestemming_intrekken
from tests.fabrieken import PersoonFactory, ToestemmingFactory

LIJST = "/api/v1/personen"
NIEUW = {"voornaam": "Aaltje", "achternaam": "Voorbeeld", "postcode": "7551AB"}


@pytest.fixture
def persoon(organisatie):
    return PersoonFactory(organisatie=organisatie, achternaam="Testman")


def lees(client, persoon):
    return client.get(f"{LIJST}/{persoon.id}")


def test_inschrijven(client, organisatie):
    antwoord = client.post(LIJST, NIEUW)
    assert antwoord.status_code == 201
    assert antwoord["Location"].endswith(f"{LIJST}/{antwoord.json()['id']}")
    assert Persoon.objects.voor(organisatie).get().achternaam == "Voorbeeld"


def test_elk_fout_veld_wordt_genoemd(client):
    antwoord = client.post(LIJST, NIEUW | {"postcode": "x", "bsn": "1", "geboortedatum": "gister"})
    assert antwoord.status_code == 400
    fouten = {fout["pointer"] for fout in antwoord.json()["errors"]}
    assert fouten == {"#/postcode", "#/bsn", "#/geboortedatum"}


@pytest.mark.parametrize(
    ("adres", "inhoud"),
    [(LIJST, NIEUW | {"telefoon": 5}), (f"{LIJST}/zoekopdrachten", {"naam": 5})],
)
def test_een_getal_is_geen_tekst(client, adres, inhoud):
    antwoord = client.post(adres, inhoud)
    assert antwoord.status_code == 400
    (fout,) = antwoord.json()["errors"]
    assert fout["pointer"] in ("#/telefoon", "#/naam")


def test_een_deel_veranderen_laat_de_rest_staan(client, persoon):
    versie = lees(client, persoon)["ETag"]
    antwoord = client.patch(
        f"{LIJST}/{persoon.id}", {"telefoon": "0740000000"}, headers={"If-Match": versie}
    )
    assert antwoord.status_code == 200
    assert antwoord.json()["achternaam"] == "Testman"
    assert antwoord["ETag"] != versie


def test_alles_veranderen_maakt_leeg_wat_niet_wordt_genoemd(client, persoon):
    versie = lees(client, persoon)["ETag"]
    client.put(f"{LIJST}/{persoon.id}", NIEUW, headers={"If-Match": versie})
    assert lees(client, persoon).json()["straat"] == ""


def test_zonder_versie_428_en_met_een_oude_412(client, persoon):
    versie = lees(client, persoon)["ETag"]
    adres = f"{LIJST}/{persoon.id}"
    assert client.patch(adres, {"telefoon": "1"}).status_code == 428
    client.patch(adres, {"telefoon": "2"}, headers={"If-Match": versie})
    assert client.patch(adres, {"telefoon": "3"}, headers={"If-Match": versie}).status_code == 412
    assert lees(client, persoon).json()["telefoon"] == "2"


def test_zoeken_zet_geen_naam_in_het_adres(client, persoon):
    PersoonFactory(organisatie=persoon.organisatie, achternaam="Anders")
    gevonden = client.post(f"{LIJST}/zoekopdrachten", {"naam": "testm"}).json()
    assert [rij["id"] for rij in gevonden] == [str(persoon.id)]


def test_wie_wordt_gelezen_staat_in_de_log(client, organisatie, persoon):
    lees(client, persoon)
    client.get(LIJST)
    client.post(f"{LIJST}/zoekopdrachten", {"naam": "testm"})
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert list(gezien.values_list("persoon_id", flat=True)) == [persoon.id] * 3


def test_dezelfde_sleutel_maakt_een_persoon(client, organisatie):
    kop = {"Idempotency-Key": str(uuid4())}
    eerste = client.post(LIJST, NIEUW, headers=kop)
    tweede = client.post(LIJST, NIEUW, headers=kop)
    assert (tweede.status_code, tweede.json()) == (201, eerste.json())
    assert tweede["Location"] == eerste["Location"]
    assert Persoon.objects.voor(organisatie).count() == 1


def test_wat_nog_eens_wordt_geantwoord_is_nog_eens_gelezen(client, organisatie):
    kop = {"Idempotency-Key": str(uuid4())}
    for _ in range(2):
        client.post(LIJST, NIEUW, headers=kop)
    gezien = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien")
    assert list(gezien.values_list("persoon_id", flat=True)) == [Persoon.alles.get().pk] * 2


@pytest.mark.parametrize("houdt", [[], [Rol.CONSULENT]])
def test_wie_een_rol_kwijt_is_krijgt_het_antwoord_van_toen_niet(als, houdt):
    """Also where another role may do the same: the answer was made for both."""
    client = als(Rol.CONSULENT, Rol.COORDINATOR)
    kop = {"Idempotency-Key": str(uuid4())}
    assert client.post(LIJST, NIEUW, headers=kop).status_code == 201
    client.gebruiker.rollen.exclude(rol__in=houdt).delete()
    antwoord = client.post(LIJST, NIEUW, headers=kop)
    assert antwoord.status_code == 403
    assert "Aaltje" not in antwoord.content.decode()


def test_na_intrekken_komt_het_antwoord_van_toen_niet_terug(client, actor, organisatie):
    kop = {"Idempotency-Key": str(uuid4())}
    client.post(LIJST, NIEUW, headers=kop)
    persoon = Persoon.objects.voor(organisatie).get()
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=persoon)
    toestemming_intrekken(actor=actor, toestemming=toestemming, datum=toestemming.datum)
    antwoord = client.post(LIJST, NIEUW, headers=kop)
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "antwoord_vergeten")
    assert Persoon.objects.voor(organisatie).count() == 1


def test_dezelfde_sleutel_met_iets_anders_is_een_conflict(client):
    kop = {"Idempotency-Key": str(uuid4())}
    client.post(LIJST, NIEUW, headers=kop)
    antwoord = client.post(LIJST, NIEUW | {"voornaam": "Bea"}, headers=kop)
    assert (antwoord.status_code, antwoord.json()["code"]) == (409, "sleutel_hergebruikt")


def test_wat_geweigerd_werd_mag_met_dezelfde_sleutel_opnieuw(client):
    kop = {"Idempotency-Key": str(uuid4())}
    assert client.post(LIJST, NIEUW | {"postcode": "0"}, headers=kop).status_code == 400
    assert client.post(LIJST, NIEUW, headers=kop).status_code == 201


@pytest.mark.parametrize(
    "vraag",
    [
        *("volgorde=naam", "naam=Jansen", "cursor=x"),
        *("aantal=0", "aantal=101", "aantal=x", "aantal=01000", "aantal=0100000"),
    ],
)
def test_een_onbekende_of_foute_sleutel_is_een_fout(client, vraag):
    antwoord = client.get(f"{LIJST}?{vraag}")
    assert antwoord.status_code == 400
    (fout,) = antwoord.json()["errors"]
    assert fout["parameter"] == vraag.partition("=")[0]


def test_bladzijden_geven_iedereen_een_keer(client, organisatie):
    PersoonFactory.create_batch(7, organisatie=organisatie)
    adres, gezien = f"{LIJST}?aantal=3", []
    while adres:
        bladzijde = client.get(adres).json()
        gezien += [rij["id"] for rij in bladzijde["resultaten"]]
        adres = bladzijde["volgende"]
    assert len(gezien) == len(set(gezien)) == 7


def test_de_lijst_als_csv(client, persoon):
    antwoord = client.get(LIJST, headers={"Accept": "text/csv"})
    kop, rij, *_rest = antwoord.content.decode("utf-8-sig").splitlines()
    assert antwoord["Content-Type"] == "text/csv"
    assert kop.startswith("id;voornaam")
    assert rij.startswith(str(persoon.id))


def test_een_fout_in_een_csv_is_toch_json(client):
    antwoord = client.get(f"{LIJST}?volgorde=x", headers={"Accept": "text/csv"})
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord.json()["status"] == 400


def test_ook_een_antwoord_op_een_wijziging_die_niets_wijzigt_staat_in_de_log(
    client, organisatie, persoon
):
    kop = {"If-Match": lees(client, persoon)["ETag"]}
    antwoord = client.patch(f"{LIJST}/{persoon.id}", {}, headers=kop)
    assert antwoord.json()["achternaam"] == "Testman"
    regels = AuditRegel.objects.voor(organisatie).filter(persoon_id=persoon.id)
    assert [r.gebeurtenis for r in regels] == ["dossier_ingezien"] * 2
