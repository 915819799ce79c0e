"""Care situations over HTTP."""

import pytest

from kern.models import AuditRegel, Rol
from mantelzorg.models import Zorgsituatie, ZorgsituatieDoelgroep
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import (
    KenmerkFactory,
    MetingFactory,
    PersoonFactory,
    RisicobepalingFactory,
    ToestemmingFactory,
    ZorgsituatieFactory,
)

LIJST = "/api/v1/zorgsituaties"


@pytest.fixture
def situatie(organisatie):
    return ZorgsituatieFactory(organisatie=organisatie, relatie="partner", netwerk="geen")


def doelgroep(situatie, code="dementie"):
    kenmerk = KenmerkFactory(
        organisatie=situatie.organisatie, code=code, soort="doelgroep", gezondheid=True
    )
    ZorgsituatieDoelgroep.alles.create(
        organisatie=situatie.organisatie, zorgsituatie=situatie, kenmerk=kenmerk
    )
    return kenmerk


def verander(client, situatie, gegevens, methode="patch"):
    adres = f"{LIJST}/{situatie.id}"
    return getattr(client, methode)(
        adres, gegevens, headers={"If-Match": client.get(adres)["ETag"]}
    )


def test_vastleggen_geeft_een_nummer(consulent, organisatie):
    twee = PersoonFactory.create_batch(2, organisatie=organisatie)
    body = {"mantelzorger": twee[0].id, "zorgvrager": twee[1].id, "urenPerWeek": "20.5"}
    antwoord = consulent.post(LIJST, body)
    assert antwoord.status_code == 201, antwoord.json()
    inhoud = antwoord.json()
    assert inhoud["nummer"]
    assert (inhoud["risico"], inhoud["urenPerWeek"]) == ("onbekend", "20.5")


def test_elk_fout_veld_wordt_genoemd(consulent, organisatie, andere_organisatie):
    body = {
        "mantelzorger": PersoonFactory(organisatie=andere_organisatie).id,
        "relatie": "kat",
        "nummer": "Z9",
        "doelgroepen": ["x"],
    }
    antwoord = consulent.post(LIJST, body)
    assert antwoord.status_code == 400
    assert {fout["pointer"] for fout in antwoord.json()["errors"]} == {
        "#/mantelzorger",
        "#/zorgvrager",
        "#/relatie",
        "#/nummer",
        "#/doelgroepen/0",
    }


def test_een_deel_veranderen_laat_de_rest_staan(consulent, situatie):
    antwoord = verander(consulent, situatie, {"nachtenVerstoord": 3})
    assert antwoord.status_code == 200
    assert (antwoord.json()["relatie"], antwoord.json()["nachtenVerstoord"]) == ("partner", 3)


def test_alles_veranderen_maakt_leeg_wat_niet_wordt_genoemd(consulent, situatie):
    paar = {"mantelzorger": situatie.mantelzorger_id, "zorgvrager": situatie.zorgvrager_id}
    assert verander(consulent, situatie, paar, "put").json()["relatie"] == ""


def test_over_wie_het_gaat_verandert_niet(consulent, situatie):
    ander = PersoonFactory(organisatie=situatie.organisatie)
    antwoord = verander(consulent, situatie, {"zorgvrager": ander.id})
    assert antwoord.status_code == 400
    assert antwoord.json()["errors"][0]["pointer"] == "#/zorgvrager"


def test_doelgroepen_staan_er_alleen_met_een_grondslag(client, situatie):
    kenmerk = doelgroep(situatie)
    zonder = client.get(f"{LIJST}/{situatie.id}").json()
    ToestemmingFactory(organisatie=situatie.organisatie, persoon=situatie.zorgvrager)
    met = client.get(f"{LIJST}/{situatie.id}").json()
    assert (zonder["doelgroepen"], zonder["achtergehouden"]) == ([], True)
    assert (met["doelgroepen"], met["achtergehouden"]) == ([str(kenmerk.id)], False)


@pytest.mark.parametrize("body", [{"doelgroepen": []}, {"relatie": "kind"}])
def test_wat_niet_getoond_wordt_blijft_bij_een_wijziging(consulent, situatie, body):
    kenmerk = doelgroep(situatie)
    assert verander(consulent, situatie, body).status_code == 200
    assert situatie.doelgroepen.get().kenmerk == kenmerk


def test_een_doelgroep_zonder_grondslag_wordt_geweigerd(consulent, situatie):
    kenmerk = KenmerkFactory(organisatie=situatie.organisatie, soort="doelgroep", gezondheid=True)
    antwoord = verander(consulent, situatie, {"doelgroepen": [kenmerk.id]})
    assert antwoord.status_code == 400
    assert antwoord.json()["errors"][0]["pointer"] == "#/doelgroepen/0"


def test_filteren_op_wie_en_of_de_zorg_loopt(client, situatie):
    ZorgsituatieFactory(
        organisatie=situatie.organisatie,
        mantelzorger=situatie.mantelzorger,
        beeindigd_op="2026-10-01",
    )
    rijen = client.get(f"{LIJST}?mantelzorger={situatie.mantelzorger_id}&loopt=true").json()
    assert [rij["id"] for rij in rijen["resultaten"]] == [str(situatie.id)]


def test_een_coordinator_leest_en_schrijft_niet(client, situatie):
    assert client.get(f"{LIJST}/{situatie.id}").status_code == 200
    assert client.post(LIJST, {}).status_code == 403
    assert Zorgsituatie.objects.voor(situatie.organisatie).count() == 1


def test_wie_wordt_gelezen_staat_in_de_log(client, situatie):
    client.get(f"{LIJST}/{situatie.id}/verloop")
    gezien = AuditRegel.objects.voor(situatie.organisatie).filter(gebeurtenis="dossier_ingezien")
    assert set(gezien.values_list("persoon_id", flat=True)) == {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
    }


@pytest.mark.parametrize(("rol", "ziet"), [(Rol.CONSULENT, True), (Rol.COORDINATOR, False)])
def test_het_verloop_toont_metingen_aan_wie_ze_mag_zien(als, situatie, rol, ziet):
    ToestemmingFactory(organisatie=situatie.organisatie, persoon=situatie.mantelzorger)
    MetingFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)
    RisicobepalingFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)
    verloop = als(rol).get(f"{LIJST}/{situatie.id}/verloop").json()
    assert ("Meting" in {regel["soort"] for regel in verloop["regels"]}) is ziet
    assert (verloop["zonderRecht"], verloop["zonderGrondslag"]) == (not ziet, False)
    assert verloop["risico"]["niveau"] == "hoog"


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    def maak():
        situatie = ZorgsituatieFactory(organisatie=organisatie)
        doelgroep(situatie)
        ToestemmingFactory(organisatie=organisatie, persoon=situatie.zorgvrager)

    evenveel_queries(client, LIJST, maak)
