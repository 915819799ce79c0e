"""Registrations over HTTP: the staff's."""

from datetime import date

import pytest

from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import AanmeldingFactory, GesprekFactory, PersoonFactory, ZorgsituatieFactory

LIJST = "/api/v1/aanmeldingen"


@pytest.fixture
def aanmelding(organisatie):
    return AanmeldingFactory(organisatie=organisatie, toelichting="Belt 's avonds.")


def test_aanmelden_geeft_de_dag_waarvoor_er_een_gesprek_is(consulent, organisatie):
    body = {"mantelzorger": PersoonFactory(organisatie=organisatie).id, "kanaal": "telefoon"}
    antwoord = consulent.post(LIJST, body)
    assert antwoord.status_code == 201, antwoord.json()
    inhoud = antwoord.json()
    assert inhoud["reagerenVoor"] > inhoud["ontvangenOp"]
    assert (inhoud["toestand"], inhoud["ingediendDoor"]) == ("wacht", None)


def test_een_deel_veranderen_laat_de_rest_staan(consulent, aanmelding):
    adres = f"{LIJST}/{aanmelding.id}"
    versie = {"If-Match": consulent.get(adres)["ETag"]}
    inhoud = consulent.patch(adres, {"verwijzerSoort": "huisarts"}, headers=versie).json()
    assert (inhoud["verwijzerSoort"], inhoud["toelichting"]) == ("huisarts", "Belt 's avonds.")
    assert consulent.patch(adres, {"spoed": "hoog"}, headers=versie).status_code == 412


def test_alles_veranderen_houdt_de_dag_en_van_wie_zij_is(consulent, aanmelding):
    adres = f"{LIJST}/{aanmelding.id}"
    versie = {"If-Match": consulent.get(adres)["ETag"]}
    ander = PersoonFactory(organisatie=aanmelding.organisatie)
    assert consulent.put(adres, {"mantelzorger": ander.id}, headers=versie).status_code == 400
    body = {"mantelzorger": aanmelding.mantelzorger_id}
    inhoud = consulent.put(adres, body, headers=versie).json()
    assert (inhoud["ontvangenOp"], inhoud["toelichting"]) == ("2026-10-01", "")


def test_koppelen_aan_een_zorgsituatie_van_dezelfde_mantelzorger(consulent, aanmelding):
    adres = f"{LIJST}/{aanmelding.id}/zorgsituaties"
    vreemd = ZorgsituatieFactory(organisatie=aanmelding.organisatie)
    eigen = ZorgsituatieFactory(
        organisatie=aanmelding.organisatie, mantelzorger=aanmelding.mantelzorger
    )
    assert consulent.post(adres, {"zorgsituatie": vreemd.id}).status_code == 400
    antwoord = consulent.post(adres, {"zorgsituatie": eigen.id})
    assert (antwoord.status_code, antwoord.json()["zorgsituatie"]) == (201, str(eigen.id))


def test_afsluiten_kan_een_keer(consulent, aanmelding):
    adres = f"{LIJST}/{aanmelding.id}/afsluitingen"
    assert consulent.post(adres, {}).status_code == 400
    antwoord = consulent.post(adres, {"afsluitreden": "elders"})
    assert (antwoord.status_code, antwoord.json()["toestand"]) == (201, "afgesloten")
    assert consulent.post(adres, {"afsluitreden": "elders"}).status_code == 409


def test_de_keuzes_van_de_bladzijde(client, aanmelding):
    gesproken = AanmeldingFactory(
        organisatie=aanmelding.organisatie,
        zorgsituatie=ZorgsituatieFactory(organisatie=aanmelding.organisatie),
    )
    GesprekFactory(
        organisatie=aanmelding.organisatie,
        zorgsituatie=gesproken.zorgsituatie,
        datum=date(2026, 10, 8),
    )
    for vraag, verwacht in [
        ("open=true", aanmelding),
        ("toestand=te_laat", aanmelding),
        ("toestand=gesproken", gesproken),
    ]:
        rijen = client.get(f"{LIJST}?{vraag}").json()["resultaten"]
        assert [rij["id"] for rij in rijen] == [str(verwacht.id)], vraag


def test_het_aantal_queries_groeit_niet_mee(client, organisatie):
    evenveel_queries(client, LIJST, lambda: AanmeldingFactory(organisatie=organisatie))
