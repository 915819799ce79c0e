"""Signals over HTTP: reporting, following up, closing."""

import pytest

from api.versies import etag
from kern.models import AuditRegel, Rol
from mantelzorg.models import Signaal
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    GebruikerFactory,
    PersoonFactory,
    SignaalFactory,
    SignaalmeldingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

LIJST = "/api/v1/signalen"


@pytest.fixture
def signaal(organisatie):
    return SignaalFactory(organisatie=organisatie)


def nieuw(organisatie, **waarden):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    return {"zorgsituatie": situatie.id, "aard": "overbelasting", "bron": "mantelzorger"} | waarden


def test_melden_en_nog_eens_melden_wordt_een_signaal(client, organisatie):
    body = nieuw(organisatie)
    eerste = client.post(LIJST, body)
    tweede = client.post(LIJST, body | {"ernst": "acuut", "toelichting": "Het gaat niet meer."})
    assert (eerste.status_code, tweede.status_code) == (201, 201)
    assert eerste.json()["id"] == tweede.json()["id"]
    assert [m["ernst"] for m in tweede.json()["meldingen"]] == ["gewoon", "acuut"]
    assert tweede.json()["ernst"] == "acuut"
    assert tweede["Location"].endswith(f"{LIJST}/{tweede.json()['id']}")


@pytest.mark.parametrize(
    ("waarden", "fout"),
    [
        ({"bron": "systeem"}, "#/bron"),
        ({"aard": "volhoudtijd"}, "#/aard"),
        ({"bron": "verwijzer"}, "#/gemeldDoorNaam"),
        ({"datum": "2099-01-01"}, "#/datum"),
    ],
)
def test_een_fout_wordt_genoemd(client, organisatie, waarden, fout):
    antwoord = client.post(LIJST, nieuw(organisatie, **waarden))
    assert antwoord.status_code == 400
    assert [f["pointer"] for f in antwoord.json()["errors"]] == [fout]


def toewijzen(client, adres, inhoud):
    versie = client.get(adres)["ETag"]
    return client.post(f"{adres}/toewijzingen", inhoud, headers={"If-Match": versie})


def test_opvolgen_toewijzen_en_afsluiten(client, organisatie):
    adres = client.post(LIJST, nieuw(organisatie))["Location"]
    vandaag = client.get(adres).json()["datum"]
    wie = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    gebeld = client.post(f"{adres}/opvolgingen", {"datum": vandaag, "soort": "gebeld"})
    assert [o["soort"] for o in gebeld.json()["opvolgingen"]] == ["gebeld"]
    van = toewijzen(client, adres, {"eigenaar": wie.id})
    assert (van.status_code, van.json()["eigenaar"]) == (201, str(wie.id))
    weg = client.post(f"{adres}/afsluitingen", {"uitkomst": "geholpen"})
    assert (weg.status_code, weg.json()["uitkomst"]) == (201, "geholpen")
    nog_eens = client.post(f"{adres}/afsluitingen", {"uitkomst": "geholpen"})
    assert (nog_eens.status_code, nog_eens.json()["code"]) == (409, "afgesloten")


def test_toewijzen_aan_wie_hier_niet_met_mensen_werkt_is_een_fout(client, signaal):
    wie = GebruikerFactory(organisatie=signaal.organisatie, met_rollen=[Rol.BEHEERDER])
    antwoord = toewijzen(client, f"{LIJST}/{signaal.id}", {"eigenaar": wie.id})
    assert antwoord.status_code == 400
    assert antwoord.json()["errors"][0]["pointer"] == "#/eigenaar"


def test_de_keuzes_van_de_bladzijde(client, signaal):
    SignaalFactory(
        organisatie=signaal.organisatie,
        afgesloten_op="2026-10-12T10:00Z",
        afgesloten_door=client.gebruiker,
        uitkomst="geholpen",
    )
    for vraag in ("open=true", "teLaat=true", "open=true&volgorde=-ernst"):
        rijen = client.get(f"{LIJST}?{vraag}").json()["resultaten"]
        assert [rij["id"] for rij in rijen] == [str(signaal.id)], vraag


def test_de_ernstigste_staan_bovenaan(client, organisatie):
    for ernst in ("hoog", "gewoon", "acuut"):
        SignaalFactory(organisatie=organisatie, ernst=ernst)
    eerste = client.get(f"{LIJST}?volgorde=-ernst&aantal=2").json()
    rest = client.get(eerste["volgende"]).json()
    gezien = [rij["ernst"] for rij in eerste["resultaten"] + rest["resultaten"]]
    assert gezien == ["acuut", "hoog", "gewoon"]


@pytest.mark.parametrize(
    ("rol", "grondslag", "ziet"),
    [(Rol.CONSULENT, True, True), (Rol.CONSULENT, False, False), (Rol.COORDINATOR, True, False)],
)
def test_wat_een_meting_zei_staat_er_alleen_voor_wie_dat_mag_zien(
    als, organisatie, rol, grondslag, ziet
):
    signaal = SignaalFactory(organisatie=organisatie, aard="volhoudtijd", bron="systeem")
    SignaalmeldingFactory(
        organisatie=organisatie,
        signaal=signaal,
        bron="systeem",
        feiten=[{"code": "laatst_gemeten", "waarde": {"datum": "2026-10-01"}}],
    )
    if grondslag:
        ToestemmingFactory(organisatie=organisatie, persoon=signaal.zorgsituatie.mantelzorger)
    inhoud = als(rol).get(f"{LIJST}/{signaal.id}").json()
    (melding,) = inhoud["meldingen"]
    assert inhoud["aard"] == ("volhoudtijd" if ziet else "")
    assert ("vol" in inhoud["wat"]) is ziet
    assert (bool(melding["feiten"]), melding["achtergehouden"]) == (ziet, not ziet)


def test_ook_wie_het_zei_staat_in_de_log(client, signaal):
    melder = PersoonFactory(organisatie=signaal.organisatie)
    SignaalmeldingFactory(organisatie=signaal.organisatie, signaal=signaal, gemeld_door=melder)
    client.get(LIJST)
    gezien = AuditRegel.objects.voor(signaal.organisatie).filter(gebeurtenis="dossier_ingezien")
    assert melder.id in gezien.values_list("persoon_id", flat=True)


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        signaal = SignaalFactory(organisatie=organisatie)
        SignaalmeldingFactory(
            organisatie=organisatie,
            signaal=signaal,
            gemeld_door=PersoonFactory(organisatie=organisatie),
        )
        signaal.opvolgingen.create(
            organisatie=organisatie, datum="2026-10-12", soort="gebeld", door=client.gebruiker
        )

    evenveel_queries(client, LIJST, maak)
    assert Signaal.objects.voor(organisatie).count() == 30


def test_een_signaal_aan_wie_het_al_heeft_is_ook_lezen(client, signaal):
    antwoord = client.post(
        f"{LIJST}/{signaal.id}/toewijzingen",
        {"eigenaar": None},
        headers={"If-Match": etag(signaal)},
    )
    assert antwoord.json()["zorgsituatie"] == str(signaal.zorgsituatie_id)
    regels = AuditRegel.objects.voor(signaal.organisatie).filter(gebeurtenis="dossier_ingezien")
    situatie = signaal.zorgsituatie
    gezien = set(regels.values_list("persoon_id", flat=True))
    assert gezien == {situatie.mantelzorger_id, situatie.zorgvrager_id}
