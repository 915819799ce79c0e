"""Districts and the own organisation over HTTP."""

import pytest

from kern.models import AuditRegel, Rol, Wijk
from tests.fabrieken import WijkFactory, WijkPostcodeFactory

from .telling import evenveel_queries

LIJST = "/api/v1/wijken"


@pytest.fixture
def beheerder(als):
    return als(Rol.BEHEERDER)


@pytest.fixture
def wijk(organisatie):
    wijk = WijkFactory(organisatie=organisatie, naam="Centrum")
    WijkPostcodeFactory(organisatie=organisatie, wijk=wijk, pc4="7551")
    return wijk


def fouten(antwoord) -> dict[str, str]:
    return {fout["pointer"]: fout["detail"] for fout in antwoord.json()["errors"]}


def test_een_wijk_is_een_lijst_postcodegebieden(beheerder, organisatie):
    antwoord = beheerder.post(LIJST, {"naam": "Zuid", "postcodes": ["7557", "7556"]})
    assert antwoord.status_code == 201
    opnieuw = beheerder.get(f"{LIJST}/{antwoord.json()['id']}").json()
    assert opnieuw["postcodes"] == ["7556", "7557"]


@pytest.mark.parametrize(
    ("postcodes", "veld", "melding"),
    [
        (["755"], "#/postcodes/0", "Vier cijfers"),
        (["1000"], "#/postcodes/0", "bestaat niet"),
        (["7556", "7551"], "#/postcodes/1", "7551 hoort al bij de wijk Centrum."),
        ([], "#/postcodes", "leeg"),
    ],
)
def test_wat_een_wijk_niet_kan_hebben(beheerder, wijk, postcodes, veld, melding):
    antwoord = beheerder.post(LIJST, {"naam": "Zuid", "postcodes": postcodes})
    assert antwoord.status_code == 400
    assert melding in fouten(antwoord)[veld]


def test_de_naam_veranderen_laat_de_gebieden_staan(beheerder, wijk):
    adres = f"{LIJST}/{wijk.id}"
    versie = beheerder.get(adres)["ETag"]
    antwoord = beheerder.patch(adres, {"naam": "Binnenstad"}, headers={"If-Match": versie})
    assert antwoord.json()["postcodes"] == ["7551"]


def test_verwijderen_vraagt_de_versie_en_staat_in_de_log(beheerder, organisatie, wijk):
    adres = f"{LIJST}/{wijk.id}"
    versie = beheerder.get(adres)["ETag"]
    assert beheerder.delete(adres).status_code == 428
    assert beheerder.delete(adres, headers={"If-Match": '"1"'}).status_code == 412
    assert beheerder.delete(adres, headers={"If-Match": versie}).status_code == 204
    assert not Wijk.objects.voor(organisatie).exists()
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="gegeven_verwijderd")
    assert regels.get().object_id == wijk.id


def test_het_aantal_queries_groeit_niet_mee(consulent, organisatie):
    gebieden = iter(range(7000, 8000))

    def maak():
        wijk = WijkFactory(organisatie=organisatie)
        for _nr in range(2):
            WijkPostcodeFactory(organisatie=organisatie, wijk=wijk, pc4=str(next(gebieden)))

    evenveel_queries(consulent, LIJST, maak)


def test_van_organisaties_ziet_men_alleen_de_eigen(als, organisatie, andere_organisatie):
    auditor = als(Rol.AUDITOR)
    (eigen,) = auditor.get("/api/v1/organisaties").json()["resultaten"]
    assert eigen == {
        "id": str(organisatie.id),
        "naam": organisatie.naam,
        "slug": organisatie.slug,
    }
    assert auditor.get(f"/api/v1/organisaties/{andere_organisatie.id}").status_code == 404
